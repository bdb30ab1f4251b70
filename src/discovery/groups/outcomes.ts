import { type Pause } from '../../statistics/index.js';
import { type Bits, bitsOf, countOf, throughAll, within } from './bits.js';
import type { People } from './people.js';

export const OUTCOMES = ['VALUE', 'REPEAT'] as const;
/** What groups are compared by: what a customer spent; whether a buyer ordered again. */
export type Measured = (typeof OUTCOMES)[number];

export interface Outcome {
  readonly measured: Measured;
  readonly values: Float64Array;
  /** Among whom groups are sought, and those by whom they are judged. */
  readonly sought: Bits;
  readonly judged: Bits;
}

/** Below so many of either half nothing is said of a group, nor where fewer are not in it. */
export const LEAST_PEOPLE = 50;

export async function outcomesOf({ spent, orders, half }: Pick<People, 'spent' | 'orders' | 'half'>, pause: Pause): Promise<Outcome[]> {
  const customers = half.length;
  const judged = await bitsOf(customers, (customer) => half[customer] === 1, pause);
  const sought = await bitsOf(customers, (customer) => half[customer] === 0, pause);
  const buyers = await bitsOf(customers, (customer) => (orders[customer] as number) > 0, pause);
  const again = new Float64Array(customers);
  await throughAll(customers, (customer) => (again[customer] = (orders[customer] as number) > 1 ? 1 : 0), pause);
  const all: Outcome[] = [
    { measured: 'VALUE', values: spent, sought, judged },
    { measured: 'REPEAT', values: again, sought: within(sought, buyers), judged: within(judged, buyers) },
  ];
  return all.filter((one) => Math.min(countOf(one.sought), countOf(one.judged)) >= 2 * LEAST_PEOPLE);
}
