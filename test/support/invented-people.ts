import type { Candidate, Scale } from '../../src/discovery/profile/candidates.js';
import type { People } from '../../src/discovery/groups/people.js';
import type { Random } from '../../src/kernel/random.js';

/** What of somebody is planted: how many times as much they spend, and how likely buyers come again. */
export interface Planted {
  readonly spend?: number;
  readonly again?: number;
}

/** Whoever has the values `values[attribute]`. */
export type Plant = (values: readonly number[]) => Planted;

const LEVELS = 4;
const SCALES: readonly Scale[] = ['ORDERED', 'VALUES', 'LIST'];

/**
 * People of twelve attributes `a0` to `a11`, of values 0 to 3 that have nothing to do with one another; by turns they have an order, are values, and lists of one. One in ten of each value is missing. What they
 * spend is skewed, a third spend nothing, and it has to do with what is planted alone.
 */
export function inventPeople(random: Random, count: number, plant: Plant = () => ({}), attributes = 12): People {
  const rows = Array.from({ length: count }, () =>
    Array.from({ length: attributes }, () => (random.chance(0.1) ? -1 : random.integer(0, LEVELS - 1))),
  );
  const spent = new Float64Array(count);
  const orders = new Float64Array(count);
  for (const [index, values] of rows.entries()) {
    const { spend = 1, again = 0.4 } = plant(values);
    if (random.chance(1 / 3)) continue;
    spent[index] = spend * random.logNormal(50, 1);
    orders[index] = random.chance(again) ? random.integer(2, 6) : 1;
  }
  const keys = Array.from({ length: LEVELS }, (_, level) => String(level));
  const columns = Array.from({ length: attributes }, (_, place) => {
    const scale = SCALES[place % SCALES.length] as Scale;
    const candidate = {
      attribute: { name: `a${place}`, label: `a${place}`, type: scale === 'ORDERED' ? 'integer' : 'text', kinds: 1 },
      scale,
    } as unknown as Candidate;
    const values = rows.map((row) => row[place] as number);
    if (scale === 'ORDERED') return { candidate, numbers: Float64Array.from(values, (value) => (value === -1 ? Number.NaN : value)) };
    return { candidate, keys, codes: scale === 'VALUES' ? Int32Array.from(values) : values.map((value) => (value === -1 ? [] : [value])) };
  });
  return { half: Uint8Array.from(rows, () => random.integer(0, 1)), columns, spent, orders };
}
