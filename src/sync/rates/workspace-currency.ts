import { advisoryLocks, retriedTransaction, sql } from '../../database/index.js';
import type { SyncContext } from '../context.js';

/**
 * Says which currency the workspace reckons in. Where it was another before, or none, all orders that this concerns are valued anew; if it
 * was this one, nothing is written.
 */
export async function keepWorkspaceCurrency(context: Pick<SyncContext, 'database' | 'currency'>): Promise<void> {
  const { currency } = context;
  await retriedTransaction(context, async (transaction) => {
    const [known] = await transaction.query<{ same: boolean }>(sql`/* sync.readCurrency */
      select workspace_currency() is not distinct from ${currency} as same`);
    if (known?.same === true) return;
    await transaction.query(sql`/* sync.lockRates */ select pg_advisory_xact_lock(${advisoryLocks.changingRates}::bigint)`);
    await transaction.execute(sql`/* sync.keepCurrency */
      insert into workspace_setting (key, value) values ('currency', to_jsonb(${currency}::text))
      on conflict (key) do update set value = excluded.value`);
    await transaction.query(sql`/* sync.revalueAll */
      select value_orders(array(select id from "order" where currency <> ${currency} or exchange_rate is distinct from 1))`);
  });
}
