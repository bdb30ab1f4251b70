import { createHash } from 'node:crypto';

/** What is sent: text with `$1`, `$2` ... and their values. Every `Sql` is one. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** The name under which each connection prepares it once, for statements that are sent again and again. */
  readonly prepare?: string;
}

/** With the number of its connection before it a name has 63 bytes at most: of a longer one PostgreSQL drops the end. */
const LONGEST_KIND = 31;
const FINGERPRINT_DIGITS = 16;

/** The name to prepare a statement by: it follows from the text, so that whoever makes the same statement shares it. `kind` is of letters and dots. */
export function preparedName(kind: string, text: string): string {
  return `${kind.slice(0, LONGEST_KIND)}_${createHash('sha256').update(text).digest('hex').slice(0, FINGERPRINT_DIGITS)}`;
}
