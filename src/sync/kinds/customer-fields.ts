import { type Clearable, customer, type FieldsIn, type Fields } from '../../records/index.js';

/*
 * What a customer is made of, as it is written, merged and taken apart.
 */

type CustomerFields = typeof customer.fields;

/** One value or none. */
export type PlainField = Clearable<CustomerFields>;
export const PLAIN_FIELDS = columnsThat<PlainField>(({ presence }) => presence === 'clearable');

/** Texts in the row itself, each once without regard to case. */
export type TextList = FieldsIn<CustomerFields, 'column', 'texts'>;
export const TEXT_LISTS = columnsThat<TextList>(({ form }) => form === 'texts');

/** Lists in tables of their own. The instant of an observation is kept nowhere. */
export type ListField = Exclude<FieldsIn<CustomerFields, 'apart'>, 'observedAt'>;

function columnsThat<Name extends keyof typeof customer.columns>(holds: (field: Fields[string]) => boolean): readonly Name[] {
  const fields: Fields = customer.fields;
  return Object.keys(customer.columns).filter((name): name is Name => fields[name] !== undefined && holds(fields[name]));
}
