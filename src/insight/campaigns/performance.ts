import { messageCost } from '../../catalogue/index.js';
import { checkInstant } from '../../changes/index.js';
import { emptySql, type Queryable, sql, type Sql } from '../../database/index.js';
import { invalidInput, limitExceeded } from '../../kernel/index.js';
import type { MembershipContext } from '../../membership/index.js';
import { ENGAGEMENT_KIND, type EngagementKind } from '../../model/index.js';

/** Those to whom something happened, and how often it did. */
export interface Engaged {
  readonly people: number;
  readonly events: number;
}

/** What came of a campaign, among all whom it reached or those who were in a segment then. */
export interface Performance {
  /** null: among all. */
  readonly segmentId: string | null;
  readonly engaged: Readonly<Record<EngagementKind, Engaged>>;
  /** How many people it reached before there was the segment: nobody knows who of them would have been in it. */
  readonly reachedBefore: number;
  /** How many of them have been erased or deleted since: nothing is kept of them but these figures. */
  readonly departed: number;
  /** Of conversions, exact. */
  readonly revenue: string;
  /** What is known of the cost; null if nothing is, and of a part where no messages tell its share of what the whole cost. */
  readonly cost: string | null;
  /** Whether messages were sent of which nobody knows what they cost. */
  readonly isCostPartial: boolean;
  readonly around: Around;
}

/** What they bought before and after they were first reached. */
export interface Around {
  readonly ordersBefore: number;
  readonly ordersAfter: number;
  readonly revenueBefore: string;
  readonly revenueAfter: string;
  /** Of those after: what came as many days or less after another campaign reached the customer, and stands with that one too. */
  readonly ordersShared: number;
  readonly revenueShared: string;
  /** Of how many the time after is not over yet. */
  readonly unfinished: number;
}

export interface PerformanceQuestion {
  /** Segments to tell apart. */
  readonly segmentIds?: readonly string[];
  /** How many days before and after; nothing is asked of orders where left out. */
  readonly days?: number;
  /** Only what happened up to then; all where left out. */
  readonly until?: Date;
}

const MOST_SEGMENTS = 20;
const MOST_DAYS = 366;

/**
 * What came of a campaign: among all, and among the members of each segment as it stood when each customer was first reached. What they
 * did afterwards, and whether they are members or known at all still, changes nothing: of who was erased or deleted the database keeps counts
 * (migrations/0090_those_who_left_campaigns.sql). Refuses with HISTORY_EXPIRED what the change log does not say any more.
 */
export async function performanceOf(
  context: Pick<MembershipContext, 'database' | 'clock'>,
  campaignId: string,
  { segmentIds, days, until }: PerformanceQuestion = {},
): Promise<Performance[]> {
  if (segmentIds?.length === 0) throw invalidInput('segmentIds', 'Name a segment.');
  if (segmentIds !== undefined && segmentIds.length > MOST_SEGMENTS) throw limitExceeded('The number of segmentIds', MOST_SEGMENTS);
  if (days !== undefined && days < 1) throw invalidInput('days', 'days must be 1 or more.');
  if (days !== undefined && days > MOST_DAYS) throw limitExceeded('days', MOST_DAYS);
  const rows = await context.database.query<PartRow>(partsStatement(campaignId, segmentIds ?? [], days, until, context.clock.now()));
  const earliest = rows[0]?.earliest ?? null;
  if (segmentIds !== undefined && earliest !== null) await checkInstant(context.database, 'segmentIds', earliest);
  const parts = new Map(rows.map((row) => [row.segment_id, row]));
  const before = segmentIds === undefined ? new Map<string, number>() : await reachedBefore(context.database, campaignId, segmentIds);
  return [null, ...(segmentIds ?? [])].map((segmentId) => ({
    ...readPart(segmentId, parts.get(segmentId), parts.get(null)),
    reachedBefore: before.get(segmentId ?? '') ?? 0,
  }));
}

/** How many people a campaign reached before each segment was made. */
async function reachedBefore(database: Queryable, campaignId: string, segmentIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await database.query<{ id: string; people: number }>(sql`/* insight.reachedBeforeSegments */
    with person as materialized (${reached(campaignId, emptySql)})
    select s.id, count(*)::int as people from segment s join person p on p.at < s.created_at
    where s.id = any(${[...segmentIds]}::uuid[]) group by s.id`);
  return new Map(rows.map(({ id, people }) => [id, people]));
}

