import { z } from 'zod';
import { columnsOf } from './columns.js';
import type { Checked, Field, Fields, Given, Part } from './field.js';

/** Checks a record as it is sent, and gives it in canonical form. */
export function schemaOf<These extends Fields>(fields: These): z.ZodType<Checked<These>, Given<These>> {
  const shape = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, withPresence(field)]));
  return z.strictObject(shape, {
    error: ({ code }) => (code === 'invalid_type' ? 'must be an object' : undefined),
  }) as z.ZodType as z.ZodType<Checked<These>, Given<These>>;
}

function withPresence({ check, presence }: Field): z.ZodType {
  if (presence === 'required') return check;
  return canBeNull(presence) ? check.nullish() : check.optional();
}

/** Whether null may be sent. */
export function canBeNull(presence: Field['presence']): boolean {
  return presence === 'clearable' || presence === 'defaulted';
}

/** Objects that a workspace or another record holds a list of. */
export function part<These extends Fields>(name: string, description: string, fields: These): Part<These> {
  return { name, description, fields, columns: columnsOf(fields), schema: schemaOf(fields) };
}
