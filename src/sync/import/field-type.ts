import type { Field, Form } from '../../records/index.js';
import type { DeclaredType } from '../declare/index.js';
import type { Conversion } from './conversion.js';

/** What a value is made of, unless its mapping says otherwise. */
export interface FieldType {
  readonly as: Conversion;
  /** Decimals that are kept. */
  readonly scale: number;
  /** Whether each digit of it counts, as of ids and telephone numbers. */
  readonly identifies?: true;
}

export const TEXT: FieldType = { as: 'text', scale: 4 };
const IDENTIFIER: FieldType = { ...TEXT, identifies: true };
const NUMBER: FieldType = { as: 'number', scale: 0 };
const MONEY: FieldType = { as: 'money', scale: 4 };
const BOOLEAN: FieldType = { as: 'boolean', scale: 0 };
const DATE: FieldType = { as: 'date', scale: 0 };

/** By the form of a field; of lists, by that of their elements. */
const TYPES: Readonly<Record<Exclude<Form, 'parts' | 'keyed'>, FieldType>> = {
  text: TEXT,
  texts: TEXT,
  integer: { as: 'integer', scale: 0 },
  number: NUMBER,
  decimal: MONEY,
  quantity: MONEY,
  boolean: BOOLEAN,
  day: DATE,
  instant: { as: 'instant', scale: 0 },
};

export function fieldTypeOf(name: string, { form, scale }: Field): FieldType {
  if (/externalId$/i.test(name) || name === 'phones') return IDENTIFIER;
  const type = form === 'parts' || form === 'keyed' ? TEXT : TYPES[form];
  return scale === undefined ? type : { ...type, scale };
}

/** How values of a custom attribute or a property of events are read, by the declared type. */
export const DECLARED_FIELD_TYPES: Readonly<Record<DeclaredType, FieldType>> = {
  text: TEXT,
  number: NUMBER,
  money: MONEY,
  boolean: BOOLEAN,
  date: DATE,
  list: { as: 'list', scale: 0 },
};
