import { entities, type Scope } from '../../src/model/index.js';
import { RECORD_KINDS } from '../../src/records/index.js';
import { ask, countStatements } from '../support/graphql.js';
import { givenOneOfEach } from '../support/one-of-each-kind.js';
import { viewer } from '../support/viewer.js';
import { openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

/* Reading anything again by its id alone, as clients with a store of their own do. */

const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Segment { name } } }';
const CHANGES = '{ changes(first: 1000) { changes { id record { __typename } } } }';
const NOBODY = '0197a1de-0000-7000-8000-000000000001';

let workspace: TestWorkspace;
let segmentId: string;
/** One record of each kind, by id. */
let types: ReadonlyMap<string, string>;

beforeAll(async () => {
  workspace = await openTestWorkspace({ entities });
  await givenOneOfEach(workspace);
  segmentId = (await saveSegment(workspace, 'number_of_orders > 0', 'Buyers')).id;
  const { changes } = await ask<{ changes: { changes: { id: string; record: { __typename: string } }[] } }>(workspace, CHANGES);
  types = new Map(changes.changes.map(({ id, record }) => [id, record.__typename]));
});
afterAll(() => workspace.close());

const nodes = async (ids: readonly string[], who = viewer()) =>
  (await ask<{ nodes: (object | null)[] }>(workspace, NODES, { ids }, who)).nodes;

test('records of every kind and segments are found by their ids, in the order of these', async () => {
  expect(new Set(types.values()).size).toBe(RECORD_KINDS.length);
  const ids = [...types.keys()];
  expect(await nodes([NOBODY, ...ids, 'x', segmentId.toUpperCase()])).toEqual([
    null,
    ...ids.map((id) => ({ __typename: types.get(id), id })),
    null,
    { __typename: 'Segment', id: segmentId, name: 'Buyers' },
  ]);
  expect(await ask(workspace, `{ node(id: "${segmentId}") { id } }`)).toEqual({ node: { id: segmentId } });
});

test('what the key may not read is not there', async () => {
  const scopes: readonly Scope[] = ['customers:read', 'segments:read'];
  const [customer = ''] = [...types].find(([, type]) => type === 'Customer') ?? [];
  const [order = ''] = [...types].find(([, type]) => type === 'Order') ?? [];
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename } }';
  const read = async (who = viewer(scopes)) =>
    (await ask<{ nodes: object[] }>(workspace, query, { ids: [customer, order, segmentId] }, who)).nodes;
  expect(await read()).toEqual([{ __typename: 'Customer' }, null, { __typename: 'Segment' }]);
  expect(await read(viewer(scopes, [NOBODY]))).toEqual([{ __typename: 'Customer' }, null, null]);
  await expect(ask(workspace, `{ node(id: "${order}") { ... on Order { number } } }`, {}, viewer(scopes))).rejects.toThrow('orders:read');
});

test('many take no more statements than there are kinds, and a few', async () => {
  const ids = Array.from({ length: 9 }, () => [...types.keys()]).flat();
  expect(ids.length).toBeGreaterThan(90);
  expect(await countStatements(workspace, NODES, { ids })).toBeLessThan(RECORD_KINDS.length + 5);
});

test('at most 100 are asked for at once', async () => {
  await expect(nodes(Array.from({ length: 101 }, () => NOBODY))).rejects.toThrow('100');
});
