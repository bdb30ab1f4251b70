import { sql } from '../../src/database/sql.js';
import { addSegmentMembers, createSegment } from '../../src/membership/index.js';
import { entities } from '../../src/model/index.js';
import { within } from '../../src/sync/context.js';
import { eraseCustomer, mergeCustomers, unmergeCustomer } from '../../src/sync/index.js';
import { newId } from '../../src/kernel/id.js';
import { run } from '../support/graphql.js';
import { untilBlocked } from '../support/laws/paused-database.js';
import { givenCustomers } from '../support/records.js';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.js';

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
