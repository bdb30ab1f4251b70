import { inTurns, type Pause } from '../../statistics/index.js';

/*
 * What customers would go on to buy if nothing followed anything: whoever buys something new takes each thing that they lack as likely as its weight says, among the weights of all that they lack
 * (R. Luce, 1959; R. Plackett, 1975). So whoever has what everybody buys is likelier to take anything else, and what is new or in season is likelier in its time: weights are of an eighth of the
 * time each. They are found by D. Hunter's steps (Annals of Statistics 32, 2004).
 */

/** What a customer bought for the first time, by days. */
export interface Visits {
  /** Places of things, in the order of the days. */
  readonly things: readonly number[];
  /** For each of them, on which of the days. */
  readonly visits: readonly number[];
  /** For each day the part of the time that it is in. */
  readonly parts: readonly number[];
}

export const PARTS = 8;
const MOST_STEPS = 20;
const LEAST_STEP = 1e-4;
/** Whoever has nearly everything still lacks something. */
const LEAST_LACKED = 1e-3;

/** Weights of things by parts of the time, in rows: each adds up to 1. */
export type Weights = readonly Float64Array[];

/** How many of each were bought for the first time after the first day, by parts of the time. */
export function countFurther(customers: readonly Visits[], size: number): Float64Array[] {
  const counts = Array.from({ length: PARTS }, () => new Float64Array(size));
  for (const { things, visits, parts } of customers) {
    for (const [index, thing] of things.entries()) {
      const visit = visits[index] as number;
      if (visit > 0) add(counts[parts[visit] as number] as Float64Array, thing, 1);
    }
  }
  return counts;
}

export async function weightsOf(customers: readonly Visits[], further: readonly Float64Array[], pause: Pause): Promise<Weights> {
  let weights: Weights = further.map((counts) => normal(counts.map((count) => count + 0.5)));
  for (let step = 0; step < MOST_STEPS; step++) {
    const all = new Float64Array(PARTS);
    const had = further.map(({ length }) => new Float64Array(length));
    await inTurns(
      customers,
      (customer) => {
        for (const { visit, part, chance } of occasionsOf(customer, weights)) {
          all[part] = (all[part] as number) + chance;
          for (let index = 0; (customer.visits[index] as number) < visit; index++)
            add(had[part] as Float64Array, customer.things[index] as number, chance);
        }
      },
      pause,
    );
    const next = further.map((counts, part) =>
      normal(counts.map((count, thing) => (count + 0.5) / ((all[part] as number) - (had[part]?.[thing] as number) + 1))),
    );
    const change = Math.max(
      ...next.flatMap((row, part) =>
        row.reduce((most, weight, thing) => Math.max(most, Math.abs(weight - (weights[part]?.[thing] as number))), 0),
      ),
    );
    weights = next;
    if (change < LEAST_STEP) break;
  }
  return weights;
}

/** A day on which something new was bought: what is expected of a thing that was lacked is its weight times the chance. */
export interface Occasion {
  readonly visit: number;
  readonly part: number;
  readonly chance: number;
}

/** The days after the first, with how many new things there were, divided by the weight of what was lacked. */
export function occasionsOf({ things, visits, parts }: Visits, weights: Weights): Occasion[] {
  const occasions: Occasion[] = [];
  for (let from = 0; from < things.length;) {
    const visit = visits[from] as number;
    let to = from;
    while (to < things.length && visits[to] === visit) to++;
    if (visit > 0) {
      const part = parts[visit] as number;
      const row = weights[part] as Float64Array;
      let lacked = 1;
      for (let index = 0; index < from; index++) lacked -= row[things[index] as number] as number;
      occasions.push({ visit, part, chance: (to - from) / Math.max(LEAST_LACKED, lacked) });
    }
    from = to;
  }
  return occasions;
}

function add(to: Float64Array, place: number, value: number): void {
  to[place] = (to[place] as number) + value;
}

function normal(weights: Float64Array): Float64Array {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return sum === 0 ? weights : weights.map((weight) => weight / sum);
}
