import { ATTRIBUTE_TYPE } from '../../model/index.js';
import type { SyncContext } from '../context.js';
import { check, type Given, oneOf, part, text, textLike } from '../../records/index.js';
import type { SyncOutcome } from '../batch/index.js';
import { Declarations } from './declarations.js';

/** As shops write the keys of metafields too: `custom.Shoe-size`, `$app:loyalty.tier`. */
export const ATTRIBUTE_KEY = /^(\$?[A-Za-z0-9_:-]+\.)?[A-Za-z0-9_-]+$/;

export const attributeDefinition = part(
  'AttributeDefinition',
  'A custom attribute of customers. Its type never changes once it is declared.',
  {
    key: textLike(
      check
        .text(100)
        .refine((key) => ATTRIBUTE_KEY.test(key), 'must be made of letters, digits, _ and -, with at most one point: namespace.key'),
      'Letters, digits, `_` and `-`; or `namespace.key`, where the namespace may begin as `$app:`.',
      { presence: 'required' },
    ),
    name: text('As people read it.', { presence: 'required' }),
    type: oneOf(ATTRIBUTE_TYPE, 'What its values are.', { presence: 'required' }),
    unit: text('Unit of the values, such as `cm`.'),
    description: text('What it means.', { maxLength: check.LONG_TEXT }),
  },
);
export type AttributeDefinitionRecord = Given<typeof attributeDefinition.fields>;

export const ATTRIBUTES = new Declarations('declareAttributes', 'attribute_definition', attributeDefinition);

/** Declares custom attributes of customers. */
export function declareAttributes(context: SyncContext, records: readonly AttributeDefinitionRecord[]): Promise<SyncOutcome> {
  return ATTRIBUTES.declare(context, records);
}
