import type { Attribute } from '../../catalogue/index.js';
import type { FoundGroup } from '../../insight/index.js';
import { sayAmount, sayPercent, sayUnitless } from '../../kernel/index.js';
import type { MembershipContext } from '../../membership/index.js';
import { shareInterval } from '../../statistics/index.js';
import { type Candidate, type Counts, holdersOf, type Level, lookAt, type LookedAt, seek, type Spread } from '../profile/index.js';
import { isOrdered, type OrderedWords, type ValueWords, type Words, WORDS } from './words.js';

/** A part of the members by a fact. */
export interface FactPart {
  /** null: it is missing. */
  readonly value: string | null;
  /** The greatest of a range. */
  readonly to: string | null;
  readonly members: number;
  readonly share: number;
  readonly shareOfOthers: number;
  /** 100 is as often as among others; null where no others have it. */
  readonly index: number | null;
}

export interface Fact {
  readonly attribute: Attribute;
  /** Of the members who were looked at. */
  readonly known: number;
  /** Of what has an order: a quarter, half and three quarters of those who have it lie at or below. */
  readonly quartiles: readonly string[];
  readonly parts: readonly FactPart[];
  /** Whether members differ from others in it by more than chance, all facts considered. */
  readonly isDistinct: boolean;
}

export const STRENGTHS = ['NEARLY_ALL', 'MOST', 'MIDDLE_HALF', 'MORE_THAN_OTHERS'] as const;
/** How far a statement goes: by the lower end of the 95 % interval of the share for whom it holds. */
export type Strength = (typeof STRENGTHS)[number];

export interface Statement {
  readonly attribute: Attribute;
  readonly text: string;
  readonly strength: Strength;
  /** Of the members of whom it is known, with its interval. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface Persona {
  /** Too few to say anything of. */
  readonly isRefused: boolean;
  readonly members: number;
  readonly others: number;
  readonly facts: readonly Fact[];
  readonly statements: readonly Statement[];
}

/** Of fewer nobody is typical. */
export const LEAST_MEMBERS = 5;
/** Of fewer of whom it is known the whole range is told, not where the middle half lies. */
const LEAST_WITH_HALVES = 10;
/** What is known of fewer of them is told of nobody. */
const LEAST_KNOWN = 0.5;
const MOST_PARTS = 12;

const NAMED = new Map(WORDS.map((words) => [words.attribute, words]));

/** Of what a persona consists, of what may be asked. */
export function personaCandidates(all: readonly Candidate[]): Candidate[] {
  return WORDS.flatMap(({ attribute }) => all.filter((one) => one.attribute.name === attribute));
}

/** What the typical member of a group is like, beside everybody else. */
export async function personaOf(
  context: MembershipContext,
  group: FoundGroup,
  among: readonly Candidate[],
  currency: string,
): Promise<Persona> {
  const looked = await lookAt(context, group, among);
  const [members, others] = [all(looked.members), all(looked.others)];
  if (members < LEAST_MEMBERS) return { isRefused: true, members, others, facts: [], statements: [] };
  const drivers = new Map(seek(looked).drivers.map((driver) => [driver.candidate.attribute.name, driver]));
  const facts = looked.spreads.map((spread) => factOf(spread, looked, drivers.has(spread.candidate.attribute.name)));
  const statements = looked.spreads.flatMap((spread): Statement[] => {
    const words = NAMED.get(spread.candidate.attribute.name) as Words;
    const driver = drivers.get(spread.candidate.attribute.name);
    const told = isOrdered(words)
      ? sayOrdered(words, spread, looked, { isDistinct: driver !== undefined, currency })
      : sayValue(words, spread, looked, driver?.condition.test);
    return told === undefined ? [] : [{ attribute: spread.candidate.attribute, ...told }];
  });
  return { isRefused: false, members, others, facts, statements };
}

function factOf(spread: Spread, looked: LookedAt, isDistinct: boolean): Fact {
  const { attribute, scale } = spread.candidate;
  const told =
    scale === 'ORDERED'
      ? spread.levels
      : spread.levels.toSorted((one, other) => all(other.members) - all(one.members)).slice(0, MOST_PARTS);
  return {
    attribute,
    known: holdersOf(spread, looked, 'members'),
    quartiles: spread.fiveNumbers?.members?.slice(1, 4) ?? [],
    isDistinct,
    parts: told.map((level) => {
      const [share, shareOfOthers] = [all(level.members) / all(looked.members), all(level.others) / Math.max(1, all(looked.others))];
      const isRange = scale === 'ORDERED' && level.key !== null;
      return {
        value: isRange ? level.low : level.key,
        to: isRange ? level.high : null,
        members: all(level.members),
        share,
        shareOfOthers,
        index: shareOfOthers === 0 ? null : (100 * share) / shareOfOthers,
      };
    }),
  };
}