/** Whom a campaign reached, and when each was first sent anything, or else first did anything. */
function reached(campaignId: string, within: Sql): Sql {
  return sql`select customer_id, coalesce(min(occurred_at) filter (where kind = 'sent'), min(occurred_at)) as at
    from campaign_engagement where campaign_id = ${campaignId}::uuid ${within} group by customer_id`;
}

interface PartRow {
  readonly segment_id: string | null;
  readonly earliest: Date | null;
  readonly engaged: Readonly<Record<string, Engaged>>;
  readonly departed: number;
  readonly revenue: string;
  readonly cost: string | null;
  readonly partial: boolean;
  readonly around: Around | null;
}

function partsStatement(
  campaignId: string,
  segmentIds: readonly string[],
  days: number | undefined,
  until: Date | undefined,
  now: Date,
): Sql {
  const within = (at: Sql) => (until === undefined ? emptySql : sql`and ${at} <= ${until}::timestamptz`);
  return sql`/* insight.campaignPerformance */
    with person as materialized (${reached(campaignId, within(sql`occurred_at`))}), part as materialized (
      select null::uuid as segment_id, customer_id, at from person
      union all
      select s.id, p.customer_id, p.at from unnest(${[...new Set(segmentIds)]}::uuid[]) as s(id) cross join person p
      cross join lateral (
        select m.kind from membership_change m
        where m.customer_id = p.customer_id and m.segment_id = s.id and m.at <= p.at order by m.seq desc limit 1) last
      where last.kind = 'ENTERED'
    ), counted as (
      select part.segment_id, ce.kind, count(distinct ce.customer_id)::int as people, count(*)::int as events, coalesce(sum(ce.revenue), 0) as revenue
      from part join campaign_engagement ce on ce.campaign_id = ${campaignId}::uuid and ce.customer_id = part.customer_id ${within(sql`ce.occurred_at`)}
      group by part.segment_id, ce.kind
    ), departed as (
      select segment_id, kind, people, events, revenue from campaign_departed
      where campaign_id = ${campaignId}::uuid and (segment_id is null or segment_id = any(${[...segmentIds]}::uuid[]))
    ), together as (
      select segment_id, kind, sum(people)::int as people, sum(events)::int as events, sum(revenue) as revenue
      from (select * from counted union all select * from departed where kind <> '?' union all select null, '', 0, 0, 0) both_kinds
      group by segment_id, kind
    ), told as (
      select segment_id, coalesce(jsonb_object_agg(kind, jsonb_build_object('people', people, 'events', events)) filter (where kind <> ''), '{}') as engaged,
        coalesce(max(people) filter (where kind = ''), 0) as departed, coalesce(sum(revenue) filter (where kind = 'converted'), 0) as revenue,
        coalesce(sum(events) filter (where kind = 'sent'), 0) as messages
      from together group by segment_id
    )${days === undefined ? emptySql : sql`, bought as (${aroundStatement(campaignId, days, now)})`}
    select told.segment_id, least((select min(at) from person), (select 'epoch'::timestamptz from departed where kind = '?')) as earliest, told.engaged,
      told.departed, round(told.revenue, 4)::text as revenue,
      round(case when ca.cost is null and price.each is null then null
        else coalesce(price.each, 0) * told.messages + case when ca.cost is null then 0 when told.segment_id is null then ca.cost
          else ca.cost * told.messages / nullif(whole.messages, 0) end
        end, 4)::text as cost,
      price.each is null and told.messages > 0 as partial, ${days === undefined ? sql`null::jsonb` : sql`bought.around`} as around
    from told
    join campaign ca on ca.id = ${campaignId}::uuid
    cross join lateral (select ${messageCost} as each) price
    cross join lateral (select w.messages::numeric from told w where w.segment_id is null) whole
    ${days === undefined ? emptySql : sql`left join bought on bought.segment_id is not distinct from told.segment_id`}`;
}

