import type { FieldOrigin } from '../../model/index.js';

/** How it is decided which of two values of one field is kept. */
export const CONFLICT_RULES = ['LATEST', 'TRUSTED'] as const;
export type ConflictRule = (typeof CONFLICT_RULES)[number];

/** How far a source is trusted: less is more, by party (0, the person itself, to 3, bought) and then by rank. */
export interface Standing {
  readonly party: 0 | 1 | 2 | 3;
  readonly rank: number;
}

/** A rule, and the standing of the sources that it may need. */
export interface Arbiter {
  readonly rule: ConflictRule;
  readonly standingOf: (source: string) => Standing;
}

/** Who says a value, and when it was observed. */
export interface Claim {
  readonly source: string;
  /** RFC 3339 in UTC, to the millisecond: the order of the texts is that of the moments. */
  readonly at: string;
  /** Whether the source said when; else `at` is when the value came. */
  readonly dated: boolean;
  /** That it may be of any age, if it has no date. */
  readonly isOld?: boolean | undefined;
  /** The external id under which it came, of a customer who has several. */
  readonly by?: string | undefined;
}

/**
 * Whether a value is taken in place of another one.
 *
 * LATEST: what was observed later; at the same moment, what comes later. TRUSTED: what comes from the more trusted party, in it from the
 * source of the lower rank, and between equals the later. Either way a source that does not date what it says corrects itself.
 */
export function prevails({ rule, standingOf }: Arbiter, claim: Claim, held: FieldOrigin): boolean {
  if (claim.isOld === true && held.dated === true) return false;
  if (claim.source === held.source && !claim.dated) return true;
  const trust = rule === 'TRUSTED' ? compareStandings(standingOf(claim.source), standingOf(held.source)) : 0;
  return trust === 0 ? claim.at >= held.at : trust < 0;
}

/**
 * Whether a claim becomes the origin of a value that is held already. An undated one says nothing new, unless its source is trusted
 * more: else two systems that agree would take the value from each other for ever.
 */
export function vouches(arbiter: Arbiter, claim: Claim, held: FieldOrigin): boolean {
  if (claim.dated) return prevails(arbiter, claim, held);
  return arbiter.rule === 'TRUSTED' && compareStandings(arbiter.standingOf(claim.source), arbiter.standingOf(held.source)) < 0;
}

function compareStandings(a: Standing, b: Standing): number {
  return a.party - b.party || a.rank - b.rank;
}
