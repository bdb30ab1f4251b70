import { briefText } from '../../kernel/index.js';
import type { z } from 'zod';
import { check, checkBySchema, datesAhead, type Checked, type Fields, type Present, type SchemaProblem } from '../../records/index.js';
import type { RecordError } from './batch.js';

/** A record of a batch that has passed the checks that need no database. */
export interface Accepted<Input> {
  readonly index: number;
  readonly record: Input;
}

/** The canonical form of a record, or every reason why it cannot be taken as far as no database need be asked. */
export function judge<Input>(
  { schema, fields }: { readonly schema: z.ZodType<Input>; readonly fields: Fields },
  given: unknown,
  present: Present,
): { value: Input } | { errors: RecordError[] } {
  const checked = validate(schema, given);
  if ('errors' in checked) return checked;
  const ahead = datesAhead(fields, checked.value as Checked<Fields>, present);
  return ahead.length === 0 ? checked : { errors: ahead.map((path) => recordError('INVALID_VALUE', path, 'lies ahead of the clock')) };
}

/** The canonical form of a record, or of the part of one at `base`, or every reason why it cannot be taken. */
export function validate<Value>(
  schema: z.ZodType<Value>,
  given: unknown,
  base: readonly string[] = [],
): { value: Value } | { errors: RecordError[] } {
  const checked = checkBySchema(schema, given);
  return 'value' in checked ? checked : { errors: checked.problems.map((problem) => toRecordError(problem, base)) };
}

function toRecordError({ path, is, unknownName, expected, suggestion }: SchemaProblem, base: readonly string[]): RecordError {
  const place = [...base, ...path.map(String), ...(unknownName === undefined ? [] : [unknownName])];
  const advice = { ...(expected === undefined ? {} : { expected }), ...(suggestion === undefined ? {} : { suggestion }) };
  if (unknownName !== undefined) return { ...recordError('UNKNOWN_FIELD', place, 'is no field of this kind of record'), ...advice };
  return { ...recordError(is === check.IS_REQUIRED ? 'REQUIRED' : 'INVALID_VALUE', place, is), ...advice };
}

/** An error whose message completes the sentence that begins with the path. Answers are kept, so keys in the path must be storable. */
export function recordError(code: RecordError['code'], path: readonly string[], predicate: string): RecordError {
  const told = path.map((name) => briefText(check.storable(name)));
  return { code, path: told, message: told.length === 0 ? `The record ${predicate}.` : `${told.join('.')} ${predicate}.` };
}

export function isRequired(...path: string[]): RecordError {
  return recordError('REQUIRED', path, check.IS_REQUIRED);
}

/** An external id of somebody who was erased, and is kept from coming back. */
export function isSuppressed(path: string[], externalId: string): RecordError {
  return recordError('SUPPRESSED', path, `is of somebody who was erased and is not to come back: '${externalId}'`);
}

/** An external id that names nothing in the batch's source. */
export function unknownReference(path: string[], what: string, externalId: string): RecordError {
  return recordError('UNKNOWN_REFERENCE', path, `names no ${what} of this source: '${externalId}'`);
}
