import {
  getNamedType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type GraphQLField,
  type GraphQLObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import { ruleReader } from '../../src/access/index.js';
import { Catalogue, needsOf, pinSegments, scopesWithin } from '../../src/catalogue/index.js';
import { CustomerOrder, customerOrder } from '../../src/graphql/customer/customer-order.js';
import { declaredScopes } from '../../src/graphql/operation/check-scopes.js';
import { prepareOperation } from '../../src/graphql/operation/prepare-operation.js';
import { makeSchema, OPEN_TO_EVERY_KEY } from '../../src/graphql/schema.js';
import type { DomainError } from '../../src/kernel/index.js';
import { readRule } from '../../src/language/index.js';
import { SCOPES, type Scope } from '../../src/model/index.js';
import { everyMention } from '../support/every-mention.js';
import { readRights } from '../support/rights.js';
import { viewer } from '../support/viewer.js';

/*
 * docs/rights.md is the second witness of every right: written by hand, read here, and held against what the program declares and does. Where a rule is given is found out by
 * giving one everywhere: test/server/rules-by-any-name.db.test.ts.
 */

const rights = readRights();
const schema = makeSchema();
const custom = { name: 'x', unit: null, description: null };
const catalogue = new Catalogue(
  [
    { key: 'shoe_size', type: 'number', ...custom },
    { key: 'loyalty.since', type: 'date', ...custom },
    { owner: 'company', key: 'contract_end', type: 'date', ...custom },
  ],
  [{ id: '0197a1de-0000-7000-8000-000000000001', name: 'Big spenders' }],
  [{ key: 'page', type: 'text', ...custom }],
);
const ROOTS = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter((type) => type != null);
const records = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter((type) => !ROOTS.includes(type) && !type.name.startsWith('__'));
const everyScope = (Object.keys(SCOPES) as Scope[]).filter((scope) => scope !== 'admin');

/** Names with what they need, as the page has them. */
const told = (section: string) => Object.fromEntries([...(rights.get(section) ?? [])].map(([name, scopes]) => [name, [...scopes].sort()]));
const listed = (entries: readonly (readonly [string, readonly Scope[]])[]) =>
  Object.fromEntries(entries.filter(([, scopes]) => scopes.length > 0).map(([name, scopes]) => [name, [...scopes].sort()]));

/** What is declared on a field besides what its type needs. */
function ownScopes(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): Scope[] {
  return declaredScopes(field).filter((scope) => !declaredScopes(type).includes(scope));
}

describe('docs/rights.md has, nothing missing and nothing more,', () => {
  test.each([
    ['Queries', schema.getQueryType()],
    ['Mutations', schema.getMutationType()],
    ['Subscriptions', schema.getSubscriptionType()],
  ])('%s', (section, root) => {
    const fields = Object.values(root?.getFields() ?? {});
    const open = Object.fromEntries(fields.filter(({ name }) => OPEN_TO_EVERY_KEY.includes(name)).map(({ name }) => [name, []]));
    expect(told(section)).toEqual({ ...listed(fields.map((field) => [field.name, declaredScopes(field)])), ...open });
    expect(Object.keys(told(section)).sort()).toEqual(fields.map(({ name }) => name).sort());
  });

  test('Records', () => {
    expect(told('Records')).toEqual(listed(records.map((type) => [type.name, declaredScopes(type)])));
  });

  test('Fields that need more', () => {
    const fields = records.flatMap((type) =>
      Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, ownScopes(type, field)] as const),
    );
    expect(told('Fields that need more')).toEqual(listed(fields));
  });

  test('Orders that need more', () => {
    const needed = Object.values(CustomerOrder).map((order) => {
      const scopes = everyScope.filter((scope) => refused(() => void customerOrder(order, viewer(without(scope)))));
      return [order, scopes] as const;
    });
    expect(told('Orders that need more')).toEqual(listed(needed));
  });

  test('Attributes of rules', () => {
    expect(told('Attributes of rules')).toEqual(listed(new Catalogue().attributes().map(({ name, scopes }) => [name, scopes])));
  });

  test('Functions of rules', () => {
    expect(told('Functions of rules')).toEqual(listed(catalogue.functions().map(({ name, scopes }) => [name, scopes])));
  });

  test('Parameters and measures that need more', () => {
    const parts = catalogue.functions().flatMap((fn) =>
      [...fn.parameters, ...fn.measures].map((part) => {
        const more = scopesWithin(fn, part).filter((scope) => !fn.scopes.includes(scope));
        return [`${fn.name}.${part.name}`, more] as const;
      }),
    );
    expect(told('Parameters and measures that need more')).toEqual(listed(parts));
  });
});

describe('a key', () => {
  const fields = ROOTS.flatMap((root) => Object.values(root.getFields()).map((field) => ({ root, field })));

  test.each(fields.map(({ root, field }) => [`${root.name}.${field.name}`, root, field] as const))(
    'may do %s with the scopes of the page, and with none of them less',
    (_, root, field) => {
      const needed = (rights.get(SECTION[root.name] ?? '')?.get(field.name) ?? []) as Scope[];
      expect(needed.length > 0).toBe(!OPEN_TO_EVERY_KEY.includes(field.name));
      expect(refusedScopes(root, field, needed)).toEqual([]);
      for (const missing of needed) {
        expect(
          refusedScopes(
            root,
            field,
            everyScope.filter((scope) => scope !== missing),
          ),
        ).toEqual([missing]);
      }
    },
  );

  test.each(everyScope)('that has everything but %s is refused just what the page says of rules', (scope) => {
    for (const { text, needed } of everyMention(catalogue, rights)) {
      const { rule } = readRule(text, catalogue);
      if (rule === undefined) throw new Error(`Refused: ${text}`);
      const refusal = ruleReader(viewer(without(scope))).refusal(needsOf(pinSegments(rule, catalogue.segments), catalogue));
      expect([text, refusal?.details['scopes']]).toEqual([text, needed.includes(scope) ? [scope] : undefined]);
    }
  });
});

const SECTION: Readonly<Record<string, string>> = { Query: 'Queries', Mutation: 'Mutations', Subscription: 'Subscriptions' };

function without(scope: Scope): Scope[] {
  return everyScope.filter((other) => other !== scope);
}

function refused(work: () => void): boolean {
  try {
    work();
    return false;
  } catch (error) {
    if ((error as DomainError).code !== 'FORBIDDEN') throw error;
    return true;
  }
}

/** The scopes for want of which an operation with nothing but this field is refused. */
function refusedScopes(root: GraphQLObjectType, field: GraphQLField<unknown, unknown>, scopes: readonly Scope[]): readonly Scope[] {
  const document = parse(
    `${root.name.toLowerCase()} { ${field.name}${argumentsOf(field)} ${isCompositeType(getNamedType(field.type)) ? '{ __typename }' : ''} }`,
  );
  const definition = document.definitions[0] as OperationDefinitionNode;
  expect(definition.kind).toBe(Kind.OPERATION_DEFINITION);
  try {
    prepareOperation({ schema, document, definition, variables: {} }, viewer(scopes));
    return [];
  } catch (error) {
    return (error as DomainError).details['scopes'] as Scope[];
  }
}

function argumentsOf(field: GraphQLField<unknown, unknown>): string {
  // How many a list has is asked of its arguments, and so whether they can be read.
  const needed = field.args
    .filter(({ type }) => isNonNullType(type))
    .map(({ name, type }) => `${name}: ${getNamedType(type).name === 'ID' ? '"x"' : 'null'}`);
  return needed.length === 0 ? '' : `(${needed.join(', ')})`;
}
