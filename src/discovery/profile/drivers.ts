import { type Difference, differenceOfShares, differenceOfSpreads, falseDiscoveryRates } from '../../statistics/index.js';
import type { FoundGroup } from '../../insight/index.js';
import type { MembershipContext } from '../../membership/index.js';
import type { Candidate } from './candidates.js';
import { type Condition, conditionsOf, ruleOf, together } from './conditions.js';
import { type Turn, turnsOf } from './turns.js';
import { lookAt, type LookedAt, type Spread } from './looked-at.js';

/** What sets a group apart from everybody else. */
export interface Driver extends Difference {
  readonly candidate: Candidate;
  readonly condition: Condition;
  /** What members are more often than others, as a rule. */
  readonly rule: string;
  /** Of the members, and of the others, in the half in which it was measured. */
  readonly share: number;
  readonly shareOfOthers: number;
  /** After the correction for all attributes that were looked at. */
  readonly pValue: number;
  /** What it turns around within: among customers who are alike in that, members are it less often than others. */
  readonly turnsWithin: readonly Turn[];
}

export type TooFew = 'TOO_FEW_MEMBERS' | 'TOO_FEW_OTHERS';

export interface Drivers {
  /** Why nothing can be said. */
  readonly refusal: TooFew | null;
  /** How many were looked at. */
  readonly members: number;
  readonly others: number;
  /** How many attributes were compared: the correction is for all of these. */
  readonly compared: number;
  /** How many were not even looked at, since there are too many. */
  readonly leftOut: number;
  /** The largest difference first. */
  readonly drivers: readonly Driver[];
}

/** Of what is told, so large a share at most is wrong on the mean. */
export const FALSE_DISCOVERIES = 0.05;
/** Below so many nothing is said of a group. */
export const LEAST_CUSTOMERS = 50;
/** A difference below so much is nothing to act on, however certain. */
const LEAST_DIFFERENCE = 0.03;
/** Within so many other attributes a difference is looked at again. */
const MOST_STRATA = 5;
/** A value that fewer of those who are looked at have is none to say anything of. */
export const LEAST_HOLDERS = 25;

/**
 * Half of the customers, by chance, say by what attributes the group differs and by which of their values; how much, the other half says. So what is told is no
 * larger than it is for having been sought out. The attributes are corrected for one another after Benjamini and Hochberg.
 */
export async function driversOf(
  context: MembershipContext,
  group: FoundGroup,
  among: readonly Candidate[],
  first: number,
): Promise<Drivers> {
  const { drivers, strata, ...found } = seek(await lookAt(context, group, among));
  const told = drivers.slice(0, first);
  const turns = await turnsOf(context, group, told, strata);
  return { ...found, drivers: told.map((driver, index) => ({ ...driver, turnsWithin: turns[index] ?? [] })) };
}

interface Sought extends Omit<Drivers, 'drivers'> {
  readonly drivers: readonly Omit<Driver, 'turnsWithin'>[];
  /** By what else members and others differ the most surely: a difference may be that alone. */
  readonly strata: readonly Candidate[];
}

/** What was found, before it is looked into. */
export function seek(looked: LookedAt): Sought {
  const [members, others] = [sum(looked.members), sum(looked.others)];
  const { leftOut } = looked;
  const none = { members, others, leftOut, compared: 0, drivers: [], strata: [] };
  if (members < LEAST_CUSTOMERS) return { ...none, refusal: 'TOO_FEW_MEMBERS' };
  if (others < LEAST_CUSTOMERS) return { ...none, refusal: 'TOO_FEW_OTHERS' };
  const tested = looked.spreads.flatMap((spread) => {
    const p = chanceOf(spread, looked);
    return p === null ? [] : [{ spread, p }];
  });
  const rates = falseDiscoveryRates(tested.map(({ p }) => p));
  const drivers = tested.flatMap(({ spread }, index): Omit<Driver, 'turnsWithin'>[] => {
    const pValue = rates[index] as number;
    if (pValue > FALSE_DISCOVERIES) return [];
    const best = foremost(conditionsOf(spread, looked), looked);
    const found = best === undefined ? null : measured(best, looked);
    if (best === undefined || found === null || found.low <= 0 || found.difference < LEAST_DIFFERENCE) return [];
    const [share, shareOfOthers] = [best.members[1] / looked.members[1], best.others[1] / looked.others[1]];
    const { candidate } = spread;
    return [{ candidate, condition: best, rule: ruleOf(candidate, best), share, shareOfOthers, pValue, ...found }];
  });
  drivers.sort((one, other) => other.difference - one.difference || (one.rule < other.rule ? -1 : 1));
  const strata = tested
    .map(({ spread: { candidate } }, index) => ({ candidate, rate: rates[index] as number }))
    .filter(({ candidate, rate }) => candidate.scale === 'VALUES' && rate <= FALSE_DISCOVERIES)
    .toSorted((one, other) => one.rate - other.rate)
    .slice(0, MOST_STRATA)
    .map(({ candidate }) => candidate);
  return { refusal: null, members, others, leftOut, compared: tested.length, drivers, strata };
}

/** How likely chance alone makes them differ so much by an attribute, in the half in which differences are sought; null where that cannot be said. */
function chanceOf(spread: Spread, looked: LookedAt): number | null {
  const side = (levels: Spread['levels'], which: 'members' | 'others') => levels.map((level) => level[which][0]);
  if (spread.candidate.scale !== 'LIST') {
    const rest = restOf(spread, looked);
    const levels = rest === undefined ? spread.levels : [...spread.levels, rest];
    return differenceOfSpreads(side(levels, 'members'), side(levels, 'others'));
  }
  // Of several values each is a question of its own.
  const each = spread.levels.flatMap(
    ({ members, others }) =>
      differenceOfSpreads([members[0], looked.members[0] - members[0]], [others[0], looked.others[0] - others[0]]) ?? [],
  );
  return each.length === 0 ? null : Math.min(1, each.length * Math.min(...each));
}

/** Those who have a value that is not told apart. */
function restOf({ levels }: Spread, looked: LookedAt): Spread['levels'][number] | undefined {
  const told = together(levels);
  const members = [looked.members[0] - told.members[0], looked.members[1] - told.members[1]] as const;
  const others = [looked.others[0] - told.others[0], looked.others[1] - told.others[1]] as const;
  return members[0] + members[1] + others[0] + others[1] === 0 ? undefined : { key: '', low: null, high: null, members, others };
}

/** What members are by the most more often than others, in the half in which it is sought. */
function foremost(conditions: readonly Condition[], looked: LookedAt): Condition | undefined {
  let [best, most]: [Condition | undefined, number] = [undefined, 0];
  for (const condition of conditions) {
    if (sum(condition.members) + sum(condition.others) < LEAST_HOLDERS) continue;
    const difference = condition.members[0] / looked.members[0] - condition.others[0] / looked.others[0];
    if (difference > most) [best, most] = [condition, difference];
  }
  return best;
}

function measured({ members, others }: Condition, looked: LookedAt): Difference | null {
  return differenceOfShares({ count: members[1], of: looked.members[1] }, { count: others[1], of: looked.others[1] });
}

export function sum([one, other]: readonly [number, number]): number {
  return one + other;
}
