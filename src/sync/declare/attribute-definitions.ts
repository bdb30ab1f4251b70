import type { SyncContext } from '../context.js';
import { type SyncOutcome, LONG_TEXT, nonBlank, oneOf, optionalText, text } from '../batch/index.js';
import { Declarations } from './declarations.js';
import { z } from 'zod';
import { ATTRIBUTE_TYPES } from './declared-value.js';

/** A declared custom attribute: the type never changes once declared. */
export interface AttributeDefinitionRecord {
  /** `[a-z0-9_]+`, or `namespace.key`; read in rules as `attribute('key')` or `metafields.namespace.key`. */
  key: string;
  name: string;
  type: 'text' | 'number' | 'money' | 'boolean' | 'date' | 'list';
  unit?: string | null;
  description?: string | null;
}

/** As shops write the keys of metafields too: `custom.Shoe-size`, `$app:loyalty.tier`. */
export const ATTRIBUTE_KEY = /^(\$?[A-Za-z0-9_:-]+\.)?[A-Za-z0-9_-]+$/;

export const attributeDefinitionSchema = z.strictObject({
  key: text(100).refine(
    (key) => ATTRIBUTE_KEY.test(key),
    'must be made of letters, digits, _ and -, with at most one point: namespace.key',
  ),
  name: nonBlank(),
  type: oneOf(ATTRIBUTE_TYPES),
  unit: optionalText(),
  description: optionalText(LONG_TEXT),
});

export const ATTRIBUTES = new Declarations('declareAttributes', 'attribute_definition', attributeDefinitionSchema);

/** Declares custom attributes of customers. */
export function declareAttributes(context: SyncContext, records: readonly AttributeDefinitionRecord[]): Promise<SyncOutcome> {
  return ATTRIBUTES.declare(context, records);
}
