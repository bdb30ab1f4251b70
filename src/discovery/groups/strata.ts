import type { Attribute } from '../../catalogue/index.js';
import { differenceOfMeans, levelOfEach, meanOf, type Moments, type Pause, restOf } from '../../statistics/index.js';
import { differenceWithin } from '../profile/index.js';
import { type Bits, momentsOf, within } from './bits.js';
import { LEAST_PEOPLE, type Outcome } from './outcomes.js';
import type { Split } from './splits.js';
import type { Trait } from './traits.js';

/** Within what a difference turns around (E. Simpson, 1951), and what it is there. */
export interface TurnWithin {
  readonly attribute: Attribute;
  /** Among whom, as a rule; null: over all who are alike in it, weighted after N. Mantel and W. Haenszel. */
  readonly rule: string | null;
  readonly difference: number;
}

/** Within so many attributes each difference is looked at again, those that tell the outcome apart the most. */
const MOST_STRATA = 5;
/** Of all so large a share is a large stratum. */
const LARGE = 0.2;

interface Stratum {
  readonly trait: Trait;
  readonly all: Bits;
}

/** For each split what its difference turns around within. */
export async function turnsWithin(
  splits: readonly Split[],
  outcomes: readonly Outcome[],
  traits: readonly Trait[],
  pause: Pause,
): Promise<TurnWithin[][]> {
  const turns: TurnWithin[][] = splits.map(() => []);
  for (const outcome of outcomes) {
    const everybody = union(outcome.sought, outcome.judged);
    const all = await momentsOf(everybody, everybody, outcome.values, pause);
    const strata = await foremost(outcome, everybody, all, traits, pause);
    for (const [index, split] of splits.entries()) {
      if (split.measured !== outcome.measured) continue;
      const own = new Set(split.traits.map(({ candidate }) => candidate.attribute.name));
      const others = strata.filter(([first]) => !own.has((first as Stratum).trait.candidate.attribute.name));
      for (const levels of others) turns[index]?.push(...(await turnsIn(split, levels, outcome, all, others.length, pause)));
    }
  }
  return turns;
}

async function turnsIn(
  split: Split,
  levels: readonly Stratum[],
  { values }: Outcome,
  all: Moments,
  attributes: number,
  pause: Pause,
): Promise<TurnWithin[]> {
  const sign = Math.sign(split.mean - split.meanOfRest);
  const { attribute } = (levels[0] as Stratum).trait.candidate;
  const tables: [number, number, number, number][] = [];
  const large: TurnWithin[] = [];
  for (const { trait, all: stratum } of levels) {
    const whole = await momentsOf(stratum, stratum, values, pause);
    const group = await momentsOf(split.bits, stratum, values, pause);
    const rest = restOf(whole, group);
    tables.push([group.of, group.sum, rest.of, rest.sum]);
    if (whole.of < LARGE * all.of || Math.min(group.of, rest.of) < LEAST_PEOPLE) continue;
    const found = differenceOfMeans(meanOf(group), meanOf(rest), levelOfEach(levels.length * attributes));
    const turns = found !== null && (sign > 0 ? found.high < 0 : found.low > 0);
    if (turns) large.push({ attribute, rule: trait.rule, difference: found.difference });
  }
  const over = differenceWithin(tables);
  return over !== null && over * sign < 0 ? [{ attribute, rule: null, difference: over }, ...large] : large;
}

/** The attributes by whose values, of which everybody has one at most, the outcome differs the most. */
async function foremost(outcome: Outcome, everybody: Bits, all: Moments, traits: readonly Trait[], pause: Pause): Promise<Stratum[][]> {
  const byName = new Map<string, Stratum[]>();
  for (const trait of traits) {
    if (trait.candidate.scale !== 'VALUES' || trait.rule.endsWith(' IS NOT NULL')) continue;
    const { name } = trait.candidate.attribute;
    byName.set(name, [...(byName.get(name) ?? []), { trait, all: within(trait.bits, everybody) }]);
  }
  const told: { readonly name: string; readonly levels: Stratum[]; readonly between: number }[] = [];
  for (const [name, levels] of byName) {
    let between = 0;
    for (const { all: stratum } of levels) {
      const { of, sum } = await momentsOf(stratum, stratum, outcome.values, pause);
      if (of > 0) between += of * (sum / of - all.sum / all.of) ** 2;
    }
    told.push({ name, levels, between });
  }
  return told
    .toSorted((one, other) => other.between - one.between || (one.name < other.name ? -1 : 1))
    .slice(0, MOST_STRATA)
    .map(({ levels }) => levels);
}

/** Those who are in either; nobody is in both. */
function union(one: Bits, other: Bits): Bits {
  return one.map((bits, word) => bits | (other[word] as number));
}
