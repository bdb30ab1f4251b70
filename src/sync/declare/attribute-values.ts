import { ATTRIBUTES } from './attribute-definitions.js';
import { type RecordError, Rejection, recordError, type Accepted, type Completion } from '../batch/index.js';
import { canonicalOf, type DeclaredTypes } from './declared-value.js';
import { mapped, type Question } from '../../database/index.js';
import type { AttributeOwner } from '../../model/index.js';

/** The types of the declared attributes among those that the batch mentions. */
export function attributeTypes(accepted: readonly Accepted<Attributed>[], owner: AttributeOwner = 'customer'): Question<DeclaredTypes> {
  return ATTRIBUTES.typesOf(
    accepted.flatMap(({ record }) => Object.keys(record.attributes ?? {})),
    owner,
  );
}

interface Attributed {
  readonly attributes?: Readonly<Record<string, unknown>> | undefined;
}

/** What a record's attributes become by those that it is given: a key left out keeps its value, null removes it. */
export function nextAttributes(
  given: Attributed,
  before: Attributed | undefined,
  types: DeclaredTypes,
): Record<string, unknown> | Rejection {
  const checked = checkAttributes(given.attributes ?? {}, types);
  return checked instanceof Rejection ? checked : withoutNulls({ ...before?.attributes, ...checked });
}

export function withoutNulls(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

/** For kinds that are a row of a table (`flatSync`): their records with all that becomes of their attributes. */
export function withAttributes<Input extends Attributed>(
  owner: AttributeOwner,
): (records: readonly Input[]) => Question<Completion<Input>> {
  return (records) =>
    mapped(
      ATTRIBUTES.typesOf(
        records.flatMap(({ attributes }) => Object.keys(attributes ?? {})),
        owner,
      ),
      (types) => (record, before) => {
        if (record.attributes === undefined) return record;
        const attributes = nextAttributes(record, before as Attributed | undefined, types);
        return attributes instanceof Rejection ? attributes : { ...record, attributes };
      },
    );
}

/** The given values of custom attributes in canonical form, or why they cannot be taken. Null stays: it removes the attribute. */
export function checkAttributes(given: Readonly<Record<string, unknown>>, types: DeclaredTypes): Record<string, unknown> | Rejection {
  const values: Record<string, unknown> = {};
  const errors: RecordError[] = [];
  for (const [key, value] of Object.entries(given)) {
    const type = types.get(key);
    if (type === undefined) errors.push(recordError('UNKNOWN_ATTRIBUTE', ['attributes', key], 'is no declared attribute'));
    else if (value === null) values[key] = null;
    else if (value !== undefined) {
      const checked = canonicalOf(type, value, ['attributes', key]);
      if ('value' in checked) values[key] = checked.value;
      else errors.push(...checked.errors);
    }
  }
  return errors.length > 0 ? new Rejection(errors) : values;
}
