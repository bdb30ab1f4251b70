import { chiSquareBelow, falseDiscoveryRates } from '../../statistics/index.js';

/*
 * What customers buy who buy something else. Customers are counted, not orders: whoever comes again and again is one. Whoever buys many things has bought any two of
 * them more likely than others; so what chance makes is reckoned among customers of equally many things.
 */

export interface Item {
  /** As rules name it. */
  readonly key: string;
  readonly name: string;
  /** How many bought it, by how many different things they bought. */
  readonly customers: ReadonlyMap<number, number>;
  /** What whoever bought it spent on it, on the mean, where that is known. */
  readonly spent: number | null;
}

export interface Baskets {
  /** How many customers bought so many different things. */
  readonly sizes: ReadonlyMap<number, number>;
  /** Those that are frequent enough to be compared. */
  readonly items: readonly Item[];
  /** How many bought both, by places in `items`; pairs of too few are left out. */
  readonly pairs: readonly (readonly [one: number, other: number, customers: number])[];
}

/** Two things that customers buy together more often than chance makes them. */
export interface Association {
  readonly one: Item;
  readonly other: Item;
  readonly customers: number;
  /** Of all buyers. */
  readonly support: number;
  /** Of those who bought the one, how many bought the other; and the other way round. */
  readonly confidence: number;
  readonly confidenceBack: number;
  /** How many times as often as if they had nothing to do with each other. */
  readonly lift: number;
  /** The same among customers of equally many things. */
  readonly liftAmongEquals: number;
  readonly pValue: number;
}

/** Of what is told, so large a share at most is chance, on the mean. */
export const FALSE_ASSOCIATIONS = 0.05;
/** Less is nothing to act on, however certain. */
const LEAST_LIFT = 1.1;

/** The strongest first, by how many more buy both than chance makes. All pairs of items that are compared are corrected for, those that nobody bought too. */
export function associationsIn({ sizes, items, pairs }: Baskets): Association[] {
  const buyers = sum(sizes.values());
  const expected = expectations(sizes, items);
  const tested = pairs.map(([one, other, customers]) => ({ one, other, customers, chance: expected(one, other) }));
  const untested = (items.length * (items.length - 1)) / 2 - tested.length;
  const chances = [...tested.map(({ customers, chance }) => atLeast(customers, chance)), ...Array.from({ length: untested }, () => 1)];
  const rates = falseDiscoveryRates(chances);
  const found = tested.flatMap(
    ({ one, other, customers, chance }, index): { readonly association: Association; readonly beyond: number }[] => {
      const [a, b] = [items[one] as Item, items[other] as Item];
      const [oneCustomers, otherCustomers] = [sumOfItem(a), sumOfItem(b)];
      const liftAmongEquals = customers / chance;
      const pValue = rates[index] as number;
      if (pValue > FALSE_ASSOCIATIONS || liftAmongEquals < LEAST_LIFT) return [];
      const association = {
        one: a,
        other: b,
        customers,
        support: customers / buyers,
        confidence: customers / oneCustomers,
        confidenceBack: customers / otherCustomers,
        lift: (customers * buyers) / (oneCustomers * otherCustomers),
        liftAmongEquals,
        pValue,
      };
      return [{ association, beyond: customers - chance }];
    },
  );
  const nameOf = ({ association: { one, other } }: (typeof found)[number]) => `${one.key} ${other.key}`;
  found.sort((x, y) => y.beyond - x.beyond || (nameOf(x) < nameOf(y) ? -1 : 1));
  return found.map(({ association }) => association);
}

/** How many buy both by chance: of n customers of k things each, of whom n1 and n2 bought the one and the other, n1 x n2 / n x (1 - 1 / k). */
export function expectations(sizes: ReadonlyMap<number, number>, items: readonly Item[]): (one: number, other: number) => number {
  return (one, other) => {
    let chance = 0;
    const others = (items[other] as Item).customers;
    for (const [size, customers] of (items[one] as Item).customers) {
      chance += (customers * (others.get(size) ?? 0) * (1 - 1 / size)) / (sizes.get(size) ?? customers);
    }
    // Of nobody who could have bought both, one half a customer: else the first would be a wonder.
    return Math.max(chance, 0.5);
  };
}

/** How likely there are so many or more where so many are expected (S. D. Poisson). */
function atLeast(count: number, expected: number): number {
  return chiSquareBelow(2 * expected, 2 * count);
}

/** How many bought it. */
export function sumOfItem({ customers }: Item): number {
  return sum(customers.values());
}

function sum(values: Iterable<number>): number {
  let all = 0;
  for (const value of values) all += value;
  return all;
}
