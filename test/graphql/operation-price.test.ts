import { parse, type OperationDefinitionNode } from 'graphql';
import { prepareOperation } from '../../src/graphql/operation/prepare-operation.js';
import { COSTS, type Price } from '../../src/graphql/operation/price.js';
import { reckonedFields } from '../../src/graphql/operation/reckoned-fields.js';
import { makeSchema } from '../../src/graphql/schema.js';
import { viewer } from '../support/viewer.js';

const schema = makeSchema();

function priceOf(query: string, variables: Record<string, unknown> = {}): Price {
  const document = parse(query);
  return prepareOperation({ schema, document, definition: document.definitions[0] as OperationDefinitionNode, variables }, viewer()).price;
}

const costOf = (query: string, variables?: Record<string, unknown>) => priceOf(query, variables).cost;
const ID = '00000000-0000-7000-8000-000000000000';
const records = (count: number) => Array.from({ length: count }, (_, n) => ({ externalId: String(n) }));
const literal = (count: number) =>
  `[${records(count)
    .map(({ externalId }) => `{ externalId: "${externalId}" }`)
    .join(', ')}]`;
const SYNC = 'syncCustomers(input: $input) { created }';

describe('what is sent is paid for, however it is written', () => {
  const inVariables = costOf(`mutation ($input: SyncCustomersInput!) { ${SYNC} }`, { input: { source: 's', records: records(400) } });

  test.each([
    ['in the text', `mutation { syncCustomers(input: { source: "s", records: ${literal(400)} }) { created } }`],
    ['as the default of a variable', `mutation ($input: SyncCustomersInput! = { source: "s", records: ${literal(400)} }) { ${SYNC} }`],
    [
      'in a variable within the text',
      'mutation ($records: [CustomerInput!]!) { syncCustomers(input: { source: "s", records: $records }) { created } }',
      { records: records(400) },
    ],
  ])('%s', (_how, query, variables: Record<string, unknown> = {}) => {
    expect(inVariables).toBeGreaterThan(40);
    expect(costOf(query, variables)).toBe(inVariables);
  });

  test('as often as it is given', () => {
    const twice = costOf(`mutation ($input: SyncCustomersInput!) { a: ${SYNC} b: ${SYNC} }`, {
      input: { source: 's', records: records(400) },
    });
    expect(twice).toBe(2 * (inVariables - COSTS.operation) + COSTS.operation);
  });

  test('lines within records, values by key, and lists that are sent as one text', () => {
    const lines = Array.from({ length: 50 }, () => ({ name: 'x' }));
    const orders = 'mutation ($input: SyncOrdersInput!) { syncOrders(input: $input) { created } }';
    expect(costOf(orders, { input: { source: 's', records: [{ externalId: '1', lines }] } })).toBeGreaterThanOrEqual(6);
    const attributes = (count: number) => Object.fromEntries(records(count).map(({ externalId }) => [`a${externalId}`, 1]));
    const keyed = (count: number) => ({ input: { source: 's', records: [{ externalId: '1', attributes: attributes(count) }] } });
    const sync = `mutation ($input: SyncCustomersInput!) { ${SYNC} }`;
    expect(costOf(sync, keyed(99))).toBe(costOf(sync, keyed(1)));
    expect(costOf(sync, keyed(100_000)) - costOf(sync, keyed(1))).toBeGreaterThanOrEqual(100);
    const rates = 'mutation ($csv: String) { setExchangeRates(csv: $csv) { created } }';
    expect(costOf(rates, { csv: 'x'.repeat(1_000_000) }) - costOf(rates, { csv: '' })).toBe(1_000);
  });
});

/** Questions below the roots, as they are asked of each of many. */
test.each([
  ['value { size }', 1],
  ['value { figures(names: ["amount_spent"]) { name } }', 2],
  ['value { a: breakdown(by: "age") { by } b: breakdown(by: "age") { by } c: recordBreakdown(by: "orders_placed.channel") { by } }', 4],
  ['sizes(from: "2026-01-01T00:00:00Z") { size }', 1],
  ['members(first: 1, orderBy: AMOUNT_SPENT) { nodes { id } }', 1],
  ['members(first: 1, asOf: "2026-01-01T00:00:00Z") { nodes { id } }', 1],
  ['members(first: 1) { nodes { id } }', 0],
])('a question about a group is charged for each time it is asked: %s', (field, questions) => {
  const one = priceOf(`{ segment(id: "${ID}") { ${field} } }`);
  const ten = priceOf(`{ segments(first: 10) { nodes { ${field} } } }`);
  expect([one, ten].map(({ cost }) => Math.floor(cost / COSTS.expensive))).toEqual([questions, 10 * questions]);
  expect(one.isExpensive).toBe(questions > 0);
});

test.each([
  ['{ customers(first: 1) { nodes { id } } }', false],
  ['{ customers(first: 1, orderBy: NAME) { nodes { id } } }', false],
  ['{ customers(first: 1, orderBy: ROI_DESC) { nodes { id } } }', true],
  [`{ customers(first: 1, query: "age > 1") { nodes { id } } }`, true],
  ['mutation { createSegment(input: { name: "x", query: "age > 1" }) { segment { id } } }', true],
  ['mutation { createSegment(input: { name: "x", kind: STATIC }) { segment { id } } }', false],
  [`mutation { updateSegment(id: "${ID}", input: { name: "x" }) { segment { id } } }`, false],
  [`mutation { updateSegment(id: "${ID}", input: { query: "age > 1" }) { segment { id } } }`, true],
  ['subscription { membershipChanges { __typename } }', false],
  ['subscription { membershipChanges(snapshot: true) { __typename } }', true],
  [`{ campaigns(first: 1) { nodes { performance { revenue } } } }`, true],
])('%s goes over all customers: %s', (query, isExpensive) => {
  expect(priceOf(query).isExpensive).toBe(isExpensive);
});

test('counting a list costs more than a page of it', () => {
  const counts = [10, 1_000].map((first) => costOf(`{ customers(first: ${first}) { totalCount } }`));
  expect(counts).toEqual([11, 11]);
  expect(costOf('{ segments(first: 10) { nodes { members { totalCount } } } }')).toBeGreaterThanOrEqual(100);
});

test('no field with a resolver is free, whoever forgets to say what it costs', () => {
  const reckoned = reckonedFields(schema);
  expect(reckoned.size).toBeGreaterThan(100);
  const figures = 'numberOfOrders amountSpent roi';
  const plain = costOf('{ customers(first: 100) { nodes { id } } }');
  expect(costOf(`{ customers(first: 100) { nodes { ${figures} } } }`) - plain).toBe(3 * 10);
});
