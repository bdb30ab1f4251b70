import { countInterval, levelOfEach, type Pause } from '../../statistics/index.js';
import { type MembershipContext, planForWholeBase } from '../../membership/index.js';
import {
  type ProductGrouping,
  readBaskets,
  ruleOfItem,
  type Association,
  associationsIn,
  type Baskets,
  expectations,
  type Item,
  sumOfItem,
} from '../products/index.js';
import type { Sample } from './people.js';

/** Customers who bought something and not what goes with it. */
export interface SellingGap {
  readonly bought: string;
  readonly lacking: string;
  readonly rule: string;
  /** How many of the half that judges bought both. */
  readonly members: number;
  /** Of the buyers of the one in that half, and of all other buyers, the share who bought the other. */
  readonly mean: number;
  readonly meanOfRest: number;
  /** How many times as many bought both as chance makes among customers of equally many things. */
  readonly lift: number;
  readonly low: number;
  readonly high: number;
}

const GROUPINGS = ['PRODUCT', 'CATEGORY'] as const satisfies readonly ProductGrouping[];
/** So many of a grouping come before the other half. */
const MOST_JUDGED = 8;

/** What goes together in one half of the customers and in the other too, as those who have one of the two: by pairs, the most buyers beyond chance first. */
export async function sellingGaps(
  context: Pick<MembershipContext, 'database'>,
  { ids, half }: Sample,
  pause: Pause,
): Promise<{ readonly judged: number; readonly compared: number; readonly found: SellingGap[] }> {
  const of = (which: number) => ids.filter((_, index) => half[index] === which);
  const sought: { readonly by: ProductGrouping; readonly pair: Association }[] = [];
  let compared = 0;
  for (const by of GROUPINGS) {
    const baskets = await basketsOf(context, by, of(0));
    compared += (baskets.items.length * (baskets.items.length - 1)) / 2;
    sought.push(
      ...associationsIn(baskets)
        .slice(0, MOST_JUDGED)
        .map((pair) => ({ by, pair })),
    );
    await pause();
  }
  const found: SellingGap[] = [];
  for (const by of GROUPINGS) {
    const pairs = sought.filter((one) => one.by === by);
    if (pairs.length === 0) continue;
    const judges = await basketsOf(context, by, of(1));
    found.push(...pairs.flatMap(({ pair }) => judged(by, pair, judges, levelOfEach(sought.length)) ?? []));
    await pause();
  }
  return { judged: sought.length, compared, found };
}

/** So many rows are sorted and joined that to compile the statement takes longer than running it. */
function basketsOf({ database }: Pick<MembershipContext, 'database'>, by: ProductGrouping, ids: readonly string[]) {
  return database.transaction((transaction) => {
    planForWholeBase(transaction);
    return readBaskets({ database: transaction }, by, ids);
  });
}

/** What the other half says of a pair; undefined where it is not more than chance there. */
function judged(by: ProductGrouping, { one, other }: Association, { items, pairs, sizes }: Baskets, level: number): SellingGap | undefined {
  const [a, b] = [one, other].map(({ key }) => items.findIndex((item) => item.key === key));
  const both = pairs.find(([x, y]) => (x === a && y === b) || (x === b && y === a))?.[2];
  if (a === undefined || b === undefined || both === undefined) return undefined;
  const chance = expectations(sizes, items)(a, b);
  const { low, high } = countInterval(both, level);
  if (low <= chance) return undefined;
  // The buyers of the rarer thing are the likelier to buy the other too.
  const [from, to] = sumOfItem(items[a] as Item) <= sumOfItem(items[b] as Item) ? [a, b] : [b, a];
  const [bought, lacking] = [items[from] as Item, items[to] as Item];
  const all = [...sizes.values()].reduce((sum, count) => sum + count, 0);
  return {
    bought: bought.name,
    lacking: lacking.name,
    rule: `${ruleOfItem(by, bought, true)} AND ${ruleOfItem(by, lacking, false)}`,
    members: both,
    mean: both / sumOfItem(bought),
    meanOfRest: (sumOfItem(lacking) - both) / Math.max(1, all - sumOfItem(bought)),
    lift: both / chance,
    low: low / chance,
    high: high / chance,
  };
}
