import { z } from 'zod';
import { DataKind } from '../../catalogue/index.js';
import { retriedTransaction, sql } from '../../database/index.js';
import { invalidInput } from '../../kernel/index.js';
import { check } from '../../records/index.js';
import type { SyncContext } from '../context.js';

const amount = check
  .decimal(19, 4)
  .refine((value) => !value.startsWith('-'), 'must not be negative')
  .nullish();

const costRatesSchema = z.strictObject({
  perContact: amount,
  perMinute: amount,
  perEffort: amount,
  messages: z
    .record(z.string(), check.decimal(19, 4))
    .refine((costs) => Object.keys(costs).every(check.isStorable), 'has a channel with characters that cannot be stored')
    .nullish(),
});

/** What service and messages cost where a record does not say, in the workspace currency. */
export interface CostRates {
  /** Of each service interaction, of each minute of it, and of each point of effort. */
  readonly perContact?: string | null | undefined;
  readonly perMinute?: string | null | undefined;
  readonly perEffort?: string | null | undefined;
  /** Of one message, by the channel of its campaign. */
  readonly messages?: Readonly<Record<string, string>> | null | undefined;
}

/** Sets all rates at once. Everybody with a record that has no cost of its own is evaluated anew. */
export async function setCostRates(context: SyncContext, rates: CostRates): Promise<CostRates> {
  const checked = costRatesSchema.safeParse(rates);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw invalidInput(
      ['rates', ...(issue?.path ?? [])].join('.'),
      `${issue?.path.join('.') ?? 'rates'} ${issue?.message ?? 'is invalid'}.`,
    );
  }
  await retriedTransaction(context, async (transaction) => {
    await transaction.execute(sql`/* sync.setCostRates */
      insert into workspace_setting (key, value) values ('cost_rates', ${JSON.stringify(checked.data)}::jsonb)
      on conflict (key) do update set value = excluded.value`);
    await transaction.execute(sql`/* sync.enqueueByCostRates */
      insert into evaluation_queue (customer_id, kinds, cause)
      select distinct customer_id, ${DataKind.service}::int, 'DATA' from service_interaction where cost is null
      union all
      select distinct e.customer_id, ${DataKind.campaign}::int, 'DATA' from campaign_engagement e join campaign c on c.id = e.campaign_id
      where e.kind = 'sent' and c.cost_per_message is null`);
  });
  return checked.data;
}

/** The rates that were last set; nothing before. */
export async function readCostRates({ database }: Pick<SyncContext, 'database'>): Promise<CostRates> {
  const [row] = await database.transaction((transaction) =>
    transaction.query<{ rates: CostRates }>(sql`/* sync.readCostRates */
      select value as rates from workspace_setting where key = 'cost_rates'`),
  );
  return row?.rates ?? {};
}
