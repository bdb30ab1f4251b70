import { DataKind, INFLUENCER_TIERS } from '../../catalogue/index.js';
import { retriedTransaction, sql } from '../../database/index.js';
import { invalidInput } from '../../kernel/index.js';
import type { MembershipContext } from '../set/index.js';

/** How many followers make a tier, however few others there are to compare with. */
export interface InfluencerTiers {
  readonly medium: number;
  readonly high: number;
}

/** Sets both. Everybody with followers is evaluated anew; what changes has cause THRESHOLDS. */
export async function setInfluencerTiers(context: Pick<MembershipContext, 'database'>, { medium, high }: InfluencerTiers): Promise<void> {
  if (medium < 1) throw invalidInput('medium', 'medium must be 1 or more.');
  if (high <= medium) throw invalidInput('high', 'high must be more than medium.');
  await retriedTransaction(context, async (transaction) => {
    await transaction.execute(sql`/* membership.setInfluencerTiers */
      insert into workspace_setting (key, value) values ('influencer_tiers', ${JSON.stringify({ medium, high })}::jsonb)
      on conflict (key) do update set value = excluded.value`);
    await transaction.execute(sql`/* membership.enqueueInfluencers */
      insert into evaluation_queue (customer_id, kinds, cause)
      select distinct customer_id, ${DataKind.thresholds}::int, 'THRESHOLDS' from influence_account`);
  });
}

/** Those that were last set, else those that hold unless others are. */
export async function readInfluencerTiers({ database }: Pick<MembershipContext, 'database'>): Promise<InfluencerTiers> {
  const [row] = await database.query<{ tiers: InfluencerTiers }>(sql`/* membership.influencerTiers */
    select value as tiers from workspace_setting where key = 'influencer_tiers'`);
  return row?.tiers ?? INFLUENCER_TIERS;
}
