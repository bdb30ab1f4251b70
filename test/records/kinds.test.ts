import { isObjectType } from 'graphql';
import { Catalogue, DataKind } from '../../src/catalogue/index.js';
import { declaredScopes } from '../../src/graphql/operation/check-scopes.js';
import { makeSchema } from '../../src/graphql/schema.js';
import { customer, type Fields, KINDS, RECORD_KINDS, snakeCase } from '../../src/records/index.js';

test('kinds have names, operations and tables of their own', () => {
  const distinct = (values: readonly string[]) => expect(new Set(values).size).toBe(values.length);
  distinct(KINDS.map(({ name }) => name));
  distinct(KINDS.map(({ operation }) => operation));
  distinct(KINDS.map(({ table }) => table));
  distinct(RECORD_KINDS);
});

test('each kind of data is a bit of its own', () => {
  const bits = Object.values(DataKind);
  expect(bits.filter((bit) => bit <= 0 || (bit & (bit - 1)) !== 0)).toEqual([]);
  expect(new Set(bits).size).toBe(bits.length);
});

test('what refers to another kind comes after it, so that deletions find what they have to', () => {
  const position = (name: string) => KINDS.findIndex((kind) => kind.name === name);
  const backward = KINDS.flatMap((kind) => kind.references.filter(({ refersTo }) => position(refersTo) >= position(kind.name)));
  expect(backward).toEqual([]);
});

test('every field of a customer can be asked for in a rule', () => {
  // An expression over the customer's row names its columns: c.first_name.
  const asked = JSON.stringify(new Catalogue().attributes().map(({ origin }) => origin));
  const forgotten = Object.keys(customer.columns).filter((field) => !new RegExp(`\\bc\\.${snakeCase(field)}\\b`).test(asked));
  // Values by key are asked for by their keys: attribute('shoe_size').
  expect(forgotten).toEqual(['attributes']);
});

describe('what is personal of a record is personal in the API, and the other way round', () => {
  const schema = makeSchema();
  test.each(KINDS.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
    const type = schema.getType(kind.entity.name);
    const fields: Fields = kind.fields;
    const guarded = isObjectType(type)
      ? Object.values(type.getFields()).filter((field) => declaredScopes(field).includes('personal_data:read'))
      : [];
    const personal = Object.keys(fields).filter((name) => fields[name]?.personal === true);
    expect(personal.toSorted()).toEqual(
      guarded
        .map(({ name }) => name)
        .filter((name) => name in fields)
        .toSorted(),
    );
  });
});
