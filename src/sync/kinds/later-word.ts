import type { ConsentStatus } from '../../model/index.js';

/*
 * Which of two words of a customer on one channel counts. The later one does; where it cannot be told which that is, the one that
 * protects the person more: nobody is written to because two messages overtook one another.
 */

/** How much each protects the person. */
const PROTECTS: Readonly<Record<ConsentStatus, number>> = {
  SUBSCRIBED: 0,
  PENDING: 1,
  NOT_SUBSCRIBED: 2,
  INVALID: 3,
  UNSUBSCRIBED: 4,
  REDACTED: 5,
};

/** From what allows most to what allows least. */
export const PROTECTION = (Object.keys(PROTECTS) as ConsentStatus[]).toSorted((a, b) => PROTECTS[a] - PROTECTS[b]);

/** A word, and when it was said. */
export interface Word {
  readonly status: ConsentStatus;
  /** RFC 3339 in UTC; null where it is not known. */
  readonly changedAt: string | null;
  /** Whether the source said when; else it is when the word came. Null where what it said lay ahead of the clock when it came. */
  readonly dated: boolean | null;
}

/** Whether a word takes back what was agreed to, or cannot be used: it never takes a date to count. */
export function isWithdrawal({ status }: Pick<Word, 'status'>): boolean {
  return PROTECTS[status] >= PROTECTS.INVALID;
}

/**
 * A withdrawal of about the moment of a word that was dated ahead of the clock when it came, within the tolerance. Whoever said that word has a clock that goes
 * before, so that their dates do not tell which came first, whenever the withdrawal comes: it is as late as the word then, and the word is no later when it is
 * sent again.
 */
export function besideWordAhead(
  word: Word,
  held: Word,
  { now, toleranceMs }: { readonly now: string; readonly toleranceMs: number },
): Word {
  if (!isWithdrawal(word) || word.changedAt === null || held.changedAt === null) return word;
  if (held.changedAt <= now && held.dated !== null) return word;
  const apart = Date.parse(held.changedAt) - Date.parse(word.changedAt);
  return apart > 0 && apart <= toleranceMs ? { ...word, changedAt: held.changedAt } : word;
}

/**
 * Whether a word takes the place of another one. One without a date comes from a list of unknown age: it withdraws, but neither undoes
 * a withdrawal nor overrides what is dated.
 */
export function isLaterWord(word: Word, held: Word): boolean {
  const protects = PROTECTS[word.status] > PROTECTS[held.status];
  if (word.dated === false) return isWithdrawal(word) || isWithdrawal(held) ? protects : held.dated === false;
  if (held.changedAt === null) return true;
  if (word.changedAt === null || word.changedAt < held.changedAt) return false;
  return word.changedAt > held.changedAt || protects;
}
