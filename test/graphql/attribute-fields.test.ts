import { getNamedType, isLeafType, isObjectType } from 'graphql';
import { Catalogue } from '../../src/catalogue/index.js';
import { customerOrder } from '../../src/graphql/customer/customer-order.js';
import { declaredScopes } from '../../src/graphql/operation/check-scopes.js';
import { describeCatalogue } from '../../src/graphql/rule/describe-catalogue.js';
import { makeSchema } from '../../src/graphql/schema.js';
import type { Scope } from '../../src/model/index.js';
import { viewer } from '../support/viewer.js';

/* What tables of customers are made from, without knowing any figure: which field tells an attribute, and how one sorts by it. */

const type = makeSchema().getType('Customer');
const fields = isObjectType(type) ? type.getFields() : {};
const attributes = describeCatalogue(new Catalogue(), null).filter(({ kind }) => kind === 'ATTRIBUTE');
const told = attributes.filter(({ field }) => field !== null);
const NO_FIELD = [
  // What is said of addresses, consents, sources and companies stands in records of their own.
  'customer_countries',
  'customer_regions',
  'customer_cities',
  'postal_code',
  'customer_emails',
  'customer_phones',
  'data_source',
  'consent',
  'companies',
  'company_tags',
];

test('every attribute of one value, and every ranking, is told by a field of customers', () => {
  const rest = attributes.filter(({ field }) => field === null).map(({ name }) => name);
  expect(rest.toSorted()).toEqual(NO_FIELD.toSorted());
});

test.each(told.map((attribute) => [attribute.name, attribute] as const))('%s', (_, { field, list, scopes, order }) => {
  const found = fields[field ?? ''];
  if (found === undefined) throw new Error(`Customer has no field ${String(field)}`);
  expect(isLeafType(getNamedType(found.type))).toBe(true);
  expect(String(found.type).startsWith('[')).toBe(list);
  // Whoever may ask rules for it may read it, and sort by it.
  const enough = ['customers:read', ...scopes] as Scope[];
  expect(declaredScopes(found).filter((scope) => !enough.includes(scope))).toEqual([]);
  if (order !== null) for (const one of [order, `${order}_DESC`]) customerOrder(one, viewer(enough));
});
