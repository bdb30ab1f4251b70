import { Catalogue } from '../../catalogue/index.js';
import { bind, valueOf } from '../../compile/index.js';
import { sql, type Sql } from '../../database/index.js';
import { invalidInput, invariant, limitExceeded } from '../../kernel/index.js';
import { filterByMembershipAsOf, reckoningOf, type MembershipContext } from '../../membership/index.js';
import {
  complementOfError,
  type Difference,
  differenceOfMeans,
  differenceOfShares,
  levelOfEach,
  type Share,
} from '../../statistics/index.js';

/** Who was to get a campaign, and who of them was held out: those whose random share with the salt is below `heldOut`. */
export interface EffectQuestion {
  /** The segment that it was sent to, as it stood then; everybody where left out. */
  readonly segmentId?: string | undefined;
  readonly salt: string;
  /** The share that was held out, between 0 and 1. */
  readonly heldOut: number;
  /** So many days from the moment on count. */
  readonly days: number;
  /** When it was sent; when the first message of it was where left out, or when it starts. */
  readonly at?: Date | undefined;
  /** How many such effects are told beside each other: their intervals hold all together as often as one alone does. */
  readonly together?: number;
}

/** What customers of a group did within the days. */
export interface GroupOutcome {
  readonly customers: number;
  /** To how many of them a message of the campaign was sent. */
  readonly sentTo: number;
  readonly buyers: number;
  /** Exact, of orders that count and have a rate. */
  readonly revenue: string;
}

export interface Effect {
  readonly at: Date;
  readonly sentTo: GroupOutcome;
  readonly heldOut: GroupOutcome;
  /** Of the shares of customers who bought; null where a group is empty, and while the days are not over. */
  readonly buyers: Difference | null;
  /** Of revenue a customer; null where a group has fewer than two, and while the days are not over. */
  readonly revenue: Difference | null;
  /** Whether the days are not over yet. */
  readonly isUnfinished: boolean;
  /** How likely groups of sizes so far from what was to be held out are by chance; null where there is nobody. Below 0.001 something else divided them. */
  readonly sampleRatio: number | null;
}

const MOST_DAYS = 366;

/**
 * What a campaign caused: those who were to get it beside those of the same segment who were held out by chance, whoever of them it reached. Customers who
 * have left since are in neither. null where nobody knows when it was sent. Refuses with HISTORY_EXPIRED what the change log does not say any more.
 */
export async function effectOf(context: MembershipContext, campaignId: string, question: EffectQuestion): Promise<Effect | null> {
  const { salt, heldOut, days, together = 1 } = question;
  if (!(heldOut > 0 && heldOut < 1)) throw invalidInput('heldOut', 'heldOut must be above 0 and below 1.');
  if (days < 1) throw invalidInput('days', 'days must be 1 or more.');
  if (days > MOST_DAYS) throw limitExceeded('days', MOST_DAYS);
  const share = new Catalogue().attribute('random_share', salt);
  if (share === undefined) throw invalidInput('salt', 'salt must be a text of 1 to 200 characters.');
  const at = question.at ?? (await momentOf(context, campaignId));
  if (at === null) return null;
  const { segmentId } = question;
  const members = segmentId === undefined ? undefined : await filterByMembershipAsOf(context, segmentId, at);
  const among = members === undefined ? sql`where c.added_at <= ${at}::timestamptz` : sql`${members.joins} where ${members.condition}`;
  const statement = groupsStatement({ campaignId, among, share: valueOf(share), heldOut, at, days });
  const rows = await context.database.query<GroupRow>(bind(statement, reckoningOf(context)));
  const groupOf = (held: boolean) => rows.find(({ is_held_out }) => is_held_out === held) ?? EMPTY;
  const [treated, control] = [groupOf(false), groupOf(true)];
  const isUnfinished = at.getTime() + days * 86_400_000 > context.clock.now().getTime();
  const level = levelOfEach(together);
  // Whoever looks every day finds a difference on some day, where there is none: there is one look, when the days are over.
  const shares = [treated, control].map(({ buyers, customers }) => ({ count: buyers, of: customers })) as [Share, Share];
  return {
    at,
    sentTo: outcome(treated),
    heldOut: outcome(control),
    buyers: isUnfinished ? null : differenceOfShares(...shares, level),
    revenue: isUnfinished ? null : differenceOfMeans(meanOf(treated), meanOf(control), level),
    isUnfinished,
    sampleRatio: sampleRatio(control.customers, treated.customers + control.customers, heldOut),
  };
}

/** When the first message was sent, else when it was to start. */
async function momentOf({ database }: Pick<MembershipContext, 'database'>, campaignId: string): Promise<Date | null> {
  const [row] = await database.query<{ at: Date | null }>(sql`/* insight.campaignMoment */
    select coalesce((select min(occurred_at) from campaign_engagement where campaign_id = c.id and kind = 'sent'), c.starts_at) as at
    from campaign c where c.id = ${campaignId}::uuid`);
  invariant(row !== undefined, 'the campaign was found before');
  return row.at;
}

interface GroupRow {
  readonly is_held_out: boolean;
  readonly customers: number;
  readonly sent_to: number;
  readonly buyers: number;
  readonly revenue: string;
  readonly mean: number;
  readonly variance: number;
}

const EMPTY: Omit<GroupRow, 'is_held_out'> = { customers: 0, sent_to: 0, buyers: 0, revenue: '0.00', mean: 0, variance: 0 };

interface Groups extends Pick<EffectQuestion, 'heldOut' | 'days'> {
  readonly campaignId: string;
  /** Whose customers `c`. */
  readonly among: Sql;
  readonly share: Sql;
  readonly at: Date;
}

function groupsStatement({ campaignId, among, share, heldOut, at, days }: Groups): Sql {
  return sql`/* insight.campaignEffect */
    with person as materialized (select c.id, ${share} < ${heldOut}::numeric as is_held_out from customer c ${among}),
    bought as (
      select o.customer_id, sum(coalesce(v.revenue, 0)) as revenue
      from "order" o left join order_value v on v.order_id = o.id
      where o.placed_at >= ${at}::timestamptz and o.placed_at < ${at}::timestamptz + make_interval(days => ${days}::int)
        and order_counts(o.status, o.financial_status) and o.customer_id in (select id from person)
      group by o.customer_id
    ), sent as (select distinct customer_id from campaign_engagement where campaign_id = ${campaignId}::uuid and kind = 'sent')
    select p.is_held_out, count(*)::int as customers, count(s.customer_id)::int as sent_to, count(b.customer_id)::int as buyers,
      round(coalesce(sum(b.revenue), 0), 4)::text as revenue, avg(coalesce(b.revenue, 0))::double precision as mean,
      coalesce(var_samp(coalesce(b.revenue, 0)), 0)::double precision as variance
    from person p left join bought b on b.customer_id = p.id left join sent s on s.customer_id = p.id group by p.is_held_out`;
}

function outcome({ customers, sent_to: sentTo, buyers, revenue }: Omit<GroupRow, 'is_held_out'>): GroupOutcome {
  return { customers, sentTo, buyers, revenue };
}

function meanOf({ mean, variance, customers }: Omit<GroupRow, 'is_held_out'>) {
  return { mean, variance, of: customers };
}

/** Two-sided, by the normal distribution: a group of a few dozen says nothing of its own division anyway. */
function sampleRatio(held: number, all: number, heldOut: number): number | null {
  if (all === 0) return null;
  const z = Math.abs(held - all * heldOut) / Math.sqrt(all * heldOut * (1 - heldOut));
  return complementOfError(z / Math.SQRT2);
}
