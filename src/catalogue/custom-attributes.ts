import sql from 'sql-template-tag';
import type { ValueType } from '../language/index.js';
import { arrayAttribute, columnAttribute, type Attribute } from './attribute.js';
import { Constant } from './expression.js';
import { totalOf } from './field-attribute.js';

/** A custom attribute as it was declared (table attribute_definition). */
export interface CustomAttributeDefinition {
  readonly key: string;
  readonly name: string;
  readonly type: 'text' | 'number' | 'money' | 'boolean' | 'date' | 'list';
  readonly unit: string | null;
  readonly description: string | null;
}

const VALUE_TYPE: Readonly<Record<CustomAttributeDefinition['type'], ValueType>> = {
  text: 'text',
  number: 'number',
  money: 'money',
  boolean: 'boolean',
  date: 'day',
  list: 'text',
};

/** The attribute that a declared custom attribute is in rules: `attribute('key')`, or `metafields.namespace.key`. */
export function customAttribute(definition: CustomAttributeDefinition): Attribute {
  const key = new Constant(definition.key, 'text');
  const text = {
    name: 'attribute',
    label: definition.name,
    description: definition.description ?? `The custom attribute ${definition.key}.`,
    // As in the field `attributes`.
    personal: false,
    ...(definition.unit === null ? {} : { unit: definition.unit }),
  };
  const type = VALUE_TYPE[definition.type];
  if (definition.type === 'list') {
    const column = sql`(case when c.attributes ? ${key} then array(select jsonb_array_elements_text(c.attributes -> ${key})) else '{}' end)`;
    return arrayAttribute(type, column, text);
  }
  const cast = { text: sql``, number: sql`::numeric`, money: sql`::numeric`, boolean: sql`::boolean`, date: sql`::date` }[definition.type];
  // Whether a number of the workspace's own adds up nobody has said: both its sum and its mean are told.
  return columnAttribute(type, sql`(c.attributes ->> ${key})${cast}`, { ...text, ...totalOf(type, 'sum') });
}
