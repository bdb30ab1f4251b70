import sql, { type Sql } from 'sql-template-tag';
import type { ValueType } from '../../language/index.js';
import { allowed } from '../allowed.js';
import { Constant } from '../expression.js';
import { event } from '../../records/index.js';
import { filtersOf } from '../field-filter.js';
import { filterBy, testOf, type FilterParameter, type RuleFunction } from '../function.js';
import { provenanceFilters } from '../provenance-filters.js';
import { ruleFunction } from '../rule-function.js';
import { events as source } from '../source.js';

const by = filtersOf(event.fields, 'ev');

/** A property of events as it was declared (table event_property). */
export interface EventProperty {
  readonly key: string;
  readonly name: string;
  readonly type: 'text' | 'number' | 'money' | 'boolean' | 'date';
  readonly unit: string | null;
  readonly description: string | null;
}

const VALUE_TYPE: Readonly<Record<EventProperty['type'], ValueType>> = {
  text: 'text',
  number: 'number',
  money: 'money',
  boolean: 'boolean',
  date: 'day',
};

/** Events that came before a property was declared may hold anything: what is not of the type is missing. */
const READ: Readonly<Record<EventProperty['type'], (text: Sql) => Sql>> = {
  text: (text) => text,
  number: (text) => sql`try_numeric(${text})`,
  money: (text) => sql`try_numeric(${text})`,
  boolean: (text) => sql`(case ${text} when 'true' then true when 'false' then false end)`,
  date: (text) => sql`try_date(${text})`,
};

const date = by('occurredAt', { name: 'date', label: 'Date', description: 'When it happened.' });
const count = testOf('count', 'integer', sql`count(*)`, 0, {
  label: 'Count',
  description: 'How many such events.',
  unit: 'events',
});

/** Behavioural events, as a function of rules. Which properties there are is known when the catalogue is made. */
export function eventsFunction(properties: readonly EventProperty[]): RuleFunction {
  return ruleFunction({
    name: 'events',
    label: 'Events',
    description: 'What the customer did, on the web or with the product: any named event, with its declared properties.',
    personal: false,
    source,
    counts: 'events',
    parameters: [
      by('name', {
        label: 'Event',
        description: 'Name of the event.',
        allowed: allowed(
          'page_viewed',
          'product_viewed',
          'collection_viewed',
          'cart_added',
          'checkout_started',
          'checkout_abandoned',
          'signed_in',
          'product_used',
        ),
      }),
      date,
      ...properties.map(propertyParameter),
      // A property of the name, which there may have been before, stands in its place.
      ...provenanceFilters(sql`ev.source`).filter(({ name }) => !properties.some(({ key }) => key === name)),
      count,
    ],
  });
}

function propertyParameter({ key, name, type, unit, description }: EventProperty): FilterParameter {
  return filterBy(key, VALUE_TYPE[type], READ[type](sql`(ev.properties ->> ${new Constant(key, 'text')})`), {
    label: name,
    description: description ?? `The property ${key}.`,
    personal: false,
    ...(unit === null ? {} : { unit }),
  });
}

/** `storefront_event.product_viewed` and `.collection_viewed`: views, under the names that Shopify publishes. */
export const storefrontFunctions: readonly RuleFunction[] = (
  [
    ['product_viewed', 'product_id', 'Views of products by the customer.', 'Id of the product.'],
    ['collection_viewed', 'collection_id', 'Views of collections of products by the customer.', 'Id of the collection.'],
  ] as const
).map(([name, property, description, idDescription]) =>
  ruleFunction({
    name: `storefront_event.${name}`,
    label: name === 'product_viewed' ? 'Product viewed' : 'Collection viewed',
    description,
    personal: false,
    source,
    where: sql`ev.name = ${name}`,
    counts: 'views',
    parameters: [
      filterBy('id', 'text', sql`(ev.properties ->> ${property})`, {
        label: 'Id',
        description: `${idDescription} The event’s ${property}.`,
        personal: false,
      }),
      date,
      count,
    ],
  }),
);
