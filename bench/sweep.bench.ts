import type { Database } from '../src/database/database.js';
import { sql } from '../src/database/sql.js';
import { createSegment, deleteSegment, settle, type MembershipContext } from '../src/membership/index.js';
import { NOW } from './base.js';
import { percentile, printTable } from './measure.js';

const RUNS = 3;
/** Everybody has been added by then, and nobody afterwards: when as much time has passed again, they all leave. */
const DAYS = 3_650;
const LATER = new Date(NOW.getTime() + (DAYS + 1) * 86_400_000);

/**
 * Memberships of the whole base that end by the passing of time, from the move of the clock until the log is written, beside SQL by hand that
 * removes the same memberships and says so in the log. Throws if anybody stays.
 */
export async function benchSweeps(context: MembershipContext): Promise<void> {
  let now = NOW;
  const moving: MembershipContext = { ...context, clock: { now: () => now } };
  const [swept, byHand]: [number[], number[]] = [[], []];
  let changes = 0;
  for (let run = 0; run < RUNS; run++) {
    now = NOW;
    while ((await settle(moving)).stale);
    const { segment } = await createSegment(moving, { name: 'Sweep', query: `customer_added_date >= -${DAYS}d` });
    const id = segment?.id ?? '';
    while ((await settle(moving)).stale);
    changes = await countMembers(context.database, id);
    now = LATER;
    const startedAt = performance.now();
    while ((await settle(moving)).stale);
    swept.push(performance.now() - startedAt);
    const left = changes - (await countMembers(context.database, id));
    const [logged] = await context.database.query<{ count: number }>(sql`
      select count(*)::int as count from membership_change where segment_id = ${id} and kind = 'LEFT' and cause = 'TIME'`);
    if (left !== changes || logged?.count !== changes) throw new Error(`Of ${changes} members ${left} left, ${logged?.count} by the log.`);
    byHand.push(await endByHand(context.database, id));
    await deleteSegment(moving, id);
  }
  const [sweptMs, byHandMs] = [percentile(swept, 0.5), percentile(byHand, 0.5)];
  printTable(
    'Memberships that end by the passing of time, clock to log',
    ['', 'changes', 'ms', 'changes/s', 'by hand ms', 'ratio'],
    [['one segment', changes, sweptMs, Math.round((changes / sweptMs) * 1000), byHandMs, sweptMs / byHandMs]],
  );
}

/** The same memberships, ended by a person who knows which they are. */
async function endByHand(database: Database, segmentId: string): Promise<number> {
  await database.execute(sql`insert into membership (segment_id, customer_id, since) select ${segmentId}::uuid, id, ${NOW} from customer`);
  const startedAt = performance.now();
  await database.execute(sql`/* bench.endByHand */
    with gone as (
      delete from membership m using customer c
      where m.segment_id = ${segmentId}::uuid and c.id = m.customer_id and c.added_at < (${LATER}::date - ${DAYS}::int)::timestamptz
      returning m.segment_id, m.customer_id)
    insert into membership_change (segment_id, customer_id, kind, cause, at)
    select segment_id, customer_id, 'LEFT', 'TIME', ${LATER} from gone`);
  return performance.now() - startedAt;
}

async function countMembers(database: Database, segmentId: string): Promise<number> {
  const [row] = await database.query<{ members: number }>(
    sql`select count(*)::int as members from membership where segment_id = ${segmentId}`,
  );
  return row?.members ?? 0;
}
