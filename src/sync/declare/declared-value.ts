import type { z } from 'zod';
import type { ATTRIBUTE_TYPE } from '../../model/index.js';
import { check } from '../../records/index.js';
import { type RecordError, validate } from '../batch/index.js';

export type DeclaredType = (typeof ATTRIBUTE_TYPE.words)[number];
export type DeclaredTypes = ReadonlyMap<string, DeclaredType>;

/** How values of each declared type are stored: numbers as numbers, money as exact text, days as `YYYY-MM-DD`. */
const SCHEMAS: Readonly<Record<DeclaredType, z.ZodType<unknown>>> = {
  text: check.text(check.LONG_TEXT),
  number: check.number(),
  money: check.money(),
  boolean: check.boolean(),
  date: check.day(),
  list: check.texts(check.nonBlank(), 1_000),
};

/** A value of a declared type in the form in which it is stored, or why it is none. */
export function canonicalOf(type: DeclaredType, value: unknown, path: readonly string[]): { value: unknown } | { errors: RecordError[] } {
  return validate(SCHEMAS[type], value, path);
}
