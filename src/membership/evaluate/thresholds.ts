import { boundsAmong, DataKind, thresholds } from '../../catalogue/index.js';
import { bind, Figures, withColumns } from '../../compile/index.js';
import { advisoryLocks, type Transaction, joinSql, rawSql, sql, type Queryable } from '../../database/index.js';
import { reckoningOf, type MembershipContext, holdSegmentSet, avoidPairing, planForWholeBase } from '../set/index.js';
import { ROUGH_NUMBER_OF_ORDERS } from './number-of-orders.js';

/**
 * Finds anew what divides the whole base (RFM scores, spend tiers, percentiles), and puts everybody on the queue if any segment reads it:
 * only those segments are evaluated, and what changes has cause THRESHOLDS.
 */
export async function refreshThresholds(context: MembershipContext): Promise<void> {
  await refreshIf(context, () => Promise.resolve(true));
}

/** The same, if the last time is `everyMs` ago or longer. Gives whether it was. Safe from several processes. */
export function refreshThresholdsIfDue(context: MembershipContext, everyMs: number): Promise<boolean> {
  return refreshIf(context, (database) => isDue(context, database, everyMs));
}

async function refreshIf(context: MembershipContext, isWanted: (database: Queryable) => Promise<boolean>): Promise<boolean> {
  if (!(await isWanted(context.database))) return false;
  const refreshed = await context.database.transaction(async (transaction) => {
    await transaction.query(sql`/* thresholds.lock */ select pg_advisory_xact_lock(${advisoryLocks.refreshingThresholds}::bigint)`);
    // Another process may have done it meanwhile.
    if (!(await isWanted(transaction))) return false;
    planForWholeBase(transaction);
    await writeBounds(context, transaction);
    // Not before: of a large base it takes minutes, in which people make and change segments. A segment that is new by now is evaluated by the old
    // bounds, and is among those looked at here.
    holdSegmentSet(transaction);
    const { set } = await context.segmentSet.current(transaction);
    if (set.affectedBy(DataKind.thresholds, new Set()).length > 0) {
      await transaction.execute(sql`/* thresholds.enqueue */
        insert into evaluation_queue (customer_id, kinds, cause) select id, ${DataKind.thresholds}::int, 'THRESHOLDS' from customer order by id`);
    }
    return true;
  });
  if (refreshed) context.wakeUps.wake('queue');
  return refreshed;
}

/** When it was long ago, when there is data of which there were no bounds, and when there are twice as many orders: while a first load goes on. */
async function isDue({ clock }: MembershipContext, database: Queryable, everyMs: number): Promise<boolean> {
  const [row] = await database.query<{ refreshed_at: Date | null; has_grown: boolean | null }>(sql`/* thresholds.due */
    select case when count(*) = ${thresholds.length} then min(refreshed_at) end as refreshed_at,
      ${ROUGH_NUMBER_OF_ORDERS} >= greatest(1, 2 * (select (value ->> 'orders')::bigint from workspace_setting where key = ${SIZE_KEY}))
        or bool_or(bounds is null) filter (where name = 'influence_reach') and exists (select from influence_account where followers > 0) as has_grown
    from threshold where name = any(${thresholds.map(({ name }) => name)}::text[])`);
  if (row?.refreshed_at == null || row.has_grown === true) return true;
  return Math.abs(clock.now().getTime() - row.refreshed_at.getTime()) >= everyMs;
}

/** How large the base was when it was last looked at. */
const SIZE_KEY = 'thresholds_size';

/** One statement reads each source once for all of them. The instant is written first: predictions are made as of it. */
async function writeBounds(context: MembershipContext, transaction: Transaction): Promise<void> {
  const names = thresholds.map(({ name }) => name);
  const reckoning = reckoningOf(context);
  transaction.defer(sql`/* thresholds.begin */
    insert into threshold (name, refreshed_at) select name, ${reckoning.now}::timestamptz from unnest(${names}::text[]) as named(name)
    on conflict (name) do update set refreshed_at = excluded.refreshed_at`);
  transaction.defer(sql`/* thresholds.size */
    insert into workspace_setting (key, value) select ${SIZE_KEY}, jsonb_build_object('orders', ${ROUGH_NUMBER_OF_ORDERS})
    on conflict (key) do update set value = excluded.value`);
  const figures = new Figures({ over: 'base' });
  const values = thresholds.map(({ value }, index) => sql`(${withColumns(value, figures)})::numeric as ${rawSql(`v${index}`)}`);
  const bounds = thresholds.map((threshold, index) => boundsAmong(rawSql(`v${index}`), threshold.bounds));
  const found = thresholds.map(({ name }, index) => sql`when ${name}::text then ${rawSql(`found.b${index}`)}`);
  const refresh = bind(
    sql`/* thresholds.refresh */
      update threshold t set bounds = case t.name ${joinSql(found, ' ')} end
      from (select ${joinSql(bounds.map((bound, index) => sql`${bound} as ${rawSql(`b${index}`)}`))}
        from (select ${joinSql(values)} from customer c ${figures.joins()}) of_each) found
      where t.name = any(${names}::text[])`,
    reckoning,
  );
  await avoidPairing(transaction, refresh);
  await transaction.execute(refresh);
}
