/*
 * From where on advice is given. All of it stands here, and in docs/figures.md.
 */

/** Of a base of fewer customers nothing is advised. */
export const LEAST_BASE = 50;

/** A segment with so large a share of all customers addresses nearly everybody. */
export const BROAD = { share: 0.6, strongly: 0.9 } as const;

/** A segment of fewer members is too small for its figures to tell anything: a share of 30 is known to 18 of 100 either way. Unless it is so large a share of the base all the same. */
export const NARROW = { members: 30, strongly: 10, unlessShare: 0.05 } as const;

/** Of fewer members nothing is said of how many may be reached, or who else has them. */
export const LEAST_MEMBERS = 10;

/** Where a smaller share of the members has agreed to be reached by any channel, a message does not arrive. */
export const REACHED = { share: 0.5, strongly: 0.1 } as const;

/** Two segments whose Jaccard index is so great are one. */
export const ALIKE = { jaccard: 0.8, strongly: 0.95 } as const;

/** A segment so much of which is in another one, which is not nearly everybody, says nothing that the other does not. */
export const WITHIN = { share: 0.95, strongly: 1 } as const;

/** So many other segments are told of one, the most alike. */
export const MOST_OTHERS = 10;

/** Who leaves again within so many days of entering has hardly been in. */
export const SHORT_DAYS = 7;
/** So far back changes are looked at, and so many of a segment at most, the latest. */
export const CHANGES_DAYS = 90;
export const MOST_CHANGES = 20_000;
/** Of fewer entries nothing is said. */
export const LEAST_ENTRIES = 30;
/** So large a share of entries is undone within those days at least: the lower end of the 95 % interval. */
export const UNSTABLE = { share: 0.2, strongly: 0.5 } as const;
/** Where time alone undoes so large a share of those, the dates of the rule are too near each other. */
export const BY_TIME = 0.5;

/** Where differences of shares above this would have stayed unseen, nothing is said of whether members are like everybody. */
export const UNSEEN = { share: 0.2, strongly: 0.1 } as const;
/** Of fewer attributes that were compared neither. */
export const LEAST_ATTRIBUTES = 5;

/** So many segments are looked at together, those that were made first. */
export const MOST_SEGMENTS = 100;
/** More than so many segments are more than people tell apart. */
export const MANY_SEGMENTS = 50;
/** So large a share of the base outside of all segments is worth one of its own. */
export const UNCOVERED = { share: 0.25, strongly: 0.5 } as const;
/** A rule that leaves out segments names so many at most. */
export const MOST_NAMED = 20;
