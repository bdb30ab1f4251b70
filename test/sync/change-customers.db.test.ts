import { sql } from '../../src/database/sql.js';
import { newId } from '../../src/kernel/index.js';
import {
  changeCustomers,
  type CustomerChangeRecord,
  declareAttributes,
  readRecordChanges,
  syncCustomers,
  syncOrders,
  type SyncContext,
  upsertCustomersByEmail,
} from '../../src/sync/index.js';
import { useOneDatabase, type TestWorkspace } from '../support/workspace.js';

const emptyWorkspace = useOneDatabase();
let workspace: TestWorkspace;
let context: SyncContext;
beforeEach(async () => {
  workspace = await emptyWorkspace();
  const apiKeyId = newId();
  await workspace.database.execute(sql`/* test */
    insert into api_key (id, name, prefix, hash, scopes, created_at) values (${apiKeyId}, 'test', 'ck', 'hash', '{}', now())`);
  context = { ...workspace, apiKeyId };
  await declareAttributes(context, [
    { key: 'visits', name: 'Visits', type: 'number' },
    { key: 'balance', name: 'Balance', type: 'money' },
    { key: 'club', name: 'Club', type: 'text' },
  ]);
  await syncCustomers(context, {
    source: 'shop',
    records: [
      { externalId: 'ann', emails: ['ann@example.com'], tags: ['VIP', 'new'], attributes: { visits: 2, club: 'x' } },
      { externalId: 'bob', emails: ['both@example.com'] },
      { externalId: 'cid', emails: ['both@example.com'] },
    ],
  });
});

const change = (...records: CustomerChangeRecord[]) => changeCustomers(context, { source: 'shop', records });

async function stored(externalId: string) {
  const [row] = await workspace.database.query<{ tags: string[]; attributes: Record<string, unknown> }>(sql`/* test */
    select tags, attributes from customer c join customer_external_id x on x.customer_id = c.id where x.external_id = ${externalId}`);
  return row;
}

describe('a change', () => {
  test('adds and takes away single tags, and adds to numbers, one after the other', async () => {
    const { results, updated, unchanged } = await change(
      { externalId: 'ann', addTags: ['vip', 'Gold'], removeTags: ['NEW', 'gone'], increments: { visits: 1, balance: '2.50' } },
      { email: 'ANN@example.com', addTags: ['gold'] },
      { email: 'ann@example.com', increments: { visits: -4, balance: '-3' } },
    );
    expect(results.flatMap(({ errors }) => errors)).toEqual([]);
    expect([updated, unchanged]).toEqual([2, 1]);
    expect(await stored('ann')).toEqual({ tags: ['VIP', 'Gold'], attributes: { visits: -1, balance: '-0.5000', club: 'x' } });
  });

  test('never makes more of a customer than a customer can have', async () => {
    const many = (letter: string) => Array.from({ length: 250 }, (_, n) => `${letter}${n}`);
    const { results } = await change(
      { externalId: 'ann', increments: { visits: 1e308 } },
      { externalId: 'ann', increments: { visits: 1e308 } },
      { externalId: 'ann', increments: { balance: '999999999999999' } },
      { externalId: 'ann', increments: { balance: '999999999999999' } },
      { externalId: 'bob', addTags: many('a') },
      { externalId: 'bob', addTags: many('b') },
      { externalId: 'bob', addTags: ['b'], removeTags: ['a0'] },
    );
    expect(results.map(({ status, errors }) => [status, ...errors.map(({ path }) => path.join('.'))])).toEqual([
      ['UPDATED'],
      ['REJECTED', 'increments.visits'],
      ['UPDATED'],
      ['REJECTED', 'increments.balance'],
      ['UPDATED'],
      ['REJECTED', 'addTags'],
      ['UPDATED'],
    ]);
    expect(await stored('ann')).toMatchObject({ attributes: { visits: 1e308, balance: '999999999999999.0000' } });
  });

  test('that cannot be made is told, and loses no other', async () => {
    const { results } = await change(
      { externalId: 'nobody', addTags: ['a'] },
      { email: 'both@example.com', addTags: ['a'] },
      { email: 'none@example.com', addTags: ['a'] },
      { addTags: ['a'] },
      { externalId: 'ann', increments: { club: 1, none: 1, visits: 'many' } },
      { externalId: 'ann', addTags: ['fine'] },
    );
    expect(results.map(({ status, errors }) => [status, errors.map(({ code, path }) => `${code} ${path.join('.')}`)])).toEqual([
      ['REJECTED', ['UNKNOWN_REFERENCE externalId']],
      ['REJECTED', ['CONFLICT email']],
      ['REJECTED', ['UNKNOWN_REFERENCE email']],
      ['REJECTED', ['REQUIRED externalId']],
      ['REJECTED', ['INVALID_VALUE increments.club', 'UNKNOWN_ATTRIBUTE increments.none', 'INVALID_VALUE increments.visits']],
      ['UPDATED', []],
    ]);
  });

  test('adds once for one request, and each time for twenty at once', async () => {
    const batch = { source: 'shop', idempotencyKey: 'once', records: [{ externalId: 'ann', increments: { visits: 1 } }] };
    await changeCustomers(context, batch);
    await changeCustomers(context, batch);
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => change({ externalId: 'ann', increments: { visits: 1 }, addTags: [`t${index}`] })),
    );
    const ann = await stored('ann');
    expect([ann?.attributes['visits'], ann?.tags.length]).toEqual([23, 22]);
  });
});

