import type { Database } from '../src/database/database.js';
import { sql } from '../src/database/sql.js';
import { createSegment, deleteSegment, settle, type ReadingContext } from '../src/membership/index.js';
import { NOW } from './base.js';
import { percentile, printTable } from './measure.js';

const RUNS = 3;
/** About so many memberships end at once. */
const ENDING = 100_000;
const DAY_MS = 86_400_000;
/** Longer than anybody has been a customer. */
const DAYS = 3_650;

/**
 * Memberships that end by the passing of time, from the move of the clock until the log is written, beside SQL by hand that removes the same
 * memberships and says so in the log. Throws if anybody stays. The clock only goes on, as one that is set back has everybody evaluated again.
 */
export async function benchSweeps(context: ReadingContext): Promise<void> {
  let now = NOW;
  const moving: ReadingContext = { ...context, clock: { now: () => now } };
  const [swept, byHand]: [number[], number[]] = [[], []];
  const oldest = await dayAfterFirst(context.database, ENDING);
  let members = 0;
  while ((await settle(moving)).stale);
  for (let run = 1; run <= RUNS; run++) {
    const { segment } = await createSegment(moving, {
      name: 'Sweep',
      query: `customer_added_date >= -${DAYS * run}d AND customer_added_date < ${oldest}`,
    });
    const id = segment?.id ?? '';
    members = await countMembers(context.database, id);
    now = new Date(Date.parse(oldest) + (DAYS * run + 1) * DAY_MS);
    const startedAt = performance.now();
    while ((await settle(moving)).stale);
    swept.push(performance.now() - startedAt);
    const left = members - (await countMembers(context.database, id));
    const [logged] = await context.database.query<{ count: number }>(sql`
      select count(*)::int as count from membership_change where segment_id = ${id} and kind = 'LEFT' and cause = 'TIME'`);
    if (members === 0 || left !== members || logged?.count !== members)
      throw new Error(`Of ${members} members ${left} left, ${logged?.count} by the log.`);
    byHand.push(await endByHand(context.database, id, oldest));
    await deleteSegment(moving, id);
  }
  await forgetTime(context.database);
  const [sweptMs, byHandMs] = [percentile(swept, 0.5), percentile(byHand, 0.5)];
  printTable(
    'Memberships that end by the passing of time, clock to log',
    ['', 'changes', 'ms', 'changes/s', 'by hand ms', 'ratio'],
    [['one segment', members, sweptMs, Math.round((members / sweptMs) * 1000), byHandMs, sweptMs / byHandMs]],
  );
}

/** The day before which about so many customers had been added. */
async function dayAfterFirst(database: Database, customers: number): Promise<string> {
  const [row] = await database.query<{ day: string }>(sql`
    select (max(added_at)::date + 1)::text as day from (select added_at from customer order by added_at limit ${customers}::int) first`);
  return row?.day ?? '';
}

/** No segment is left that the time which has passed would concern: whoever goes on in the present need not evaluate everybody again. */
async function forgetTime(database: Database): Promise<void> {
  await database.execute(sql`update sweep_state set swept_to = ${NOW}`);
}

/** The same memberships, ended by a person who knows which they are. */
async function endByHand(database: Database, segmentId: string, oldest: string): Promise<number> {
  const ending = sql`c.added_at < ${oldest}::date::timestamptz`;
  await database.execute(sql`
    insert into membership (segment_id, customer_id, since) select ${segmentId}::uuid, id, ${NOW} from customer c where ${ending}`);
  const startedAt = performance.now();
  await database.execute(sql`/* bench.endByHand */
    with gone as (
      delete from membership m using customer c
      where m.segment_id = ${segmentId}::uuid and c.id = m.customer_id and ${ending}
      returning m.segment_id, m.customer_id)
    insert into membership_change (segment_id, customer_id, kind, cause, at)
    select segment_id, customer_id, 'LEFT', 'TIME', ${NOW} from gone`);
  return performance.now() - startedAt;
}

async function countMembers(database: Database, segmentId: string): Promise<number> {
  const [row] = await database.query<{ members: number }>(
    sql`select count(*)::int as members from membership where segment_id = ${segmentId}`,
  );
  return row?.members ?? 0;
}
