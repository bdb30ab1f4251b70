import { isDeepStrictEqual } from 'node:util';
import type { FieldOrigin } from '../../model/index.js';
import { prevails, vouches, type Arbiter, type Claim } from './conflict-rule.js';

/** Where each field got its value from. */
export type Provenance = Readonly<Record<string, FieldOrigin>>;
type Values = Readonly<Record<string, unknown>>;

/** What a record says of some fields, and by what right. */
export interface Statement {
  readonly given: Values;
  readonly claim: Claim;
  /** What stands before a field's name in the provenance. */
  readonly prefix?: string;
}

/** What is stored of the same fields. */
export interface Held {
  readonly values: Values;
  readonly provenance: Provenance;
}

/** The given values that are taken; of each of them, and of those that are only vouched for, the provenance names the claim. */
export function weighFields(arbiter: Arbiter, held: Held, { given, claim, prefix = '' }: Statement): Held {
  const taken: Record<string, unknown> = {};
  const provenance = { ...held.provenance };
  const { source, at, by } = claim;
  const party = arbiter.standingOf(source).party;
  // Where dates are known, a value without one is of now.
  const originAfter = (before: FieldOrigin | undefined): FieldOrigin => ({
    source,
    party,
    at,
    ...(claim.dated || before?.dated === true ? { dated: true } : {}),
    ...(by === undefined ? {} : { by }),
  });
  for (const [field, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const name = prefix + field;
    const before = held.provenance[name];
    if (isDeepStrictEqual(value, held.values[field] ?? null)) {
      if (before === undefined ? claim.dated || !isEmpty(value) : vouches(arbiter, claim, before)) provenance[name] = originAfter(before);
    } else if (before === undefined || prevails(arbiter, claim, before)) {
      taken[field] = value;
      provenance[name] = originAfter(before);
    }
  }
  return { values: taken, provenance };
}

/** No value where nobody said one before: most empty fields of most records mean that the source does not know. */
function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
