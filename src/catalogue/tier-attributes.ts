import sql, { type Sql } from 'sql-template-tag';
import { allowed } from './allowed.js';
import { computedAttribute, figure, type Attribute, type AttributeText } from './attribute.js';
import type { Aggregate } from './expression.js';
import { DataKind } from './data-kind.js';
import { margin, spent } from './money.js';
import { influenceAccounts, orders } from './source.js';
import { type Bounds, boundsAbove, boundsBelow, boundsOf, rankAmong, refreshedAt, type Threshold } from './thresholds.js';

/*
 * Attributes relative to the whole base. Where a customer stands depends on everybody, so bounds are refreshed from time to time, and
 * between two refreshes a customer moves by their own data alone.
 */

const none: ReadonlySet<string> = new Set();
const count: Aggregate = { source: orders, call: sql`count(*)`, empty: 0, needs: none };
const first: Aggregate = { source: orders, call: sql`min(o.placed_at)`, empty: null, needs: none };
const last: Aggregate = { source: orders, call: sql`max(o.placed_at)`, empty: null, needs: none };
const reach: Aggregate = { source: influenceAccounts, call: sql`sum(i.followers)`, empty: 0, needs: none };

const ofLeast = (shares: readonly number[]): Bounds => ({ shares, from: 'least' });
const HUNDREDTHS = Array.from({ length: 99 }, (_, index) => (index + 1) / 100);
const QUINTILES = ofLeast([0.2, 0.4, 0.6, 0.8]);
const PERCENTILES = ofLeast(HUNDREDTHS);
/** Ranks are known so far. */
const RANKED = 1_000;

/** A figure of those who have ordered. */
const ofBuyers = (value: Sql) => sql`(case when ${figure(count)} > 0 then ${value} end)`;

const recency: Threshold = { name: 'rfm_recency', value: sql`extract(epoch from ${figure(last)})`, bounds: QUINTILES };
const frequency: Threshold = { name: 'rfm_frequency', value: ofBuyers(figure(count)), bounds: QUINTILES };
const monetary: Threshold = { name: 'rfm_monetary', value: ofBuyers(figure(spent)), bounds: QUINTILES };

/**
 * What a customer may spend within a year: spend per year so far, times the probability of still being active, (t / T)^n with n orders,
 * t from the first to the last and T from the first to the refresh (W. Reinartz, V. Kumar, On the Profitability of Long-Life Customers,
 * Journal of Marketing 64, 2000). A customer of less than a year is taken as one of a year, so that one large first order is not
 * multiplied; T is that of the last refresh, so that the value does not move by itself.
 */
const DAY_SECONDS = 86_400;
const YEAR_SECONDS = 365 * DAY_SECONDS;
const seconds = (from: Sql, to: Sql) => sql`extract(epoch from ${to} - ${from})`;
const observed = seconds(figure(first), sql`greatest(${refreshedAt('predicted_spend')}, ${figure(last)})`);
const active = sql`coalesce(power(${seconds(figure(first), figure(last))} / nullif(${observed}, 0), ${figure(count)}), 0)`;
const predictedSpend: Threshold = {
  name: 'predicted_spend',
  value: ofBuyers(
    sql`round(greatest(${figure(spent)}, 0) * ${YEAR_SECONDS}::numeric / greatest(${observed}, ${YEAR_SECONDS}) * ${active}, 2)`,
  ),
  bounds: ofLeast([0.5, 0.8]),
};
const influence: Threshold = { name: 'influence_reach', value: sql`nullif(${figure(reach)}, 0)`, bounds: ofLeast([0.5, 0.9]) };

/** A figure by which buyers stand in order. */
interface Standing {
  /** What names of attributes begin with. */
  readonly name: string;
  readonly label: string;
  readonly what: string;
  readonly aggregates: readonly Aggregate[];
  readonly percentile: Threshold;
  readonly top: Threshold;
  readonly best: Threshold;
}

function standing(name: string, label: string, what: string, figureName: string, value: Sql, aggregates: readonly Aggregate[]): Standing {
  const of = ofBuyers(value);
  return {
    name,
    label,
    what,
    aggregates,
    percentile: { name: figureName, value: of, bounds: PERCENTILES },
    top: { name: `${figureName}_top`, value: of, bounds: { shares: HUNDREDTHS, from: 'greatest' } },
    best: { name: `${figureName}_best`, value: of, bounds: { greatest: RANKED } },
  };
}

