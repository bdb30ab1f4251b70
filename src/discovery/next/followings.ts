import { chiSquareBelow, countInterval, falseDiscoveryRates, inTurns, type Pause } from '../../statistics/index.js';
import type { Buyer } from './buyer.js';
import { countFurther, occasionsOf, PARTS, type Visits, type Weights, weightsOf } from './chance.js';

/*
 * What customers buy after something else. Only what is bought for the first time on a later day counts: what goes into one basket is bought together, and whoever took only one of it may
 * not want the other. Customers are counted, not orders. What chance makes of two things is what buyers of the first, as often as they came again for something new, would have taken of the other
 * if nothing followed anything (chance.ts).
 */

/** What is known of a thing, by its place among those that are told apart. */
export interface Habit {
  readonly thing: number;
  /** How many bought it, and how many on two days or more. */
  readonly buyers: number;
  readonly again: number;
  /** How many of those who lack it may be expected to buy it, as a share: by how often it was the next new thing in the latest part of the time. */
  readonly share: number;
}

/** That customers who bought one thing bought another afterwards, more often than chance makes it. */
export interface Following {
  readonly from: number;
  readonly to: number;
  /** Buyers of the first who had not bought the other by then, and how many of them bought it on a later day. */
  readonly buyers: number;
  readonly followed: number;
  /** How many times as many as chance makes, and the lower end of the interval of that. */
  readonly lift: number;
  readonly low: number;
}

/** What all buyers together say of what one will buy next. */
export interface Habits {
  readonly buyers: number;
  /** Who bought too many different things, and is left out. */
  readonly leftOut: number;
  /** How many pairs, in either order, were corrected for. */
  readonly compared: number;
  /** Those that are frequent enough, the most buyers first. */
  readonly things: readonly Habit[];
  /** By `from`, and the surest first. */
  readonly followings: readonly Following[];
}

/** Of what is told to follow, so large a share at most is chance, on the mean. */
export const FALSE_FOLLOWINGS = 0.05;
/** Whoever bought more different things, such as a reseller, says nothing of what follows what. */
const LARGEST_BUYER = 200;
/** So many things are compared, the most frequent, of so many buyers each. */
const MOST_THINGS = 400;
const LEAST_BUYERS_OF_THING = 10;
/** What fewer did says nothing. */
const LEAST_FOLLOWED = 5;
/** Less is nothing to act on, however certain. */
const LEAST_LIFT = 1.1;
/** So many that follow one thing are kept. */
const MOST_FOLLOWING = 20;
const LEVEL = 0.95;

/** A thing that is compared. */
type Chosen = Omit<Habit, 'share'>;

/** What the buyers did. `things` is how many are told apart. */
export async function habitsOf(buyers: readonly Buyer[], things: number, pause: Pause): Promise<Habits> {
  const counted = buyers.filter((buyer) => buyer.things.length > 0 && buyer.things.length <= LARGEST_BUYER);
  const leftOut = buyers.reduce((count, buyer) => count + (buyer.things.length > LARGEST_BUYER ? 1 : 0), 0);
  const chosen = (await countThings(counted, things, pause))
    .filter((thing) => thing.buyers >= LEAST_BUYERS_OF_THING)
    .toSorted((one, other) => other.buyers - one.buyers || one.thing - other.thing)
    .slice(0, MOST_THINGS);
  const compared = chosen.length * (chosen.length - 1);
  const customers = await visitsOf(counted, chosen, things, pause);
  const further = countFurther(customers, chosen.length);
  const weights = await weightsOf(customers, further, pause);
  const allFurther = further.reduce((sum, row) => row.reduce((all, count) => all + count, sum), 0);
  const latest = weights.findLast((_, part) => further[part]?.some((count) => count > 0)) ?? new Float64Array(chosen.length);
  const each = allFurther / Math.max(1, counted.length);
  const pairs = new Pairs(chosen.length, weights);
  await inTurns(customers, (customer) => pairs.take(customer), pause);
  return {
    buyers: counted.length,
    leftOut,
    compared,
    things: chosen.map((thing, place) => ({ ...thing, share: (latest[place] as number) * each })),
    followings: await surest(pairs, chosen, pause),
  };
}

async function countThings(buyers: readonly Buyer[], things: number, pause: Pause): Promise<Chosen[]> {
  const [count, again] = [new Uint32Array(things), new Uint32Array(things)];
  const take = (buyer: Buyer) => {
    for (const [index, thing] of buyer.things.entries()) {
      count[thing] = (count[thing] as number) + 1;
      if ((buyer.days[index] as readonly number[]).length > 1) again[thing] = (again[thing] as number) + 1;
    }
  };
  await inTurns(buyers, take, pause);
  return Array.from(count, (number, thing) => ({ thing, buyers: number, again: again[thing] as number }));
}

