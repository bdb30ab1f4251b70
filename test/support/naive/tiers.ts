import { accountsOf, type NaiveCustomer, type NaiveValue, type NaiveWorld, type Tiers } from './customer.js';
import { amountSpent } from './functions.js';
import { orderMoments } from './orders.js';
import { compareRatios, ratio, sum, times, type Ratio } from './ratio.js';
import { totalMargin } from './worth.js';

type Meaning = (customer: NaiveCustomer, world: NaiveWorld) => NaiveValue;
type Measured = (customer: NaiveCustomer, world: NaiveWorld) => Ratio | null;

const ofBuyers =
  (measure: (customer: NaiveCustomer, world: NaiveWorld) => Ratio): Measured =>
  (customer, world) =>
    customer.orders.length === 0 ? null : measure(customer, world);

const YEAR_MS = 365 * 86_400_000;

/** Spend a year x (t / T) to the power of the number of orders, in whole cents. */
function predictedSpend(customer: NaiveCustomer, world: NaiveWorld): Ratio {
  const { orders } = customer;
  const { tiers } = world;
  const moments = orderMoments(orders).map((date) => date.getTime());
  const [first = 0, last = 0] = [moments.at(0), moments.at(-1)];
  const observed = Math.max(tiers.refreshedAt.getTime(), last) - first;
  if (observed === 0) return ratio(0);
  const spent = amountSpent(customer, world);
  if (spent.over < 0n) return ratio(0);
  const active = orders.reduce((power) => times(power, ratio(last - first, observed)), ratio(1));
  return toCents(times(times(spent, ratio(YEAR_MS, Math.max(observed, YEAR_MS))), active));
}

function toCents({ over, under }: Ratio): Ratio {
  return ratio((200n * over + under) / (2n * under), 100);
}

const MEASURES: Readonly<Record<string, Measured>> = {
  rfm_recency: ({ orders }) => {
    const last = orderMoments(orders).at(-1);
    return last === undefined ? null : ratio(last.getTime());
  },
  rfm_frequency: ofBuyers(({ orders }) => ratio(orders.length)),
  rfm_monetary: ofBuyers(amountSpent),
  predicted_spend: ofBuyers(predictedSpend),
  influence_reach: (customer) => {
    const reach = sum(accountsOf(customer).map((account) => ratio(account.followers)));
    return reach.over === 0n ? null : reach;
  },
  total_margin: ofBuyers(totalMargin),
};

const SHARES: Readonly<Record<string, readonly number[]>> = {
  rfm_recency: [20, 40, 60, 80],
  rfm_frequency: [20, 40, 60, 80],
  rfm_monetary: [20, 40, 60, 80],
  predicted_spend: [50, 80],
  influence_reach: [50, 90],
  amount_spent: Array.from({ length: 99 }, (_, index) => index + 1),
  number_of_orders: Array.from({ length: 99 }, (_, index) => index + 1),
  total_margin: Array.from({ length: 99 }, (_, index) => index + 1),
};

/** Of these the best are counted, from the best one on. */
const RANKED = ['amount_spent', 'number_of_orders', 'total_margin'];

const MEASURE_OF: Readonly<Record<string, string>> = { amount_spent: 'rfm_monetary', number_of_orders: 'rfm_frequency' };

/** What divides these customers: of n values in order, the share p ends with the first whose rank is p x n or more. */
export function findTiers(customers: readonly NaiveCustomer[], world: Omit<NaiveWorld, 'tiers'>): Tiers {
  const alone: NaiveWorld = { ...world, tiers: { refreshedAt: world.now, bounds: new Map() } };
  const bounds = Object.entries(SHARES).flatMap(([name, shares]) => {
    const values = customers.flatMap((customer) => measured(name, customer, alone) ?? []).sort(compareRatios);
    if (values.length === 0) return [];
    return [[name, shares.map((share) => values[Math.ceil((share * values.length) / 100) - 1] as Ratio)] as const];
  });
  const ranked = RANKED.flatMap((name) => {
    const best = customers.flatMap((customer) => measured(name, customer, alone) ?? []).sort((a, b) => compareRatios(b, a));
    return best.length === 0 ? [] : [[`${name} from the best`, best] as const];
  });
  return { refreshedAt: world.now, bounds: new Map([...bounds, ...ranked]) };
}

function measured(name: string, customer: NaiveCustomer, world: NaiveWorld): Ratio | null {
  return MEASURES[MEASURE_OF[name] ?? name]?.(customer, world) ?? null;
}