const STANDINGS: readonly Standing[] = [
  standing('spend', 'Spend', 'the amount spent', 'amount_spent', figure(spent), [count, spent]),
  standing('orders', 'Orders', 'the number of orders', 'number_of_orders', figure(count), [count]),
  standing('margin', 'Margin', 'total margin', 'total_margin', figure(margin), [count, margin]),
];

/** Everything whose bounds are refreshed. */
export const thresholds: readonly Threshold[] = [
  recency,
  frequency,
  monetary,
  predictedSpend,
  influence,
  ...STANDINGS.flatMap(({ percentile, top, best }) => [percentile, top, best]),
];

/** Missing where the customer has no such value, or before the first refresh. */
function relative(threshold: Threshold, expression: Sql): Sql {
  return sql`case when ${threshold.value} is not null and ${boundsOf(threshold)} is not null then ${expression} end`;
}

function relativeAttribute(
  type: 'enum' | 'integer',
  text: AttributeText & { readonly total?: 'mean' },
  threshold: Threshold,
  expression: (below: Sql) => Sql,
  aggregates: readonly Aggregate[],
): Attribute {
  return computedAttribute(type, text, relative(threshold, expression(boundsBelow(threshold))), aggregates, { kinds: DataKind.thresholds });
}

function score(name: string, label: string, what: string, threshold: Threshold, aggregates: readonly Aggregate[]): Attribute {
  const description = `Quintile of ${what} among all who have ordered: 5 is the best fifth. Missing without orders.`;
  return relativeAttribute(
    'integer',
    { name, label, description, personal: false, unit: '1 to 5', total: 'mean' },
    threshold,
    (below) => sql`1 + ${below}`,
    aggregates,
  );
}

function standingAttributes({ name, label, what, aggregates, percentile, top, best }: Standing): Attribute[] {
  const attribute = (kind: string, suffix: string, description: string, unit: string, threshold: Threshold, expression: Sql): Attribute => {
    const text = { name: `${name}_${kind}`, label: `${label} ${suffix}`, description, personal: false, unit, total: 'mean' as const };
    return computedAttribute('integer', text, relative(threshold, expression), aggregates, { kinds: DataKind.thresholds });
  };
  const missing = 'Missing without orders';
  return [
    attribute(
      'percentile',
      'percentile',
      `Percentile of ${what} among all who have ordered: 90 is above nine in ten. ${missing}.`,
      '0 to 99',
      percentile,
      boundsBelow(percentile),
    ),
    attribute(
      'top_percent',
      'top percent',
      `The least part of the best by ${what} among all who have ordered that the customer is in: <= 10 is the best tenth, the one at its bound included. ${missing}.`,
      '1 to 100 %',
      top,
      sql`1 + ${boundsAbove(top)}`,
    ),
    attribute(
      'rank',
      'rank',
      `Place by ${what} among all who have ordered: 1 is the best; equals share a place. Known to ${RANKED.toLocaleString('en')}, missing beyond. ${missing}.`,
      `1 to ${RANKED}`,
      best,
      rankAmong(best, RANKED),
    ),
  ];
}

function tier(text: AttributeText, threshold: Threshold, aggregates: readonly Aggregate[]): Attribute {
  const name = (below: Sql) => sql`(array['LOW', 'MEDIUM', 'HIGH'])[1 + ${below}]`;
  return relativeAttribute('enum', { ...text, allowed: allowed('LOW', 'MEDIUM', 'HIGH') }, threshold, name, aggregates);
}

/** The group by the scores r and fm, the mean of frequency and money rounded half up; together they cover every pair once. */
const r = sql`(1 + ${boundsBelow(recency)})`;
const fm = sql`round((2 + ${boundsBelow(frequency)} + ${boundsBelow(monetary)}) / 2.0)`;
const rfmGroup = sql`case
  when ${figure(count)} = 0 then 'PROSPECTS'
  when ${boundsOf(recency)} is null then null
  when ${r} = 5 then (array['NEW', 'ACTIVE', 'ACTIVE', 'CHAMPIONS', 'CHAMPIONS'])[(${fm})::int]
  when ${r} = 4 then (array['PROMISING', 'ACTIVE', 'ACTIVE', 'LOYAL', 'LOYAL'])[(${fm})::int]
  when ${r} = 3 then (array['ALMOST_LOST', 'ALMOST_LOST', 'NEEDS_ATTENTION', 'LOYAL', 'LOYAL'])[(${fm})::int]
  else (array['DORMANT', 'DORMANT', 'AT_RISK', 'AT_RISK', 'PREVIOUSLY_LOYAL'])[(${fm})::int] end`;

