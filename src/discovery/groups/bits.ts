import { type Moments, type Pause } from '../../statistics/index.js';

/** Which customers something holds for: one bit each, in their order. */
export type Bits = Uint32Array;

/** So many words of 32 customers are gone through between two looks at whether a turn is over. */
const STEP = 16;

export async function bitsOf(customers: number, holds: (customer: number) => boolean, pause: Pause): Promise<Bits> {
  const bits = new Uint32Array(Math.ceil(customers / 32));
  await throughAll(
    customers,
    (customer) => holds(customer) && (bits[customer >> 5] = (bits[customer >> 5] as number) | (1 << (customer & 31))),
    pause,
  );
  return bits;
}

/** Goes through customers by their places. */
export async function throughAll(customers: number, each: (customer: number) => unknown, pause: Pause): Promise<void> {
  for (let from = 0; from < customers; from += STEP * 32) {
    await pause();
    const to = Math.min(customers, from + STEP * 32);
    for (let customer = from; customer < to; customer++) each(customer);
  }
}

export function isIn(bits: Bits, customer: number): boolean {
  return (((bits[customer >> 5] as number) >>> (customer & 31)) & 1) === 1;
}

/** Those who are in all. */
export function within(first: Bits, ...others: readonly Bits[]): Bits {
  const bits = first.slice();
  for (const other of others) for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] as number) & (other[word] as number);
  return bits;
}

/** Those of some who are not in others. */
export function outside(some: Bits, others: Bits): Bits {
  return some.map((bits, word) => bits & ~(others[word] as number));
}

export function countOf(bits: Bits): number {
  let count = 0;
  for (let word of bits) {
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** What those who are in both have together, added up in their order. */
export async function momentsOf(some: Bits, others: Bits, values: Float64Array, pause: Pause): Promise<Moments> {
  let [of, sum, squares] = [0, 0, 0];
  for (let word = 0; word < some.length; word++) {
    if (word % STEP === 0) await pause();
    let left = (some[word] as number) & (others[word] as number);
    while (left !== 0) {
      const value = values[word * 32 + 31 - Math.clz32(left & -left)] as number;
      of += 1;
      sum += value;
      squares += value * value;
      left &= left - 1;
    }
  }
  return { of, sum, squares };
}
