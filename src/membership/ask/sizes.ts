import { checkInstant } from '../../changes/index.js';
import { sql } from '../../database/index.js';
import { invalidInput, limitExceeded, isId } from '../../kernel/index.js';
import { standingIds, type MembershipContext } from '../set/index.js';

export interface SegmentSizeNow {
  /** Members. */
  readonly size: number;
  /** Of all customers, 0 to 1; 0 if there are none. */
  readonly share: number;
}

type Reader = Pick<MembershipContext, 'database'>;

/** Sizes as the membership table has them. Call `settle` first for exact ones. */
export async function sizesOf({ database }: Reader, segmentIds: readonly string[]): Promise<Map<string, SegmentSizeNow>> {
  const rows = await database.query<{ segment_id: string; size: number; base: number }>(sql`/* membership.sizes */
    select wanted.segment_id, (select count(*)::int from membership m where m.segment_id = wanted.segment_id) as size, base.base
    from unnest(${[...segmentIds]}::uuid[]) as wanted(segment_id), (select count(*)::int as base from customer) base`);
  return new Map(rows.map(({ segment_id, size, base }) => [segment_id, { size, share: base === 0 ? 0 : size / base }]));
}

/** Whether a customer belongs to a segment, as the membership table has it: of one that was merged whether the survivor does. */
export async function isMember({ database }: Reader, segmentId: string, customerId: string): Promise<boolean> {
  if (!isId(customerId)) return false;
  const rows = await database.query(sql`/* membership.isMember */
    select from membership where segment_id = ${segmentId}::uuid and customer_id = any(${standingIds([customerId])})`);
  return rows.length > 0;
}

export interface SegmentSizePoint {
  readonly at: Date;
  readonly size: number;
}

export interface SizePeriod {
  readonly from: Date;
  readonly to: Date;
  readonly every: 'HOUR' | 'DAY' | 'WEEK' | 'MONTH';
}

const MOST_POINTS = 1_000;

/**
 * Sizes at `from` and at every interval after it up to `to`, from the change log. Intervals are those of the workspace's time zone. Refuses
 * with HISTORY_EXPIRED a beginning that the log no longer tells of. Before it was made a segment had no size.
 */
export async function sizesOverTime(
  { database, timeZone }: Pick<MembershipContext, 'database' | 'timeZone'>,
  segmentId: string,
  { from, to, every }: SizePeriod,
): Promise<SegmentSizePoint[]> {
  if (to < from) throw invalidInput('to', 'The end of the period lies before its start.');
  const shortest = { HOUR: 3_600_000, DAY: 82_800_000, WEEK: 600_000_000, MONTH: 2_400_000_000 }[every];
  if ((to.getTime() - from.getTime()) / shortest > MOST_POINTS) throw limitExceeded('The number of points', MOST_POINTS);
  const points = await database.query<SegmentSizePoint>(sql`/* membership.sizesOverTime */
    with point as (
      select local at time zone ${timeZone} as at
      from generate_series(${from}::timestamptz at time zone ${timeZone}, ${to}::timestamptz at time zone ${timeZone}, ${`1 ${every}`}::interval) local
    ),
    step as (
      select at, sum(case kind when 'ENTERED' then 1 else -1 end) as change from membership_change
      where segment_id = ${segmentId}::uuid and at <= ${to}::timestamptz group by at
    ),
    running as (select at, sum(change) over (order by at) as size from step)
    select point.at, coalesce((select size from running where running.at <= point.at order by running.at desc limit 1), 0)::int as size
    from point where point.at >= least((select created_at from segment where id = ${segmentId}::uuid), (select min(at) from step)) order by point.at`);
  // Afterwards, so that nothing can have been dropped before it was read.
  await checkInstant(database, 'from', from);
  return points;
}
