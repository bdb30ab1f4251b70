import { type Queryable, sql } from '../../database/index.js';
import { askingFor, type MembershipContext } from '../../membership/index.js';
import { CHANGES_DAYS, MOST_CHANGES, SHORT_DAYS } from './bounds.js';

/** How many there are in all, and how many of them have agreed to be reached by any channel. */
export interface Base {
  readonly customers: number;
  readonly reached: number;
}

/** What is counted of a segment. */
export interface Counted {
  readonly members: number;
  /** Of them, who have agreed to be reached by any channel. */
  readonly reached: number;
  /** Who entered, long enough ago that the short time after it is over; by data, time or thresholds, not because the rule was changed. */
  readonly entries: number;
  /** Of those, who left within the short time. */
  readonly soonUndone: number;
  /** Of those, whom the passing of time alone took out. */
  readonly undoneByTime: number;
}

const DAY_MS = 86_400_000;

export async function countBase({ database }: { readonly database: Queryable }): Promise<Base> {
  const [row] = await database.query<Base>(sql`/* advice.base */
    select count(*)::int as customers,
      (select count(distinct customer_id)::int from consent where status = 'SUBSCRIBED') as reached from customer`);
  return row ?? { customers: 0, reached: 0 };
}

/** The figures of segments by which they are judged, by id. */
export async function countSegments(context: MembershipContext, ids: readonly string[], now: Date): Promise<Map<string, Counted>> {
  const since = new Date(now.getTime() - (CHANGES_DAYS + SHORT_DAYS) * DAY_MS);
  const until = new Date(now.getTime() - SHORT_DAYS * DAY_MS);
  const rows = await askingFor(context, 'overlap').database.query<Counted & { id: string }>(sql`/* advice.segments */
    with reached as materialized (select distinct customer_id from consent where status = 'SUBSCRIBED'),
    sized as (
      select m.segment_id, count(*)::int as members, count(r.customer_id)::int as reached
      from membership m left join reached r on r.customer_id = m.customer_id
      where m.segment_id = any(${[...ids]}::uuid[]) group by m.segment_id)
    select one.id, coalesce(s.members, 0) as members, coalesce(s.reached, 0) as reached, moved.entries, moved."soonUndone", moved."undoneByTime"
    from unnest(${[...ids]}::uuid[]) as one(id) left join sized s on s.segment_id = one.id
    cross join lateral (
      select count(*)::int as entries,
        count(*) filter (where is_undone)::int as "soonUndone",
        count(*) filter (where is_undone and next_cause = 'TIME')::int as "undoneByTime"
      from (
        select kind, cause, at, next_cause,
          coalesce(next_kind = 'LEFT' and next_cause = any(${BY_ITSELF}::text[]) and next_at < at + ${`${SHORT_DAYS} days`}::interval, false) as is_undone
        from (
          select kind, cause, at, lead(kind) over later as next_kind, lead(cause) over later as next_cause, lead(at) over later as next_at
          from (
            select seq, customer_id, kind, cause, at from membership_change c
            where c.segment_id = one.id and c.at >= ${since}::timestamptz and c.customer_id is not null
            order by c.at desc, c.seq desc limit ${MOST_CHANGES}::int) latest
          window later as (partition by customer_id order by seq)) followed) change
      where kind = 'ENTERED' and cause = any(${BY_ITSELF}::text[]) and at <= ${until}::timestamptz) moved`);
  return new Map(rows.map(({ id, ...counted }) => [id, counted]));
}

/** What moves customers though nobody changes the segment. */
const BY_ITSELF = ['DATA', 'TIME', 'THRESHOLDS'];
