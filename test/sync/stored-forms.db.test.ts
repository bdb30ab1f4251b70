import { rawSql, sql } from '../../src/database/index.js';
import { normalText } from '../../src/kernel/index.js';
import { deleteRecords, eraseCustomer, StoredForms, SuppressionKey, type TextConflict } from '../../src/sync/index.js';
import { givenCustomers, givenOrders, syncContext } from '../support/records.js';
import { useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/* What was stored before there were normal forms gets them: all of it, in steps, whoever is stopped meanwhile, and nothing is lost. */

let workspace: TestWorkspace;
const emptyWorkspace = useOneDatabase();
beforeEach(async () => {
  workspace = await emptyWorkspace();
});

const OLD = ' Rene\u0301\u200b ';
const NEW = 'Ren\u00e9';

/** To the end, as a process that is ended and started again after every step would. */
async function bringIntoForm(context: Omit<TestWorkspace, 'reader'> & { phoneRegion?: 'DE' | 'AT' }): Promise<TextConflict[]> {
  const conflicts: TextConflict[] = [];
  for (let done = false; !done;) {
    const forms = new StoredForms(context, (found) => conflicts.push(...found), 1);
    for (let step = 0; step < 4 && !done; step++) done = await forms.run();
  }
  return conflicts;
}

function column<Value>(table: string, name: string): Promise<Value[]> {
  return workspace.database
    .query<{ value: Value }>(sql`/* test */ select ${rawSql(name)} as value from ${rawSql(table)} order by 1`)
    .then((rows) => rows.map(({ value }) => value));
}

test('texts of columns, lists and attributes get their form, and what has it is not written', async () => {
  await givenCustomers(workspace, { externalId: 'old' }, { externalId: 'new', firstName: NEW, tags: [NEW], attributes: {} });
  await givenOrders(workspace, { externalId: 'o', customerExternalId: 'old', placedAt: '2026-05-10T10:00:00Z', total: '10' });
  await workspace.database.execute(sql`/* test */
    update customer set first_name = ${OLD}, tags = array[${OLD}, 'plain'], attributes = jsonb_build_object('a', ${OLD}::text, 'n', 1.5)
    where id = (select customer_id from customer_external_id where external_id = 'old')`);
  await workspace.database.execute(sql`/* test */ update customer_external_id set external_id = ${OLD} where external_id = 'old'`);
  await workspace.database.execute(sql`/* test */ update "order" set channel = ${OLD}`);
  await workspace.database.execute(sql`/* test */ delete from evaluation_queue`);
  expect(await bringIntoForm(workspace)).toEqual([]);
  expect(await column('customer', 'first_name')).toEqual([NEW, NEW]);
  expect(await column('customer', 'tags')).toEqual([[NEW], [NEW, 'plain']]);
  expect(await column('customer', "attributes ->> 'a'")).toEqual([NEW, null]);
  expect(await column('customer', "attributes ->> 'n'")).toEqual(['1.5', null]);
  expect(await column('customer_external_id', 'external_id')).toEqual([NEW, 'new']);
  expect(await column('"order"', 'channel')).toEqual([NEW]);
  // Rules see the new texts; the other customer is not looked at.
  expect(await column('(select distinct customer_id from evaluation_queue) touched', 'count(*)::int')).toEqual([1]);
});

test('of what has nothing to read in it no empty text is left: a name is none, a list is shorter, and what must be there stays', async () => {
  const shapeless = '\u3164';
  await givenCustomers(workspace, { externalId: 'old', lastName: 'Berg' });
  await workspace.database.execute(sql`/* test */
    update customer set first_name = ${shapeless}, tags = array[${shapeless}, 'a', ${`b${shapeless}`}]`);
  await workspace.database.execute(sql`/* test */ update customer_external_id set external_id = ${shapeless}`);
  await bringIntoForm(workspace);
  expect(await column('customer', 'first_name')).toEqual([null]);
  expect(await column('customer', 'tags')).toEqual([['a', 'b']]);
  expect(await column('customer_external_id', 'external_id')).toEqual([shapeless]);
});

test('two external ids that become one are told at every start and kept, until one of them is gone', async () => {
  await givenCustomers(workspace, { externalId: 'old' }, { externalId: NEW });
  await workspace.database.execute(sql`/* test */ update customer_external_id set external_id = ${OLD} where external_id = 'old'`);
  const conflict = { table: 'customer_external_id', key: { source: 'shop', external_id: OLD } };
  expect(await bringIntoForm(workspace)).toContainEqual(conflict);
  expect(await bringIntoForm(workspace)).toContainEqual(conflict);
  expect(await column('customer_external_id', 'external_id')).toEqual([OLD, NEW].sort((a, b) => (normalText(a) < normalText(b) ? -1 : 1)));
  await workspace.database.execute(
    sql`/* test */ delete from customer where id in (select customer_id from customer_external_id where external_id = ${NEW})`,
  );
  expect(await bringIntoForm(workspace)).toEqual([]);
  expect(await column('customer_external_id', 'external_id')).toEqual([NEW]);
  expect(await column('text_conflict', 'table_name')).toEqual([]);
});

test.each(['erased', 'deleted'])('of a person who is %s no conflict stays, and no other form comes back', async (how) => {
  const suppressionKey = new SuppressionKey('k'.repeat(32));
  const context = { ...syncContext(workspace.database), suppressionKey };
  const [, id = ''] = await givenCustomers(workspace, { externalId: 'old' }, { externalId: NEW });
  await workspace.database.execute(
    sql`/* test */ update customer_external_id set external_id = ${OLD}, customer_id = ${id} where external_id = 'old'`,
  );
  await bringIntoForm(workspace);
  expect(await column('text_conflict', 'table_name')).toEqual(['customer_external_id']);
  if (how === 'erased') await eraseCustomer(context, id, { suppress: true });
  else await deleteRecords(context, { source: 'shop', records: [{ kind: 'customer', externalId: NEW }] });
  expect(await column('text_conflict', 'table_name')).toEqual([]);
  const kept = how === 'erased' ? [suppressionKey.hash('shop', NEW)] : [];
  expect(await column<Buffer>('suppressed_external_id', 'hash')).toEqual(kept);
});

test('addresses and numbers get the form that people are looked up by, and nobody is evaluated for it', async () => {
  await givenCustomers(workspace, { externalId: 'a', emails: ['Ann@Example.com'], phones: ['030 123456', '+43 1 234567', 'none'] });
  expect(await column('customer_phone', 'normal')).toEqual(['', '', '+431234567']);
  await workspace.database.execute(sql`/* test */ update customer_email set normal = null`);
  await workspace.database.execute(sql`/* test */ update customer_phone set normal = null`);
  await workspace.database.execute(sql`/* test */ delete from evaluation_queue`);
  await bringIntoForm({ ...workspace, phoneRegion: 'DE' });
  expect(await column('customer_email', 'normal')).toEqual(['ann@example.com']);
  expect(await column('customer_phone', 'normal')).toEqual(['', '+431234567', '+4930123456']);
  // Another region reads those again that do not name their country.
  await bringIntoForm({ ...workspace, phoneRegion: 'AT' });
  expect(await column('customer_phone', 'normal')).toEqual(['', '+431234567', '+4330123456']);
  expect(await column('evaluation_queue', 'count(*)::int')).toEqual([0]);
  await workspace.database.execute(sql`/* test */ update customer_email set email = 'other@example.com'`);
  expect(await column('evaluation_queue', 'count(*)::int')).toEqual([1]);
});