/** So many followers make a tier, however few others there are to compare with. */
export const INFLUENCER_TIERS = { medium: 1_000, high: 10_000 } as const;
const followersOf = (name: keyof typeof INFLUENCER_TIERS): Sql =>
  sql`coalesce((select (value ->> ${name})::numeric from workspace_setting where key = 'influencer_tiers'), ${INFLUENCER_TIERS[name]}::numeric)`;

/** The best tenth of a few accounts without followers to speak of is nobody's HIGH; before the first refresh only numbers of followers tell. */
const influencerTier = sql`case
  when ${influence.value} is null then null
  when ${influence.value} >= ${followersOf('high')} then 'HIGH'
  when ${influence.value} >= ${followersOf('medium')}
    then case when ${boundsOf(influence)} is not null and ${boundsBelow(influence)} = 2 then 'HIGH' else 'MEDIUM' end
  when ${boundsOf(influence)} is null then null
  when ${boundsBelow(influence)} > 0 then 'MEDIUM'
  else 'LOW' end`;

/** Where the customer stands among all. */
export const tierAttributes: readonly Attribute[] = [
  computedAttribute(
    'enum',
    {
      name: 'rfm_group',
      label: 'RFM group',
      description:
        'Group by recency score r and fm, the mean of frequency and monetary score rounded half up. r 5: NEW (fm 1), ACTIVE (2-3), CHAMPIONS (4-5); r 4: PROMISING (1), ACTIVE (2-3), LOYAL (4-5); r 3: ALMOST_LOST (1-2), NEEDS_ATTENTION (3), LOYAL (4-5); r 1-2: DORMANT (1-2), AT_RISK (3-4), PREVIOUSLY_LOYAL (5); PROSPECTS: no orders. (A. M. Hughes, Strategic Database Marketing, 1994; names as Shopify publishes them.)',
      personal: false,
      allowed: allowed(
        'PROSPECTS',
        'NEW',
        'PROMISING',
        'ACTIVE',
        'LOYAL',
        'CHAMPIONS',
        'NEEDS_ATTENTION',
        'ALMOST_LOST',
        'AT_RISK',
        'PREVIOUSLY_LOYAL',
        'DORMANT',
      ),
    },
    rfmGroup,
    [count, spent, last],
    { kinds: DataKind.thresholds },
  ),
  score('rfm_recency', 'Recency score', 'the date of the last order', recency, [last]),
  score('rfm_frequency', 'Frequency score', 'the number of orders', frequency, [count]),
  score('rfm_monetary', 'Monetary score', 'the amount spent', monetary, [count, spent]),
  tier(
    {
      name: 'predicted_spend_tier',
      label: 'Predicted spend tier',
      description:
        'Tier of what the customer may spend within a year: HIGH is the best fifth, MEDIUM the next three tenths. Predicted as spend per year so far x (t / T)^n: n orders, t from the first to the last, T from the first to the latest refresh (W. Reinartz, V. Kumar, 2000). Missing without orders.',
      personal: false,
    },
    predictedSpend,
    [count, spent, first, last],
  ),
  computedAttribute(
    'enum',
    {
      name: 'influencer_tier',
      label: 'Influencer tier',
      description:
        'Tier of influence reach. HIGH: 10,000 followers, or the best tenth of all who have any where that is 1,000. MEDIUM: 1,000 followers, or the best half. LOW: fewer. `setInfluencerTiers` sets both numbers. Missing without followers.',
      personal: false,
      allowed: allowed('LOW', 'MEDIUM', 'HIGH'),
    },
    influencerTier,
    [reach],
    { kinds: DataKind.thresholds },
  ),
  ...STANDINGS.flatMap(standingAttributes),
];
