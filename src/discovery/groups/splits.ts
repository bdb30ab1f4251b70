import {
  chanceOfDistance,
  distanceOf,
  falseDiscoveryRates,
  levelOfEach,
  type Lift,
  liftOf,
  type Moments,
  type Pause,
  restOf,
} from '../../statistics/index.js';
import { type Bits, countOf, momentsOf, outside, within } from './bits.js';
import { LEAST_PEOPLE, type Measured, type Outcome } from './outcomes.js';
import type { Trait } from './traits.js';

/*
 * Groups by one attribute or two whose members spend, or come again, otherwise than everybody else (subgroup discovery: W. Klösgen, 1996; S. Wrobel, 1997). One half of the customers says which; of these
 * few the other half says how much, and whether at all.
 */

/** A group that the other half has judged. */
export interface Split extends Lift {
  readonly measured: Measured;
  /** One, or two that both hold. */
  readonly traits: readonly Trait[];
  readonly bits: Bits;
  /** How many of the other half are in it, and are not. */
  readonly members: number;
  readonly others: number;
  /** How likely chance alone makes such a difference in the other half, times the number of groups that were judged (C. Bonferroni). */
  readonly pValue: number;
}

export interface Splits {
  /** How many groups were compared in the half in which they are sought, and how many of them came before the other half. */
  readonly compared: number;
  readonly judged: number;
  readonly found: readonly Split[];
}

/** Of what is sought out so large a share at most is chance; that any of what is then told is, is no likelier. */
export const FALSE_SPLITS = 0.05;
/** So many of either kind come before the other half, for each outcome. */
const MOST_JUDGED = 12;
/** Among so many traits pairs are sought, at most so many of one attribute: also those that say nothing alone. */
const MOST_PAIRED = 150;
const MOST_OF_ONE = 6;
/** A smaller lift, or its inverse, is nothing to act on, however certain. */
const LEAST_LIFT = 1.1;
/** Two groups are one where so large a share of both together is in both. */
const SAME = 0.9;

interface Found {
  readonly outcome: Outcome;
  readonly traits: readonly Trait[];
  readonly group: Moments;
  /** From everybody else, in standard errors. */
  readonly distance: number;
  /** Of two traits, also from those who have one of them alone: the least of these. */
  readonly sureness: number;
}

export async function splitsOf(outcomes: readonly Outcome[], traits: readonly Trait[], pause: Pause): Promise<Splits> {
  let compared = 0;
  const candidates: Found[] = [];
  for (const outcome of outcomes) {
    const { count, found } = await seekAmong(outcome, traits, pause);
    compared += count;
    candidates.push(...found);
  }
  const found: Split[] = [];
  for (const candidate of candidates) {
    const split = await judge(candidate, candidates.length, pause);
    if (split !== undefined && !found.some((other) => other.measured === split.measured && areSame(other.bits, split.bits)))
      found.push(split);
  }
  const weight = ({ lift, members, others }: Split) => Math.abs(Math.log(lift)) * Math.sqrt((members * others) / (members + others));
  return { compared, judged: candidates.length, found: found.toSorted((one, other) => weight(other) - weight(one)) };
}

/** In the half in which groups are sought: those that differ the most surely, one of an attribute or of two. */
async function seekAmong(outcome: Outcome, traits: readonly Trait[], pause: Pause) {
  const all = await momentsOf(outcome.sought, outcome.sought, outcome.values, pause);
  const single: Found[] = [];
  const isLarge = (group: Moments, rest: Moments) => group.of >= LEAST_PEOPLE && rest.of >= LEAST_PEOPLE;
  for (const trait of traits) {
    const group = await momentsOf(trait.bits, outcome.sought, outcome.values, pause);
    const rest = restOf(all, group);
    if (!isLarge(group, rest)) continue;
    const distance = distanceOf(group, rest);
    single.push({ outcome, traits: [trait], group, distance, sureness: Math.abs(distance) });
  }
  const pairs: Found[] = [];
  const paired = mostTelling(single);
  for (const [index, one] of paired.entries()) {
    for (const other of paired.slice(index + 1)) {
      const [a, b] = [one.traits[0] as Trait, other.traits[0] as Trait];
      if (nameOf(a) === nameOf(b)) continue;
      const group = await momentsOf(within(a.bits, b.bits), outcome.sought, outcome.values, pause);
      // What either trait says alone is no pair's.
      const rests = [all, one.group, other.group].map((some) => restOf(some, group));
      if (!rests.every((rest) => isLarge(group, rest))) continue;
      const [distance = 0, ...others] = rests.map((rest) => distanceOf(group, rest));
      const sureness = Math.min(...[distance, ...others].map((each) => each * Math.sign(distance)));
      if (sureness > 0) pairs.push({ outcome, traits: [a, b], group, distance, sureness });
    }
  }
  const count = single.length + (paired.length * (paired.length - 1)) / 2;
  return { count, found: [...surest(single, count), ...surest(pairs, count)] };
}

