import { type Pause, sortedInTurns } from '../../statistics/index.js';
import { type Candidate, conditionsOf, ruleOf, ruleWithout, type Test, type Level } from '../profile/index.js';
import { type Bits, bitsOf, countOf, throughAll } from './bits.js';
import { type Column, numberOf, textBetween } from './columns.js';

/** Something that can be said of customers by one attribute, and for whom of those who are looked at it holds. */
export interface Trait {
  readonly candidate: Candidate;
  readonly test: Test;
  readonly rule: string;
  /** Its exact complement. */
  readonly ruleWithout: string;
  readonly bits: Bits;
}

/** So many values of an attribute are told apart, the most frequent. */
const MOST_LEVELS = 12;
/** Into so many parts of equally many customers what has an order is divided, as far as equals allow. */
const PARTS = 10;
/** So many traits are looked at, those of the first attributes. */
const MOST_TRAITS = 5_000;
const NOBODY = { members: [0, 0], others: [0, 0] } as const;

/** What can be said of customers, where it holds for enough of them and does not for enough. Nothing but the attributes themselves says where they are cut. */
export async function traitsOf(columns: readonly Column[], customers: number, least: number, pause: Pause): Promise<Trait[]> {
  const traits: Trait[] = [];
  for (const column of columns) {
    const { candidate } = column;
    for (const { test } of conditionsOf({ candidate, levels: await levelsOf(column, least, pause) }, NOBODY)) {
      const bits = await bitsOf(customers, holderOf(column, test), pause);
      const count = countOf(bits);
      if (count < least || customers - count < least) continue;
      traits.push({ candidate, test, rule: ruleOf(candidate, { test }), ruleWithout: ruleWithout(candidate, { test }), bits });
    }
    if (traits.length > MOST_TRAITS) break;
  }
  return traits.slice(0, MOST_TRAITS);
}

async function levelsOf(column: Column, least: number, pause: Pause): Promise<Level[]> {
  const level = (key: string | null, high: string | null = null): Level => ({ key, low: null, high, ...NOBODY });
  const known =
    column.numbers === undefined ? await frequentOf(column, least, pause) : await partsOf(column.candidate, column.numbers, pause);
  return [...known.map((one) => (column.numbers === undefined ? level(one) : level(one, one))), level(null)];
}

/** The values that most have, the most frequent first. */
async function frequentOf({ codes = [], keys = [] }: Column, least: number, pause: Pause): Promise<string[]> {
  const counts = keys.map((key) => ({ key, count: 0 }));
  await throughAll(
    codes.length,
    (customer) => {
      for (const place of placesOf(codes, customer)) (counts[place] as { count: number }).count += 1;
    },
    pause,
  );
  return counts
    .filter(({ count }) => count >= least)
    .toSorted((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1))
    .slice(0, MOST_LEVELS)
    .map(({ key }) => key);
}

/** Where parts of equally many end, and the greatest. */
async function partsOf(candidate: Candidate, numbers: Float64Array, pause: Pause): Promise<string[]> {
  const known: number[] = [];
  const take = (customer: number) => {
    const value = numbers[customer] as number;
    if (!Number.isNaN(value)) known.push(value);
  };
  await throughAll(numbers.length, take, pause);
  const sorted = await sortedInTurns(known, (one, other) => one - other, pause);
  if (sorted.length === 0) return [];
  const ends = new Set<string>();
  for (let part = 1; part < PARTS; part++) {
    const value = sorted[Math.ceil((part * sorted.length) / PARTS) - 1] as number;
    const next = sorted[firstAbove(sorted, value)];
    if (next !== undefined) ends.add(textBetween(candidate, value, next));
  }
  return [...ends, textBetween(candidate, sorted.at(-1) as number, Number.POSITIVE_INFINITY)];
}

function firstAbove(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function holderOf(column: Column, test: Test): (customer: number) => boolean {
  const { numbers, codes = [], keys = [] } = column;
  const isMissing =
    numbers === undefined
      ? (customer: number) => placesOf(codes, customer).length === 0
      : (customer: number) => Number.isNaN(numbers[customer]);
  switch (test.kind) {
    case 'MISSING':
      return isMissing;
    case 'KNOWN':
      return (customer) => !isMissing(customer);
    case 'UP_TO':
    case 'ABOVE': {
      const bound = numberOf(test.value);
      const isUpTo = test.kind === 'UP_TO';
      return (customer) => {
        const value = numbers?.[customer] ?? Number.NaN;
        return isUpTo ? value <= bound : value > bound;
      };
    }
    case 'IS':
    case 'HAS': {
      const wanted = keys.indexOf(test.value);
      return (customer) => placesOf(codes, customer).includes(wanted);
    }
  }
}

const NONE: readonly number[] = [];

function placesOf(codes: NonNullable<Column['codes']>, customer: number): readonly number[] {
  const code = codes[customer];
  if (typeof code === 'number') return code === -1 ? NONE : [code];
  return code ?? NONE;
}
