import type { Following, Habit } from './followings.js';

export const SUGGESTION_REASONS = ['FOLLOWS', 'REPEATS', 'FREQUENT'] as const;
/** It follows something that the customer bought; it is bought again and again; many buy it who come again, and nothing more is known. */
export type SuggestionReason = (typeof SUGGESTION_REASONS)[number];

/** A thing that a customer is likely to buy next. */
export interface NextThing<Key> {
  readonly thing: Key;
  readonly reason: SuggestionReason;
  /** To rank by: the share of those who lack it who may be expected to buy it, as many times as it follows what this one bought; or of its buyers who bought it again. */
  readonly score: number;
  /** What it follows, the surest first. */
  readonly follows: readonly Known<Following, Key>[];
}

/** As followings and habits are known by places, or by keys. */
type Known<What, Key> = Omit<What, 'from' | 'to' | 'thing'> &
  ('from' extends keyof What ? { readonly from: Key; readonly to: Key } : { readonly thing: Key });

export interface Told<Key> {
  readonly things: readonly Known<Habit, Key>[];
  /** What follows a thing. */
  readonly after: (thing: Key) => readonly Known<Following, Key>[];
}

/** A thing that so many of its buyers bought again is suggested to whoever has it. */
export const LEAST_AGAIN = 0.1;
/** So many things that one follows are told. */
const MOST_REASONS = 3;

/** Whether whoever has it may want it again. */
export function isBoughtAgain({ buyers, again }: Pick<Habit, 'buyers' | 'again'>): boolean {
  return again >= LEAST_AGAIN * buyers;
}

/** What a customer who has bought some things is likely to buy next, the likeliest first; of equals those that are told first. */
export function suggestTo<Key extends string | number>(
  { things, after }: Told<Key>,
  owned: ReadonlySet<Key>,
  first: number,
): NextThing<Key>[] {
  const followed = new Map<Key, Known<Following, Key>[]>();
  for (const from of owned) {
    for (const following of after(from)) {
      const known = followed.get(following.to);
      if (known === undefined) followed.set(following.to, [following]);
      else known.push(following);
    }
  }
  const found = things.flatMap((habit): NextThing<Key>[] => {
    const { thing } = habit;
    if (owned.has(thing)) {
      return isBoughtAgain(habit) ? [{ thing, reason: 'REPEATS', score: habit.again / habit.buyers, follows: [] }] : [];
    }
    const { share } = habit;
    const follows = (followed.get(thing) ?? []).toSorted((one, other) => other.low - one.low || (one.from < other.from ? -1 : 1));
    const [surest] = follows;
    if (surest === undefined) return [{ thing, reason: 'FREQUENT', score: share, follows: [] }];
    return [{ thing, reason: 'FOLLOWS', score: Math.min(1, share * surest.low), follows: follows.slice(0, MOST_REASONS) }];
  });
  return found.toSorted((one, other) => other.score - one.score).slice(0, first);
}

/** The plain way: what most customers bought, of what may be suggested. */
export function mostFrequentFor<Key>({ things }: Pick<Told<Key>, 'things'>, owned: ReadonlySet<Key>, first: number): Key[] {
  const found: Key[] = [];
  for (const habit of things) {
    if (found.length === first) break;
    if (!owned.has(habit.thing) || isBoughtAgain(habit)) found.push(habit.thing);
  }
  return found;
}