test('a source without ids knows customers by their address', async () => {
  const { results } = await upsertCustomersByEmail(context, {
    source: 'form',
    records: [
      { emails: ['Ann@Example.com'], firstName: 'Ann' },
      { emails: ['new@example.com'], firstName: 'New' },
      { emails: ['both@example.com'] },
      { firstName: 'Nobody' },
      { externalId: 'x', emails: ['x@example.com'] },
    ],
  });
  expect(results.map(({ status, errors }) => [status, errors.map(({ code }) => code)])).toEqual([
    ['UPDATED', []],
    ['CREATED', []],
    ['REJECTED', ['CONFLICT']],
    ['REJECTED', ['REQUIRED']],
    ['REJECTED', ['UNKNOWN_FIELD']],
  ]);
  const again = await upsertCustomersByEmail(context, { source: 'form', records: [{ emails: ['NEW@example.com'], lastName: 'Again' }] });
  expect(again.results).toMatchObject([{ status: 'UPDATED', id: results[1]?.id }]);
});

test('a credit note lessens what was sold', async () => {
  const credit = {
    externalId: 'c1',
    customerExternalId: 'ann',
    placedAt: '2026-05-01T00:00:00Z',
    lines: [{ name: 'Lamp', quantity: -2, unitPrice: '10' }],
  };
  const { results } = await syncOrders(context, {
    source: 'shop',
    records: [credit, { ...credit, externalId: 'c2', lines: [{ name: 'Lamp', quantity: -2, unitPrice: '10', returnedQuantity: 1 }] }],
  });
  expect(results.map(({ status, errors }) => [status, errors.map(({ path }) => path.join('.'))])).toEqual([
    ['CREATED', []],
    ['REJECTED', ['lines.0.returnedQuantity']],
  ]);
  expect(await workspace.database.query(sql`/* test */ select total::text, amount::text from "order"`)).toEqual([
    { total: '-20.0000', amount: '-20.0000' },
  ]);
});

test('the feed tells a record once, however many tables and writers have touched it', async () => {
  await change({ externalId: 'ann', addTags: ['a'] });
  await change({ externalId: 'ann', addTags: ['b'] });
  const rows = async () => (await workspace.database.query(sql`/* test */ select 1 from record_change where kind = 'customer'`)).length;
  // Each customer has changed in several tables, and Ann three times.
  expect(await rows()).toBeGreaterThan(6);
  const page = await readRecordChanges(context, { first: 1 });
  expect(await rows()).toBe(3);
  const rest = await readRecordChanges(context, { first: 10, after: page.cursor });
  expect(new Set([...page.changes, ...rest.changes].map(({ id }) => id)).size).toBe(3);
  expect([...page.changes, ...rest.changes]).toHaveLength(3);
});

test('what a source without ids calls somebody tells nobody their address', async () => {
  await upsertCustomersByEmail(workspace, { source: 'till', records: [{ emails: ['Zelda.Quux@example.com'] }] });
  const names = await workspace.database.query<{ externalId: string }>(sql`/* test.names */
    select external_id as "externalId" from customer_external_id where source = 'till'`);
  expect(names).toEqual([{ externalId: expect.stringMatching(/^guest:[0-9a-f]{32}$/) }]);
  // Nor can it be guessed: it is not made of the address alone.
  const [plain] = await workspace.database.query<{ guessed: string }>(sql`/* test.guess */
    select 'guest:' || left(encode(sha256('zelda.quux@example.com'), 'hex'), 32) as guessed`);
  expect(names[0]?.externalId).not.toBe(plain?.guessed);
  await upsertCustomersByEmail(workspace, { source: 'till', records: [{ emails: ['zelda.quux@example.com'], firstName: 'Zelda' }] });
  expect(
    await workspace.database.query(sql`/* test.people */
    select first_name from customer where id in (select customer_id from customer_external_id where source = 'till')`),
  ).toEqual([{ first_name: 'Zelda' }]);
});
