import { z } from 'zod';
import { check } from '../../records/index.js';
import { type RecordError, validate } from '../batch/index.js';

export const PROPERTY_TYPES = ['text', 'number', 'money', 'boolean', 'date'] as const;
export const ATTRIBUTE_TYPES = [...PROPERTY_TYPES, 'list'] as const;
export type DeclaredType = (typeof ATTRIBUTE_TYPES)[number];
export type DeclaredTypes = ReadonlyMap<string, DeclaredType>;

/** How values of each declared type are stored: numbers as numbers, money as exact text, days as `YYYY-MM-DD`. */
const SCHEMAS: Readonly<Record<DeclaredType, z.ZodType<unknown>>> = {
  text: check.text(check.LONG_TEXT),
  number: z
    .number({ error: 'must be a number' })
    .refine((value) => Number.isFinite(value), 'must be a finite number')
    // JSON knows no negative zero.
    .transform((value) => value + 0),
  money: z.preprocess((value) => (typeof value === 'number' ? String(value) : value), check.money()),
  boolean: check.boolean(),
  date: check.day(),
  list: check.list(check.nonBlank(), 1_000),
};

/** A value of a declared type in the form in which it is stored, or why it is none. */
export function canonicalOf(type: DeclaredType, value: unknown, path: readonly string[]): { value: unknown } | { errors: RecordError[] } {
  return validate(SCHEMAS[type], value, path);
}