/** Orders that count, so many days before and after; those of the moment itself are after it. */
function aroundStatement(campaignId: string, days: number, now: Date): Sql {
  const span = sql`make_interval(days => ${days}::int)`;
  return sql`select part.segment_id, jsonb_build_object(
      'ordersBefore', count(o.id) filter (where o.placed_at < part.at), 'ordersAfter', count(o.id) filter (where o.placed_at >= part.at),
      'revenueBefore', round(coalesce(sum(v.revenue) filter (where o.placed_at < part.at), 0), 4)::text,
      'revenueAfter', round(coalesce(sum(v.revenue) filter (where o.placed_at >= part.at), 0), 4)::text,
      'ordersShared', count(o.id) filter (where shared.by_others),
      'revenueShared', round(coalesce(sum(v.revenue) filter (where shared.by_others), 0), 4)::text,
      'unfinished', count(distinct part.customer_id) filter (where part.at + ${span} > ${now}::timestamptz)) as around
    from part
    left join "order" o on o.customer_id = part.customer_id and o.placed_at >= part.at - ${span} and o.placed_at < part.at + ${span}
      and order_counts(o.status, o.financial_status)
    left join order_value v on v.order_id = o.id
    left join lateral (
      select exists (
        select from campaign_engagement e where e.customer_id = o.customer_id and e.campaign_id <> ${campaignId}::uuid group by e.campaign_id
        having coalesce(min(e.occurred_at) filter (where e.kind = 'sent'), min(e.occurred_at)) between o.placed_at - ${span} and o.placed_at) as by_others
    ) shared on o.placed_at >= part.at
    group by part.segment_id`;
}

const NO_MONEY = '0.00';
const NOBODY: Engaged = { people: 0, events: 0 };
const NOTHING: Around = {
  ordersBefore: 0,
  ordersAfter: 0,
  revenueBefore: NO_MONEY,
  revenueAfter: NO_MONEY,
  ordersShared: 0,
  revenueShared: NO_MONEY,
  unfinished: 0,
};

function readPart(segmentId: string | null, row: PartRow | undefined, whole: PartRow | undefined): Omit<Performance, 'reachedBefore'> {
  const engaged = Object.fromEntries(ENGAGEMENT_KIND.words.map((kind) => [kind, row?.engaged[kind] ?? NOBODY])) as Performance['engaged'];
  return {
    segmentId,
    engaged,
    departed: row?.departed ?? 0,
    revenue: row?.revenue ?? NO_MONEY,
    // A part that nobody was in cost nothing, if it is known what anything cost.
    cost: row === undefined ? (whole === undefined || whole.cost === null ? null : NO_MONEY) : row.cost,
    isCostPartial: row?.partial ?? false,
    around: row?.around ?? NOTHING,
  };
}

/** Shares of people, 0 to 1; null where nobody was reached. */
export interface Rates {
  readonly deliveryRate: number | null;
  readonly openRate: number | null;
  readonly clickThroughRate: number | null;
  readonly responseRate: number | null;
  readonly conversionRate: number | null;
  readonly bounceRate: number | null;
  readonly complaintRate: number | null;
  readonly unsubscribeRate: number | null;
  readonly roi: number | null;
}

/** What can only happen to what arrived. */
const SIGNS = [
  'opened',
  'clicked',
  'responded',
  'converted',
  'marked_as_spam',
  'unsubscribed',
] as const satisfies readonly EngagementKind[];

/**
 * Whom it reached: to whom it was delivered; where no deliveries are told, to whom it was sent and did not bounce. Deliveries may be told of some only: it reached
 * as many at least as opened it, or did anything else with it.
 */
function reachedPeople(people: (kind: EngagementKind) => number): number {
  const [sent, delivered] = [people('sent'), people('delivered')];
  if (sent === 0 && delivered === 0) return 0;
  return Math.max(delivered > 0 ? delivered : sent - people('bounced'), ...SIGNS.map(people));
}

/** Rates are of people, so that one who opens thrice counts once: of those who were sent anything (as many at least as came back), and, of what can only happen to what arrived, of those whom it reached. */
export function ratesOf({ engaged, revenue, cost, isCostPartial }: Performance): Rates {
  const people = (kind: EngagementKind) => engaged[kind].people;
  const sent = people('sent');
  const reached = reachedPeople(people);
  const share = (kind: EngagementKind, of: number) => (of === 0 ? null : people(kind) / of);
  const spent = cost === null || isCostPartial ? 0 : Number(cost);
  const isNothingTold = Object.values(engaged).every(({ events }) => events === 0);
  return {
    deliveryRate: sent === 0 ? null : reached / Math.max(sent, reached),
    openRate: share('opened', reached),
    clickThroughRate: share('clicked', reached),
    responseRate: share('responded', reached),
    conversionRate: share('converted', reached),
    bounceRate: sent === 0 ? null : people('bounced') / Math.max(sent, people('bounced')),
    complaintRate: share('marked_as_spam', reached),
    unsubscribeRate: share('unsubscribed', reached),
    // Of a campaign of which nothing else is told than what it cost nobody knows what it brought.
    roi: spent === 0 || isNothingTold ? null : (Number(revenue) - spent) / spent,
  };
}
