import { ATTRIBUTE_OWNER, ATTRIBUTE_TYPE, type AttributeOwner } from '../../model/index.js';
import type { SyncContext } from '../context.js';
import { check, type Given, oneOf, part, text, textLike } from '../../records/index.js';
import { recordError, type RecordError, type SyncOutcome } from '../batch/index.js';
import { Declarations } from './declarations.js';

/** As shops write the keys of metafields too: `custom.Shoe-size`, `$app:loyalty.tier`. Objects of JavaScript keep no value under `__proto__`. */
export const ATTRIBUTE_KEY = /^(?!__proto__$)(\$?[A-Za-z0-9_:-]+\.)?[A-Za-z0-9_-]+$/;

export const attributeDefinition = part(
  'AttributeDefinition',
  'A custom attribute of customers, companies, orders or products. Its type never changes once it is declared.',
  {
    owner: oneOf(ATTRIBUTE_OWNER, 'Whose it is; of customers where it is left out.', { presence: 'kept' }),
    key: textLike(
      check
        .text(100)
        .refine((key) => ATTRIBUTE_KEY.test(key), 'must be made of letters, digits, _ and -, with at most one point: namespace.key'),
      'Letters, digits, `_` and `-`; or `namespace.key`, where the namespace may begin as `$app:`. Of other owners than customers a-z, 0-9 and `_` alone.',
      { presence: 'required' },
    ),
    name: text('As people read it.', { presence: 'required' }),
    type: oneOf(ATTRIBUTE_TYPE, 'What its values are.', { presence: 'required' }),
    unit: text('Unit of the values, such as `cm`.'),
    description: text('What it means.', { maxLength: check.LONG_TEXT }),
  },
);
export type AttributeDefinitionRecord = Given<typeof attributeDefinition.fields>;

/** Names of parameters are made of these keys: `order_gift`. There are `order_id` and `order_tag` already. */
const PARAMETER_KEY = /^[a-z0-9_]+$/;
const RESERVED: Readonly<Partial<Record<AttributeOwner, readonly string[]>>> = { order: ['id', 'tag'] };

export const ATTRIBUTES = new Declarations('declareAttributes', 'attribute_definition', attributeDefinition, {
  byDefault: 'customer' satisfies AttributeOwner,
  check: ({ owner = 'customer', key, type }) => {
    if (owner === 'customer') return [];
    const errors: RecordError[] = [];
    if (!PARAMETER_KEY.test(key)) errors.push(recordError('INVALID_VALUE', ['key'], 'must be made of a-z, 0-9 and _'));
    if (RESERVED[owner as AttributeOwner]?.includes(key) === true)
      errors.push(recordError('INVALID_VALUE', ['key'], 'means something else in rules'));
    if (type === 'list') errors.push(recordError('INVALID_VALUE', ['type'], 'is for attributes of customers alone; tags are lists'));
    return errors;
  },
});

/** Declares custom attributes. */
export function declareAttributes(context: SyncContext, records: readonly AttributeDefinitionRecord[]): Promise<SyncOutcome> {
  return ATTRIBUTES.declare(context, records);
}