/** How many bounds lie below the customer's value. */
function below(name: string, customer: NaiveCustomer, world: NaiveWorld): number | null {
  const value = measured(name, customer, world);
  const bounds = world.tiers.bounds.get(name);
  return value === null || bounds === undefined ? null : bounds.filter((bound) => compareRatios(bound, value) < 0).length;
}

const score =
  (name: string): Meaning =>
  (customer, world) => {
    const quintile = below(name, customer, world);
    return quintile === null ? null : ratio(quintile + 1);
  };

const percentile =
  (name: string): Meaning =>
  (customer, world) => {
    const rank = below(name, customer, world);
    return rank === null ? null : ratio(rank);
  };

/** How many are better; of how many in all. */
function better(name: string, customer: NaiveCustomer, world: NaiveWorld): { readonly better: number; readonly all: number } | null {
  const value = measured(name, customer, world);
  const all = world.tiers.bounds.get(`${name} from the best`);
  if (value === null || all === undefined) return null;
  return { better: all.filter((other) => compareRatios(other, value) > 0).length, all: all.length };
}

const rank =
  (name: string): Meaning =>
  (customer, world) => {
    const place = better(name, customer, world);
    return place === null || place.better >= 1_000 ? null : ratio(place.better + 1);
  };

/** The best p in a hundred of n are the first p x n / 100, rounded up, and who equals the last of them. */
const topPercent =
  (name: string): Meaning =>
  (customer, world) => {
    const place = better(name, customer, world);
    if (place === null) return null;
    for (let percent = 1; percent < 100; percent++) if (place.better < Math.ceil((percent * place.all) / 100)) return ratio(percent);
    return ratio(100);
  };

const tier =
  (name: string): Meaning =>
  (customer, world) =>
    ['LOW', 'MEDIUM', 'HIGH'][below(name, customer, world) ?? -1] ?? null;

/** Which scores of recency, and of frequency and money together, a group has. */
const GROUPS: readonly (readonly [group: string, recency: readonly number[], together: readonly number[]])[] = [
  ['CHAMPIONS', [5], [4, 5]],
  ['ACTIVE', [4, 5], [2, 3]],
  ['NEW', [5], [1]],
  ['PROMISING', [4], [1]],
  ['LOYAL', [3, 4], [4, 5]],
  ['NEEDS_ATTENTION', [3], [3]],
  ['ALMOST_LOST', [3], [1, 2]],
  ['PREVIOUSLY_LOYAL', [1, 2], [5]],
  ['AT_RISK', [1, 2], [3, 4]],
  ['DORMANT', [1, 2], [1, 2]],
];

/** Where a customer stands among all. */
export const TIERS: Readonly<Record<string, Meaning>> = {
  rfm_recency: score('rfm_recency'),
  rfm_frequency: score('rfm_frequency'),
  rfm_monetary: score('rfm_monetary'),
  rfm_group: (customer, world) => {
    if (customer.orders.length === 0) return 'PROSPECTS';
    const [r, f, m] = ['rfm_recency', 'rfm_frequency', 'rfm_monetary'].map((name) => below(name, customer, world));
    if (r == null || f == null || m == null) return null;
    const together = Math.ceil((f + 1 + m + 1) / 2);
    return GROUPS.find(([, recency, fm]) => recency.includes(r + 1) && fm.includes(together))?.[0] ?? null;
  },
  predicted_spend_tier: tier('predicted_spend'),
  influencer_tier: (customer, world) => {
    const reach = measured('influence_reach', customer, world);
    if (reach === null) return null;
    const [place, has] = [below('influence_reach', customer, world), (followers: number) => compareRatios(reach, ratio(followers)) >= 0];
    if (has(10_000) || (has(1_000) && place === 2)) return 'HIGH';
    if (has(1_000) || (place ?? 0) > 0) return 'MEDIUM';
    return place === null ? null : 'LOW';
  },
  spend_percentile: percentile('amount_spent'),
  spend_top_percent: topPercent('amount_spent'),
  spend_rank: rank('amount_spent'),
  orders_percentile: percentile('number_of_orders'),
  orders_top_percent: topPercent('number_of_orders'),
  orders_rank: rank('number_of_orders'),
  margin_percentile: percentile('total_margin'),
  margin_top_percent: topPercent('total_margin'),
  margin_rank: rank('total_margin'),
};