type Told = Omit<Statement, 'attribute'>;

/** What most of them are; else what they are more often than others, where that is no chance. */
function sayValue(
  words: ValueWords,
  spread: Spread,
  looked: LookedAt,
  distinct: { readonly kind: string; readonly value?: string } | undefined,
): Told | undefined {
  const known = holdersOf(spread, looked, 'members');
  if (known < LEAST_KNOWN * all(looked.members)) return undefined;
  const most = spread.levels.filter(({ key }) => key !== null).toSorted((one, other) => all(other.members) - all(one.members))[0];
  if (most === undefined) return undefined;
  const interval = shareInterval({ count: all(most.members), of: known });
  const strength = interval.low >= 0.85 ? 'NEARLY_ALL' : interval.low >= 0.5 ? 'MOST' : undefined;
  if (strength !== undefined) {
    const many = strength === 'NEARLY_ALL' ? 'Nearly all' : 'Most';
    return {
      text: `${many} ${words.say(most.key as string)} (${sayPercent(interval.share)}; ${sayPercent(shareAmongOthers(most, spread, looked))} of others).`,
      strength,
      ...interval,
    };
  }
  const own = distinct?.value === undefined ? undefined : spread.levels.find(({ key }) => key === distinct.value);
  if (own === undefined) return undefined;
  const ownInterval = shareInterval({ count: all(own.members), of: known });
  const text = `${sayPercent(ownInterval.share)} ${words.say(own.key as string)}, of others ${sayPercent(shareAmongOthers(own, spread, looked))}.`;
  return { text, strength: 'MORE_THAN_OTHERS', ...ownInterval };
}

/** Where the middle half of them lies, of few where all of them lie, and whether that is elsewhere than with others. */
function sayOrdered(
  words: OrderedWords,
  spread: Spread,
  looked: LookedAt,
  { isDistinct, currency }: { readonly isDistinct: boolean; readonly currency: string },
): Told | undefined {
  const { members, others } = spread.fiveNumbers ?? {};
  if (members === undefined) return undefined;
  const [least, low, middle, high, greatest] = members;
  const known = holdersOf(spread, looked, 'members');
  if (known < LEAST_KNOWN * all(looked.members)) return undefined;
  const verb = words.attribute === 'age' ? 'are' : 'have';
  const isMoney = spread.candidate.attribute.type === 'money';
  const one = (number: string) => (isMoney ? sayUnitless(number, currency) : plain(number));
  const last = (number: string) => (isMoney ? sayAmount(number, currency) : plain(number));
  // The currency stands once, behind the last: `38.50 to 79.00 EUR`.
  const lying = (from: string, to: string) => words.say(one(middle), one(from) === one(to) ? last(from) : one(from), last(to));
  if (known < LEAST_WITH_HALVES) {
    const text = `All ${known} of whom it is known ${verb} ${lying(least, greatest)}.`;
    return { text, strength: 'MOST', ...shareInterval({ count: known, of: known }) };
  }
  // Nobody to speak of has any.
  if ([low, middle, high].every((quartile) => Number(quartile) === 0)) return undefined;
  const theirs = others?.[2];
  const difference = theirs === undefined ? 0 : Number(middle) - Number(theirs);
  const compared = isDistinct && difference !== 0 ? `: ${difference > 0 ? words.above : words.below} (middle ${one(theirs ?? '')})` : '';
  const text = `Half ${verb} ${lying(low, high)}${compared}.`;
  return { text, strength: 'MIDDLE_HALF', share: 0.5, low: 0.5, high: 0.5 };
}

/** Of the others of whom it is known. */
function shareAmongOthers(level: Level, spread: Spread, looked: LookedAt): number {
  return all(level.others) / Math.max(1, holdersOf(spread, looked, 'others'));
}

function all([one, other]: Counts['members']): number {
  return one + other;
}

/** Without digits that say nothing: what is at least 100 as a whole number. */
function plain(number: string): string {
  const value = Number(number);
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Math.round(value * 10) / 10);
}