function mostTelling(found: readonly Found[]): Found[] {
  const taken = new Map<string, number>();
  const chosen: Found[] = [];
  for (const one of bySureness(found)) {
    const name = one.traits.map(nameOf).join();
    const count = taken.get(name) ?? 0;
    if (count >= MOST_OF_ONE) continue;
    taken.set(name, count + 1);
    chosen.push(one);
    if (chosen.length === MOST_PAIRED) break;
  }
  return chosen;
}

/** Those that survive the correction for all that were compared, the surest of each attribute or two. */
function surest(found: readonly Found[], compared: number): Found[] {
  const untested = Array.from({ length: Math.max(0, compared - found.length) }, () => 1);
  const rates = falseDiscoveryRates([...found.map(({ sureness }) => chanceOfDistance(sureness)), ...untested]);
  const names = new Set<string>();
  const chosen: Found[] = [];
  for (const one of bySureness(found.filter((_, index) => (rates[index] as number) <= FALSE_SPLITS))) {
    const name = one.traits.map(nameOf).toSorted().join(' ');
    if (names.has(name)) continue;
    if (chosen.some((other) => areSame(bitsOfAll(other.traits), bitsOfAll(one.traits)))) continue;
    names.add(name);
    chosen.push(one);
    if (chosen.length === MOST_JUDGED) break;
  }
  return chosen;
}

/** What the other half says. */
async function judge({ outcome, traits, distance }: Found, judged: number, pause: Pause): Promise<Split | undefined> {
  const { values } = outcome;
  const bits = bitsOfAll(traits);
  const all = await momentsOf(outcome.judged, outcome.judged, values, pause);
  const group = await momentsOf(bits, outcome.judged, values, pause);
  const rest = restOf(all, group);
  if (group.of < LEAST_PEOPLE || rest.of < LEAST_PEOPLE) return undefined;
  const level = levelOfEach(judged);
  const lift = liftOf(group, rest, level);
  if (lift === null || !isOn(distance, lift) || Math.max(lift.lift, 1 / lift.lift) < LEAST_LIFT) return undefined;
  for (const trait of traits.length > 1 ? traits : []) {
    // Among those of the one trait the other must tell, or it is not needed.
    const without = await momentsOf(outside(trait.bits, bits), outcome.judged, values, pause);
    const beyond = without.of < LEAST_PEOPLE ? null : liftOf(group, without, level);
    if (beyond === null || !isOn(distance, beyond)) return undefined;
  }
  const pValue = Math.min(1, chanceOfDistance(distanceOf(group, rest)) * judged);
  return { measured: outcome.measured, traits, bits, members: group.of, others: rest.of, pValue, ...lift };
}

/** Whether the whole interval is on the side that was expected. */
function isOn(distance: number, { low, high }: Lift): boolean {
  return distance > 0 ? low > 1 : high < 1;
}

function bySureness(found: readonly Found[]): Found[] {
  const textOf = ({ traits }: Found) => traits.map(({ rule }) => rule).join(' AND ');
  return found.toSorted((one, other) => other.sureness - one.sureness || (textOf(one) < textOf(other) ? -1 : 1));
}

function bitsOfAll([first, ...others]: readonly Trait[]): Bits {
  return others.length === 0 ? (first as Trait).bits : within((first as Trait).bits, ...others.map(({ bits }) => bits));
}

function areSame(one: Bits, other: Bits): boolean {
  const both = countOf(within(one, other));
  return both >= SAME * (countOf(one) + countOf(other) - both);
}

function nameOf({ candidate }: Trait): string {
  return candidate.attribute.name;
}
