import { ATTRIBUTES } from './attribute-definitions.js';
import { type RecordError, Rejection, recordError, type Accepted } from '../batch/index.js';
import { canonicalOf, type DeclaredTypes } from './declared-value.js';
import type { Question } from '../../database/index.js';

/** The types of the declared attributes among those that the batch mentions. */
export function attributeTypes(
  accepted: readonly Accepted<{ readonly attributes?: Readonly<Record<string, unknown>> | undefined }>[],
): Question<DeclaredTypes> {
  return ATTRIBUTES.typesOf(accepted.flatMap(({ record }) => Object.keys(record.attributes ?? {})));
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
