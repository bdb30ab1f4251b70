import sql, { raw, type Sql } from 'sql-template-tag';
import type { ValueType } from '../language/index.js';
import type { AttributeOwner } from '../model/index.js';
import { aggregateAttribute, arrayAttribute, columnAttribute, type Attribute } from './attribute.js';
import { Constant } from './expression.js';
import { totalOf } from './field-attribute.js';
import { filterBy, type FilterParameter } from './function.js';
import { customerCompanies, type Source } from './source.js';

/** A custom attribute as it was declared (table attribute_definition). */
export interface CustomAttributeDefinition {
  /** Of customers where it is left out. */
  readonly owner?: AttributeOwner;
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
  // Whether a number of the workspace's own adds up nobody has said: both its sum and its mean are told.
  return columnAttribute(type, valueIn(sql`c.attributes`, definition), { ...text, ...totalOf(type, 'sum') });
}

/** The value of a declared attribute in a column of values by key; not of lists. */
function valueIn(column: Sql, { key, type }: CustomAttributeDefinition): Sql {
  return sql`(${column} ->> ${new Constant(key, 'text')})${CASTS[type]}`;
}

const CASTS: Readonly<Record<CustomAttributeDefinition['type'], Sql>> = {
  text: sql``,
  number: sql`::numeric`,
  money: sql`::numeric`,
  boolean: sql`::boolean`,
  date: sql`::date`,
  list: sql``,
};

/** The attribute of the customer that one of the main company is: `company_attribute('key')`. */
export function companyAttribute(definition: CustomAttributeDefinition): Attribute {
  const { key, name, type, unit, description } = definition;
  const value = valueIn(sql`co.attributes`, definition);
  const told = {
    name: 'company_attribute',
    label: name,
    description: description ?? `The attribute ${key} of the main company.`,
    personal: false,
    ...(unit === null ? {} : { unit }),
    ...totalOf(VALUE_TYPE[type], 'mean'),
  };
  const call = type === 'boolean' ? sql`bool_or(${value})` : sql`max(${value})`;
  const timed = type === 'date' ? { timed: value } : {};
  return aggregateAttribute(VALUE_TYPE[type], told, customerCompanies, call, { filter: sql`cc.position = 0`, ...timed });
}

/** Where the records of a kind are among those of a function. */
interface AttributePlace {
  readonly alias: string;
  /** The join of the source that brings them. */
  readonly needs?: readonly string[];
  /** The source that leads from them to customers, where it is another than that of the function, and their alias there. */
  readonly timed?: readonly [source: Source, alias: string];
}

/** The attributes of a kind of record as parameters: `order_gift`. */
export function attributeFilters(
  owner: 'order' | 'product',
  definitions: readonly CustomAttributeDefinition[],
  { alias, needs = [], timed }: AttributePlace,
): FilterParameter[] {
  return definitions
    .filter((definition) => definition.owner === owner)
    .map((definition) => {
      const { key, name, type, unit, description } = definition;
      const told = {
        label: name,
        description: description ?? `The attribute ${key} of the ${owner}.`,
        personal: false,
        ...(unit === null ? {} : { unit }),
      };
      const valueAt = (table: string) => valueIn(raw(`${table}.attributes`), definition);
      const filter = filterBy(`${owner}_${key}`, VALUE_TYPE[type], valueAt(alias), told, needs);
      if (timed === undefined || type !== 'date') return filter;
      return { ...filter, timed: { source: timed[0], column: valueAt(timed[1]) } };
    });
}
