import { getNamedType, GraphQLID, isObjectType } from 'graphql';
import { sql } from '../../src/database/sql.js';
import { makeSchema } from '../../src/graphql/schema.js';
import { addSegmentMembers, createSegment } from '../../src/membership/index.js';
import { entities } from '../../src/model/index.js';
import { within } from '../../src/sync/context.js';
import { eraseCustomer, mergeCustomers, unmergeCustomer } from '../../src/sync/index.js';
import { DomainError } from '../../src/kernel/errors.js';
import { newId } from '../../src/kernel/id.js';
import { countStatements, run } from '../support/graphql.js';
import { untilBlocked } from '../support/laws/paused-database.js';
import { givenCustomers, givenOrders } from '../support/records.js';
import { openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

/* The id of a customer who is none any more says where they went. */

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await openTestWorkspace({ entities });
});
afterAll(() => workspace.close());

let number = 0;
const givenThree = () => {
  number += 1;
  return givenCustomers(workspace, ...['a', 'b', 'c'].map((name) => ({ externalId: `${name}${number}`, firstName: name })));
};

async function whoIs(id: string): Promise<unknown> {
  const { data, errors } = await run(workspace, 'query ($id: ID!) { customer(id: $id) { firstName } }', { id });
  if (errors !== undefined) return (errors[0]?.originalError as { code?: string } | undefined)?.code;
  return (data?.['customer'] as { firstName: string } | null)?.firstName ?? null;
}

test('a merged one leads to the survivor, through as many merges as there were, and back', async () => {
  const [a = '', b = '', c = ''] = await givenThree();
  const inner = await mergeCustomers(workspace, b, [a]);
  expect(await whoIs(a)).toBe('b');
  const outer = await mergeCustomers(workspace, c, [b]);
  expect([await whoIs(a), await whoIs(b)]).toEqual(['c', 'c']);
  await unmergeCustomer(workspace, outer.mergeIds[0] ?? '');
  expect([await whoIs(a), await whoIs(b)]).toEqual(['b', 'b']);
  await unmergeCustomer(workspace, inner.mergeIds[0] ?? '');
  expect(await whoIs(a)).toBe('a');
});

test('an erased one is GONE, and so is whoever was merged into it; nobody else is', async () => {
  const [a = '', b = ''] = await givenThree();
  await mergeCustomers(workspace, b, [a]);
  await eraseCustomer(workspace, b);
  expect([await whoIs(a), await whoIs(b)]).toEqual(['GONE', 'GONE']);
  expect(await whoIs(newId())).toBeNull();
  expect(await whoIs('nobody')).toBeNull();
});

test('who is added to a list while they are merged is on it, or is refused', async () => {
  const [a = '', b = ''] = await givenThree();
  const { segment } = await createSegment(workspace, { name: 'Friends', kind: 'STATIC' });
  if (segment === undefined) throw new Error('There is no list.');
  let adding: ReturnType<typeof addSegmentMembers> | undefined;
  await workspace.database.transaction(async (transaction) => {
    await mergeCustomers({ ...workspace, database: within(transaction) }, b, [a]);
    adding = addSegmentMembers(workspace, segment.id, [a]);
    expect(await untilBlocked(workspace.database, adding)).toBe('blocked');
  });
  expect((await adding)?.errors).toMatchObject([{ code: 'NOT_FOUND', path: ['customerIds', '0'] }]);

  // The other way round the survivor takes the place over.
  const [third = ''] = await givenCustomers(workspace, { externalId: 'third' });
  expect((await addSegmentMembers(workspace, segment.id, [third])).errors).toEqual([]);
  await mergeCustomers(workspace, b, [third]);
  const members = await workspace.database.query(sql`
    select c.id from membership m join customer c on c.id = m.customer_id where m.segment_id = ${segment.id}`);
  expect(members).toEqual([{ id: b }]);
});

/** Whatever is done with one customer or told of one, by `$id`; `$other` is somebody who is there, `$list` and `$segment` are segments. */
const ASKED: Readonly<Record<string, string>> = {
  eraseCustomer: 'mutation ($id: ID!) { eraseCustomer(id: $id) { deletedId } }',
  'mergeCustomers, as one of those merged': 'mutation ($id: ID!, $other: ID!) { mergeCustomers(intoId: $other, ids: [$id]) { mergeIds } }',
  'mergeCustomers, as the survivor': 'mutation ($id: ID!, $other: ID!) { mergeCustomers(intoId: $id, ids: [$other]) { mergeIds } }',
  exportCustomer: 'query ($id: ID!) { exportCustomer(id: $id) }',
  'explainMembership of a rule': 'query ($id: ID!) { explainMembership(customerId: $id, query: "number_of_orders > 1") { holds } }',
  'explainMembership of a segment': 'query ($id: ID!, $segment: ID!) { explainMembership(customerId: $id, segmentId: $segment) { holds } }',
  'explainMembership of a list': 'query ($id: ID!, $list: ID!) { explainMembership(customerId: $id, segmentId: $list) { holds } }',
};

