import { z } from 'zod';
import type { Queryable } from '../database/sql.js';
import { sql } from '../database/sql.js';
import type { RecordError } from './batch.js';
import { boolean, day, list, LONG_TEXT, money, nonBlank, text } from './fields.js';
import { distinct } from './references.js';
import { ATTRIBUTE_KEY, type AttributeDefinition, type Customer } from './schemas.js';
import { recordError, validate, type Accepted } from './validate.js';

type AttributeType = AttributeDefinition['type'];

/** How values of each declared type are stored: numbers as numbers, money as exact text, days as `YYYY-MM-DD`. */
const VALUE_SCHEMAS: Readonly<Record<AttributeType, z.ZodType<unknown>>> = {
  text: text(LONG_TEXT),
  number: z.number({ error: 'must be a number' }).refine((value) => Number.isFinite(value), 'must be a finite number'),
  money: z.preprocess((value) => (typeof value === 'number' ? String(value) : value), money()),
  boolean: boolean(),
  date: day(),
  list: list(nonBlank(), 1_000),
};

export type AttributeTypes = ReadonlyMap<string, AttributeType>;

/** The types of the declared attributes among those that the batch mentions. */
export async function findAttributeTypes(database: Queryable, accepted: readonly Accepted<Customer>[]): Promise<AttributeTypes> {
  const keys = distinct(accepted.flatMap(({ record }) => Object.keys(record.attributes ?? {}))).filter((key) => ATTRIBUTE_KEY.test(key));
  if (keys.length === 0) return new Map();
  const rows = await database.query<{ key: string; type: AttributeType }>(sql`/* sync.findAttributeTypes */
    select key, type from attribute_definition where key = any(${keys}::text[])`);
  return new Map(rows.map((row) => [row.key, row.type]));
}

/** The customer's attributes with the given values over them; null removes one. Or why they cannot be taken. */
export function overlayAttributes(
  before: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
  types: AttributeTypes,
): { values: Record<string, unknown>; errors: RecordError[] } {
  const values = { ...before };
  const errors: RecordError[] = [];
  for (const [key, value] of Object.entries(given)) {
    const type = types.get(key);
    if (type === undefined) errors.push(recordError('UNKNOWN_ATTRIBUTE', ['attributes', key], 'is no declared attribute'));
    else if (value === null) delete values[key];
    else if (value !== undefined) {
      const checked = validate(VALUE_SCHEMAS[type], value, ['attributes', key]);
      if ('value' in checked) values[key] = checked.value;
      else errors.push(...checked.errors);
    }
  }
  return { values, errors };
}
