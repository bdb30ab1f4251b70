import { sql } from '../../src/database/sql.js';
import { newId } from '../../src/kernel/id.js';
import { settle } from '../../src/membership/index.js';
import { exportCustomer, mergeCustomers } from '../../src/sync/index.js';
import { MACHINERY } from '../../src/sync/person/held-tables.js';
import { givenAdaAndAugusta } from '../support/ada-and-augusta.js';
import { rowsOfCustomers } from '../support/searched-database.js';
import { saveSegment, useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/* Everything that is held about somebody, in whatever tables there are. */

let workspace: TestWorkspace;
let ada: string;
let augusta: string;
const emptyWorkspace = useOneDatabase();
beforeEach(async () => {
  workspace = await emptyWorkspace();
  ({ ada, augusta } = await givenAdaAndAugusta(workspace, workspace.database));
  await saveSegment(workspace, 'number_of_orders >= 1', 'Buyers');
  await settle(workspace);
});

const camelCase = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

test('every table that names a customer is in it with all its rows, or says nothing of anybody', async () => {
  const told = await exportCustomer(workspace, augusta);
  const held = [...(await rowsOfCustomers(workspace.database, [augusta]))];
  const expected = held.map(([table, count]) => [table, MACHINERY.has(table) ? undefined : count]);
  expect(held.map(([table]) => [table, told[camelCase(table)]?.length])).toEqual(expected);
  const columns = await workspace.database.query<{ column_name: string }>(sql`/* test */
    select distinct column_name from information_schema.columns where table_schema = 'public' and table_name = any(${[...MACHINERY]}::text[])`);
  expect(columns.map(({ column_name }) => column_name).toSorted()).toEqual(
    ['id', 'customer_id', 'segment_id', 'draft_id', 'build_id', 'kinds', 'cause', 'since', 'error', 'enqueued_at'].toSorted(),
  );
});

test('it tells what a person has, in words', async () => {
  const told = await exportCustomer(workspace, augusta);
  expect(told['customer']).toMatchObject([{ firstName: 'Augusta', lastName: 'King', attributes: { size: 40, club: 'Royal' } }]);
  expect(told['customerCompany']).toMatchObject([{ companyName: 'Acme', title: 'CEO' }, { companyName: 'Globex' }]);
  expect(told['orderLine']).toMatchObject([{ name: 'Bike' }]);
  expect(told['influenceObservation']).toMatchObject([{ followers: 1 }]);
  expect(told['campaignEngagement']).toMatchObject([{ campaignName: 'Spring', kind: 'sent' }]);
  expect(told['membership']).toMatchObject([{ segmentName: 'Buyers' }]);
  expect(told['membershipChange']).toMatchObject([{ segmentName: 'Buyers', kind: 'ENTERED' }]);
});

test('who was merged into the customer is the same person, and others are not', async () => {
  await mergeCustomers(workspace, ada, [augusta]);
  while ((await settle(workspace)).stale);
  const told = await exportCustomer(workspace, ada);
  expect(told['customerMerge']).toMatchObject([{ mergedId: augusta, snapshot: { merged: { customer: { last_name: 'King' } } } }]);
  expect(told['membershipChange']?.map((change) => (change as { customerId: string }).customerId).toSorted()).toEqual(
    [ada, augusta, augusta].toSorted(),
  );
  expect(told['order']).toHaveLength(2);
  await expect(exportCustomer(workspace, augusta)).rejects.toMatchObject({ code: 'GONE' });
});

test('a person with too much for one answer is refused rather than told in part', async () => {
  await expect(exportCustomer(workspace, augusta, { mostRows: 1 })).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
  await expect(exportCustomer(workspace, newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(exportCustomer(workspace, 'nonsense')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