test.each(Object.entries(ASKED))('%s says where an id went', async (_, document) => {
  const [a = '', b = '', c = ''] = await givenThree();
  await mergeCustomers(workspace, b, [a]);
  await eraseCustomer(workspace, c);
  const [other = ''] = await givenCustomers(workspace, { externalId: `other ${number}` });
  const list = (await createSegment(workspace, { name: `Left ${number}`, kind: 'STATIC' })).segment?.id;
  const segment = (await saveSegment(workspace, 'number_of_orders > 1', `Buyers ${number}`)).id;
  const refused = async (id: string) => {
    const { errors } = await run(workspace, document, { id, other, list, segment });
    const error = errors?.[0]?.originalError;
    return error instanceof DomainError ? [error.code, error.details['intoId']] : error;
  };
  expect(await refused(a)).toEqual(['GONE', b]);
  expect(await refused(c)).toEqual(['GONE', undefined]);
  expect(await refused(newId())).toEqual(['NOT_FOUND', undefined]);
});

/** Whatever is read of a customer by `$id`, and what tells it of the survivor; `$list` is a segment that has them. */
const READ: Readonly<Record<string, readonly [document: string, told: (survivor: string) => string]>> = {
  customer: ['query ($id: ID!) { customer(id: $id) { id } }', (id) => id],
  customers: ['query ($id: ID!) { customers(first: 10, ids: [$id]) { nodes { id } } }', (id) => id],
  node: ['query ($id: ID!) { node(id: $id) { id } }', (id) => id],
  nodes: ['query ($id: ID!) { nodes(ids: [$id]) { id } }', (id) => id],
  orders: ['query ($id: ID!) { orders(first: 10, customerId: $id) { nodes { customer { id } } } }', (id) => id],
  'Segment.hasMember': ['query ($id: ID!, $list: ID!) { segment(id: $list) { hasMember(customerId: $id) } }', () => 'true'],
};

test.each(Object.entries(READ))('%s tells of the survivor, and nothing of who was erased', async (_, [document, told]) => {
  const [a = '', b = '', c = ''] = await givenThree();
  await givenOrders(workspace, {
    externalId: `order ${number}`,
    customerExternalId: `b${number}`,
    placedAt: '2026-05-10T10:00:00Z',
    total: '10',
  });
  const { segment } = await createSegment(workspace, { name: `Both ${number}`, kind: 'STATIC' });
  await addSegmentMembers(workspace, segment?.id ?? '', [b, c]);
  await mergeCustomers(workspace, b, [a]);
  await eraseCustomer(workspace, c);
  const answer = async (id: string) => JSON.stringify((await run(workspace, document, { id, list: segment?.id })).data);
  expect(await answer(a)).toContain(told(b));
  expect(await answer(a)).not.toContain(a);
  expect(await answer(c)).not.toContain(told(c));
});

test('customers who are asked for together are looked for together, wherever they went', async () => {
  const document = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
  const [a = '', b = '', c = '', d = ''] = await givenCustomers(
    workspace,
    ...['a', 'b', 'c', 'd'].map((name) => ({ externalId: `together ${name}` })),
  );
  await mergeCustomers(workspace, b, [a]);
  const statements = await countStatements(workspace, document, { ids: [a] });
  await mergeCustomers(workspace, b, [c]);
  await eraseCustomer(workspace, d);
  expect(await countStatements(workspace, document, { ids: [a, c, d, b] })).toBeLessThanOrEqual(statements);
});

test('each field that takes the id of a customer is tried above, or in what becomes of subscriptions and of the log', () => {
  // The log tells what was said of an id; a subscription to a customer is refused (test/server/subscriptions.db.test.ts); lists of members
  // below; whom a review keeps is one of those whom it is about.
  const elsewhere = [
    'membershipChanges',
    'customerSegments',
    'addSegmentMembers',
    'removeSegmentMembers',
    'unmergeCustomer',
    'acceptIdentityReview',
  ];
  const tried = new Set([...Object.keys(READ), ...Object.keys(ASKED).map((name) => name.split(/[ ,]/)[0]), ...elsewhere]);
  const takers: string[] = [];
  for (const type of Object.values(makeSchema().getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const isOfCustomers = getNamedType(field.type).name.startsWith('Customer') || field.name === 'node' || field.name === 'nodes';
      const takes = field.args.some(
        (arg) => getNamedType(arg.type) === GraphQLID && (/customer/i.test(arg.name) || (isOfCustomers && /ids?$/i.test(arg.name))),
      );
      if (takes) takers.push(isRootType(type) ? field.name : `${type.name}.${field.name}`);
    }
  }
  expect(takers.length).toBeGreaterThan(8);
  expect(takers.filter((name) => !tried.has(name))).toEqual([]);
});

const isRootType = ({ name }: { readonly name: string }) => ['Query', 'Mutation', 'Subscription'].includes(name);

test('a list says whom it could not take, and where they went', async () => {
  const [a = '', b = '', c = ''] = await givenThree();
  await mergeCustomers(workspace, b, [a]);
  await eraseCustomer(workspace, c);
  const { segment } = await createSegment(workspace, { name: `List ${number}`, kind: 'STATIC' });
  const nobody = newId();
  const { errors } = await addSegmentMembers(workspace, segment?.id ?? '', [a, b, c, nobody]);
  expect(errors.map(({ message }) => message)).toEqual([
    `The customer '${a}' was merged into '${b}'.`,
    `The customer '${c}' was erased or deleted.`,
    `No customer has the id '${nobody}'.`,
  ]);
});
