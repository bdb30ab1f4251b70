import { Product } from '../../model/index.js';
import type { Given } from '../field.js';
import { attributesByKey, externalId, instant, path, positiveMoney, text, texts } from '../fields.js';
import { recordKind } from '../kind.js';

export const product = recordKind(Product, {
  name: 'product',
  plural: 'products',
  table: 'product',
  tracked: true,
  scope: 'products',
  description: 'A product. What is left out keeps its value; null clears it.',
  batch: 'Products of one source system.',
  mutation: 'Makes and changes products.',
  newOne: 'product',
  computed: ['tagKeys'],
  fields: {
    externalId: externalId(),
    name: text('Name.', { presence: 'required when new', maxLength: 500 }),
    sku: text('Stock-keeping unit.'),
    brand: text('Brand.'),
    supplier: text('Supplier.'),
    categoryPath: path('Categories from the broadest to the narrowest.', 20),
    tags: texts('Tags. The whole list is replaced.'),
    listPrice: positiveMoney('List price, in the workspace currency.'),
    unitCost: positiveMoney('What one costs the business, in the workspace currency.'),
    releasedAt: instant('When it came or comes on sale.', { ahead: 'allowed' }),
    attributes: attributesByKey('product', 'Values of declared custom attributes by key; a key left out keeps its value, null removes it.'),
  },
});

export type ProductRecord = Given<typeof product.fields>;
