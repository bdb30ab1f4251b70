import type { CellValue } from '../export/index.js';

/** Why somebody is not at a destination, or cannot be taken away. */
export type MemberProblem =
  'NO_CONSENT' | 'NO_ADDRESS' | 'SAME_ADDRESS' | 'COMPLIANCE' | 'UNSUBSCRIBED' | 'INVALID' | 'REFUSED' | 'NOT_REMOVED';

/** Somebody who is to be there, with what is told of them by the names that the destination has for it. */
export interface Outgoing {
  readonly key: string;
  /** Where the destination knows its members by it. */
  readonly email: string | null;
  readonly values: Readonly<Record<string, CellValue>>;
}

export interface Leaving {
  readonly key: string;
  /** Whether nothing of them is to stay. */
  readonly forgets: boolean;
}

/** Somebody whom the destination does not take, or does not let go. The words are its own, without personal data. */
export interface Refusal {
  readonly key: string;
  readonly problem: MemberProblem;
  readonly message: string;
}

/** Some of those who are there. */
export interface Listing {
  readonly present: readonly string[];
  /** Who has said there that they want nothing more. */
  readonly declined: readonly string[];
  /** Where the next part begins; null after the last. */
  readonly cursor: string | null;
}

/**
 * What a destination can do. Whatever is done may be done again: a crash repeats it. Throws `Unreachable` where it is to be tried again, and `Misconfigured` where somebody
 * has to mend something first.
 */
export interface Receiver {
  /** Looks whether it could be written to, and writes nothing. */
  check(): Promise<void>;
  /** Has these there, as they are told; at most `MOST_AT_ONCE`. Gives who was not taken. */
  put(members: readonly Outgoing[]): Promise<readonly Refusal[]>;
  /** Has these there no more; at most `MOST_AT_ONCE`. Gives who did not go. */
  remove(members: readonly Leaving[]): Promise<readonly Refusal[]>;
  /** Tells who is there, part by part. */
  list(cursor: string | null): Promise<Listing>;
  close(): Promise<void>;
}

export const MOST_AT_ONCE = 500;

/** It is to be tried again later. */
export class Unreachable extends Error {
  constructor(
    message: string,
    /** For how long it asks to be left alone. */
    readonly waitMs: number | null = null,
  ) {
    super(message);
  }
}

/** Somebody has to mend something. */
export class Misconfigured extends Error {}
