import { attributesByKey, check, type Checked, type Given, part, text, texts, textLike } from '../../records/index.js';

/** What is to be changed of a customer beside what stands: no list and no value is replaced. */
export const customerChange = part(
  'CustomerChange',
  'A change of a customer beside what stands, known by `externalId` or by `email`. To repeat a request safely give it an `idempotencyKey`: adding twice adds twice.',
  {
    externalId: text('The id in the source system.', { blank: 'refused' }),
    email: textLike(check.email(), 'In place of it, an e-mail address that one customer alone has, of whatever source.'),
    addTags: texts('Tags to add.'),
    removeTags: texts('Tags to take away; of one that is in both lists it stays.'),
    increments: attributesByKey(
      'customer',
      'What to add to declared attributes that are numbers or money, by key: `{ "visits": 1 }`, `{ "balance": "-2.50" }`. One without a value has none to begin with.',
    ),
  },
);

export type CustomerChangeRecord = Given<typeof customerChange.fields>;
export type CustomerChange = Checked<typeof customerChange.fields>;
