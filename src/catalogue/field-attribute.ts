import { raw } from 'sql-template-tag';
import type { AllowedValue, ValueType } from '../language/index.js';
import { customer, type Field, type Form, snakeCase } from '../records/index.js';
import { allowed } from './allowed.js';
import { arrayAttribute, type Attribute, type AttributeText, columnAttribute } from './attribute.js';

/** The type of an attribute that is a field, by the field's form. */
const TYPES: Readonly<Record<Exclude<Form, 'keyed' | 'parts'>, ValueType>> = {
  text: 'text',
  texts: 'text',
  integer: 'integer',
  number: 'number',
  decimal: 'money',
  quantity: 'number',
  boolean: 'boolean',
  day: 'day',
  instant: 'instant',
};

type FieldName = Exclude<keyof typeof customer.columns, 'attributes'>;

/** What an entry says besides what the field does. Without a name of its own it has the column's. */
interface FieldText extends Omit<AttributeText, 'name' | 'personal'> {
  readonly name?: string;
  /** Where it is another than the form of the field says: a closed set of words is an enum, other texts are text. */
  readonly type?: ValueType;
  /** What a number is over a group; left out, money adds up and anything else has a mean. */
  readonly total?: 'sum' | 'mean';
  /** Of a list: the column with the copy of it that is compared. */
  readonly keys?: string;
}

/** An attribute that is a field of the customer: whether it is personal, its type and its allowed values are the field's. */
export function fieldAttribute(name: FieldName, { type, keys, total, ...text }: FieldText): Attribute {
  const field: Field = customer.fields[name];
  const column = raw(`c.${snakeCase(name)}`);
  const told: AttributeText = { name: snakeCase(name), personal: field.personal === true, ...closedSet(field), ...text };
  const valueType = type ?? typeOfField(field);
  if (field.form !== 'texts') return { ...columnAttribute(valueType, column, { ...told, ...totalOf(valueType, total) }), field: name };
  return { ...arrayAttribute(valueType, column, told, keys === undefined ? column : raw(`c.${keys}`)), field: name };
}

/** A closed set of words is an enum; else by the form. */
export function typeOfField({ form, allowed: words }: Field): ValueType {
  if (words !== undefined) return 'enum';
  return form === 'keyed' || form === 'parts' ? 'text' : TYPES[form];
}

export function closedSet(field: Field): Pick<AttributeText, 'allowed'> {
  return field.allowed === undefined ? {} : { allowed: allowedOf(field) };
}

/** The closed set of a field's values. */
export function allowedOf({ allowed: words = [] }: Pick<Field, 'allowed'>): AllowedValue[] {
  return allowed(...words);
}

/** What a number is over a group, where nothing is said: amounts of money add up. */
export function totalOf(type: ValueType, said?: 'sum' | 'mean'): { readonly total: 'sum' | 'mean' } | { readonly total?: undefined } {
  if (type === 'money') return { total: said ?? 'sum' };
  return type === 'number' || type === 'integer' ? { total: said ?? 'mean' } : {};
}
