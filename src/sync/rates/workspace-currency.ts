import { advisoryLocks, retriedTransaction, sql, type Transaction } from '../../database/index.js';
import type { SyncContext } from '../context.js';

/** How many orders are valued anew in one transaction, and how many are looked at for them: most may need nothing. */
const STEP = { valued: 500, looked: 10_000 };
/** How far they have come; missing where nothing is to be valued. */
const VALUING = 'currency_valuing';

/**
 * Says which currency the workspace reckons in. Where it was another before, or none, all orders that this concerns are valued anew, in steps of which each
 * is kept: who is cut short goes on with the next call. If it was this one, nothing is written.
 */
export async function keepWorkspaceCurrency(context: Pick<SyncContext, 'database' | 'currency'>, step = STEP): Promise<void> {
  const { currency } = context;
  await retriedTransaction(context, async (transaction) => {
    const [known] = await transaction.query<{ same: boolean }>(sql`/* sync.readCurrency */
      select workspace_currency() is not distinct from ${currency} as same`);
    if (known?.same === true) return;
    await lockRates(transaction);
    await transaction.execute(sql`/* sync.keepCurrency */
      insert into workspace_setting (key, value) values ('currency', to_jsonb(${currency}::text)), (${VALUING}, 'null')
      on conflict (key) do update set value = excluded.value`);
  });
  while (await retriedTransaction(context, (transaction) => valueNext(transaction, step)));
}

/** Values the next orders; gives whether there may be more. */
async function valueNext(transaction: Transaction, step: typeof STEP): Promise<boolean> {
  const [state] = await transaction.query<{ after: string | null }>(sql`/* sync.readValuing */
    select value #>> '{}' as after from workspace_setting where key = ${VALUING}`);
  if (state === undefined) return false;
  await lockRates(transaction);
  const [valued] = await transaction.query<{ filled: string | null; looked: string | null }>(sql`/* sync.revalueNext */
    with looked as materialized (
      select id, currency <> (select workspace_currency()) or exchange_rate is distinct from 1 as changes from "order"
      where ${state.after}::uuid is null or id > ${state.after}::uuid order by id limit ${step.looked}),
    next as materialized (select id from looked where changes order by id limit ${step.valued})
    select (select id from next order by id offset ${step.valued - 1}) as filled, (select id from looked order by id desc limit 1) as looked
    from (select value_orders(array(select id from next))) valued`);
  const last = valued?.filled ?? valued?.looked ?? null;
  await transaction.execute(
    last === null
      ? sql`/* sync.endValuing */ delete from workspace_setting where key = ${VALUING}`
      : sql`/* sync.keepValuing */ update workspace_setting set value = to_jsonb(${last}::text) where key = ${VALUING}`,
  );
  return last !== null;
}

async function lockRates(transaction: Transaction): Promise<void> {
  await transaction.query(sql`/* sync.lockRates */ select pg_advisory_xact_lock(${advisoryLocks.changingRates}::bigint)`);
}