/** What each bought for the first time when, of the things that are compared: the days in parts of the time of equally many first purchases. */
async function visitsOf(buyers: readonly Buyer[], chosen: readonly Chosen[], things: number, pause: Pause): Promise<Visits[]> {
  const placeOf = new Int32Array(things).fill(-1);
  for (const [place, { thing }] of chosen.entries()) placeOf[thing] = place;
  const customers: { readonly place: number; readonly day: number }[][] = [];
  const perDay = new Map<number, number>();
  const take = ({ things: bought, days }: Buyer) => {
    const firsts = bought.flatMap((thing, index) => {
      const place = placeOf[thing] as number;
      return place === -1 ? [] : [{ place, day: days[index]?.[0] as number }];
    });
    for (const { day } of firsts) perDay.set(day, (perDay.get(day) ?? 0) + 1);
    customers.push(firsts.toSorted((one, other) => one.day - other.day || one.place - other.place));
  };
  await inTurns(buyers, take, pause);
  const partOf = partsOf(perDay);
  return customers.map((firsts) => {
    const days = [...new Set(firsts.map(({ day }) => day))];
    const visitOf = new Map(days.map((day, visit) => [day, visit]));
    return {
      things: firsts.map(({ place }) => place),
      visits: firsts.map(({ day }) => visitOf.get(day) as number),
      parts: days.map((day) => partOf.get(day) as number),
    };
  });
}

function partsOf(perDay: ReadonlyMap<number, number>): Map<number, number> {
  const all = [...perDay.values()].reduce((sum, count) => sum + count, 0);
  const parts = new Map<number, number>();
  let before = 0;
  for (const [day, count] of [...perDay].toSorted(([one], [other]) => one - other)) {
    parts.set(day, Math.min(PARTS - 1, Math.floor((PARTS * before) / all)));
    before += count;
  }
  return parts;
}

/** What is counted of pairs of things, the first by rows. */
class Pairs {
  /** Who bought the other on a later day, and who had bought it by then. */
  readonly followed: Uint32Array;
  readonly had: Uint32Array;
  /** What is expected of the buyers of each, by parts of the time, and how much of that is of such as have the other by then. */
  readonly #chances: Float64Array;
  readonly #had: Float64Array;

  constructor(
    readonly size: number,
    private readonly weights: Weights,
  ) {
    [this.followed, this.had] = [new Uint32Array(size * size), new Uint32Array(size * size)];
    [this.#chances, this.#had] = [new Float64Array(size * PARTS), new Float64Array(size * size * PARTS)];
  }

  take(customer: Visits): void {
    const { things, visits, parts } = customer;
    const { size } = this;
    const occasions = occasionsOf(customer, this.weights);
    // After each of the days: what is expected from then on, by parts of the time.
    const after = parts.map(() => new Float64Array(PARTS));
    for (const { visit, part, chance } of occasions) {
      for (let day = 0; day < visit; day++) (after[day] as Float64Array)[part] = (after[day]?.[part] as number) + chance;
    }
    const touched = [...new Set(occasions.map(({ part }) => part))];
    for (const [index, from] of things.entries()) {
      const day = visits[index] as number;
      for (const part of touched)
        this.#chances[from * PARTS + part] = (this.#chances[from * PARTS + part] as number) + (after[day]?.[part] as number);
      for (const [place, to] of things.entries()) {
        if (place === index) continue;
        const at = from * size + to;
        const other = visits[place] as number;
        const counts = other > day ? this.followed : this.had;
        counts[at] = (counts[at] as number) + 1;
        const rest = after[Math.max(day, other)] as Float64Array;
        for (const part of touched) this.#had[at * PARTS + part] = (this.#had[at * PARTS + part] as number) + (rest[part] as number);
      }
    }
  }

  /** How many buyers of the one would have gone on to the other if nothing followed anything. */
  expected(from: number, to: number): number {
    return this.weights.reduce((sum, row, part) => {
      const chances = (this.#chances[from * PARTS + part] as number) - (this.#had[(from * this.size + to) * PARTS + part] as number);
      return sum + (row[to] as number) * Math.max(0, chances);
    }, 0);
  }
}

async function surest(pairs: Pairs, chosen: readonly Chosen[], pause: Pause): Promise<Following[]> {
  const found: (Omit<Following, 'low'> & { readonly expected: number; readonly chance: number })[] = [];
  for (const [from, { thing, buyers }] of chosen.entries()) {
    await pause();
    for (const [to, other] of chosen.entries()) {
      const at = from * pairs.size + to;
      const followed = pairs.followed[at] as number;
      if (followed < LEAST_FOLLOWED) continue;
      // Where less than half a customer is expected, half a customer: else the first would be a wonder.
      const expected = Math.max(0.5, pairs.expected(from, to));
      const chance = followed <= expected ? 1 : chiSquareBelow(2 * expected, 2 * followed);
      const counts = { buyers: buyers - (pairs.had[at] as number), followed, lift: followed / expected };
      found.push({ from: thing, to: other.thing, ...counts, expected, chance });
    }
  }
  const untested = chosen.length * (chosen.length - 1) - found.length;
  const rates = falseDiscoveryRates([...found.map(({ chance }) => chance), ...Array.from({ length: untested }, () => 1)]);
  const sure = found.flatMap(({ expected, from, to, buyers, followed, lift }, index): Following[] => {
    if ((rates[index] as number) > FALSE_FOLLOWINGS) return [];
    const low = countInterval(followed, LEVEL).low / expected;
    return low < LEAST_LIFT ? [] : [{ from, to, buyers, followed, lift, low }];
  });
  const byFrom = new Map<number, Following[]>();
  for (const following of sure.toSorted((one, other) => other.low - one.low || one.to - other.to)) {
    const known = byFrom.get(following.from) ?? [];
    byFrom.set(following.from, known);
    if (known.length < MOST_FOLLOWING) known.push(following);
  }
  return [...byFrom.keys()].toSorted((one, other) => one - other).flatMap((from) => byFrom.get(from) ?? []);
}
