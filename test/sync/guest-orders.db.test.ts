import type { Database } from '../../src/database/database.js';
import { sql } from '../../src/database/sql.js';
import type { OrderRecord } from '../../src/records/index.js';
import { neededScopes } from '../../src/sync/import/asked/needed-scopes.js';
import { formatReport, parseMapping } from '../../src/sync/import/index.js';
import { declareAttributes, eraseCustomer, exportCustomer, SYNC, syncOrders, type SyncContext } from '../../src/sync/index.js';
import { newId } from '../../src/kernel/index.js';
import { openTestDatabase } from '../support/database.js';
import { importGiven } from '../support/given-files.js';
import { givenCustomers, givenProducts, reasons, SOURCE, statuses, syncContext } from '../support/records.js';

/* Orders that name no customer, but an address of their guest: kept until the person appears. */

let database: Database;
let context: SyncContext;
beforeAll(async () => {
  database = await openTestDatabase();
  context = { ...syncContext(database), phoneRegion: 'DE', apiKeyId: newId() };
});
afterAll(() => database.close());
beforeEach(() => database.execute(sql`truncate customer, product, waiting_record, evaluation_queue, record_change cascade`));

const sync = (...records: OrderRecord[]) => syncOrders(context, { source: SOURCE, records });
const given = (externalId: string, contact: { emails?: string[]; phones?: string[] }) =>
  SYNC.customer(context, { source: 'crm', records: [{ externalId, ...contact }] });

const orders = () =>
  database.query(sql`select o.external_id as "externalId", o.total::text, x.external_id as of from "order" o
    join customer_external_id x on x.customer_id = o.customer_id and x.source = 'crm' order by o.external_id`);
const waiting = () =>
  database.query(sql`select external_id as "externalId", email, phone, record from waiting_record order by external_id`);

const GUEST: OrderRecord = {
  externalId: 'o1',
  guestEmail: 'Gus@Example.com',
  placedAt: '2026-02-01T10:00:00Z',
  financialStatus: 'partially_refunded',
  refunded: '1',
  lines: [{ name: 'Bike', quantity: 1, unitPrice: '500' }],
};

test('an order of a guest waits, told as records that are stored are, and is theirs once they appear from whatever source', async () => {
  const first = await sync(GUEST);
  expect(first.results).toEqual([{ index: 0, status: 'CREATED', externalId: 'o1', waits: true, errors: [] }]);
  expect(first.touchedCustomerIds).toEqual([]);
  expect(statuses(await sync(GUEST))).toEqual(['UNCHANGED']);
  expect((await sync({ externalId: 'o1', number: '#1' })).results).toMatchObject([{ status: 'UPDATED', waits: true }]);
  expect(await waiting()).toMatchObject([{ externalId: 'o1', email: 'gus@example.com', phone: null, record: { number: '#1' } }]);
  expect(JSON.stringify(await waiting())).not.toContain('Gus@');
  await given('gus', { emails: ['GUS@example.com'] });
  expect(await orders()).toEqual([{ externalId: 'o1', total: '500.0000', of: 'gus' }]);
  expect(await waiting()).toEqual([]);
  const [again] = (await sync(GUEST)).results;
  expect(again).toMatchObject({ status: 'UNCHANGED', id: expect.any(String) as string });
  expect(again?.waits).toBeUndefined();
});

test('an order of a guest who is known is theirs at once, by the e-mail address or else by the phone number', async () => {
  await given('gus', { emails: ['gus@example.com'] });
  await given('pat', { phones: ['+49 30 1234567'] });
  const outcome = await sync(
    GUEST,
    { ...GUEST, externalId: 'o2', guestEmail: null, guestPhone: '030 1234567' },
    { ...GUEST, externalId: 'o3', guestEmail: 'new@example.com', guestPhone: '030 1234567' },
  );
  expect(outcome.results.map(({ status, waits }) => [status, waits])).toEqual([
    ['CREATED', undefined],
    ['CREATED', undefined],
    ['CREATED', true],
  ]);
  expect(await orders()).toMatchObject([
    { externalId: 'o1', of: 'gus' },
    { externalId: 'o2', of: 'pat' },
  ]);
});

test('a guest who is known by the phone number alone appears with that', async () => {
  await sync({ ...GUEST, guestEmail: null, guestPhone: '0049 30 7654321' });
  expect(await waiting()).toMatchObject([{ email: null, phone: '+49307654321' }]);
  await given('pat', { phones: ['030-7654321'] });
  expect(await orders()).toMatchObject([{ externalId: 'o1', of: 'pat' }]);
});

test('an address that two have is nobody alone until one of them gives it up', async () => {
  await given('ann', { emails: ['home@example.com'] });
  await given('ben', { emails: ['home@example.com'] });
  expect((await sync({ ...GUEST, guestEmail: 'home@example.com' })).results).toMatchObject([{ waits: true }]);
  await given('ann', { emails: [] });
  await given('ben', { emails: ['home@example.com', 'ben@example.com'] });
  expect(await orders()).toMatchObject([{ of: 'ben' }]);
});

test('what would never be taken is refused at once, with its path', async () => {
  const outcome = await sync(
    { ...GUEST, lines: [{ productExternalId: 'nothing', quantity: 1, unitPrice: '1' }] },
    { ...GUEST, externalId: 'o2', refunded: '600' },
    { ...GUEST, externalId: 'o3', placedAt: undefined },
    { ...GUEST, externalId: 'o4', guestEmail: 'no address' },
    { ...GUEST, externalId: 'o5', guestEmail: null, guestPhone: '17' },
    { ...GUEST, externalId: 'o6', guestEmail: null },
    { ...GUEST, externalId: 'o7', customerExternalId: 'unknown' },
  );
  expect(reasons(outcome)).toEqual([
    '0.lines.0.productExternalId: UNKNOWN_REFERENCE',
    '1.refunded: INVALID_VALUE',
    '2.placedAt: REQUIRED',
    '3.guestEmail: INVALID_VALUE',
    '4.guestPhone: INVALID_VALUE',
    '5.customerExternalId: REQUIRED',
    '6.customerExternalId: UNKNOWN_REFERENCE',
  ]);
  expect(await waiting()).toEqual([]);
});

test('a change of an order that waits is judged with the rest of it', async () => {
  await givenProducts(context, { externalId: 'bike', name: 'Bike' });
  await sync({ ...GUEST, lines: [{ productExternalId: 'bike', quantity: 1, unitPrice: '500' }] });
  const outcome = await sync({ externalId: 'o1', refunded: '501' }, { externalId: 'o1', refunded: '20' });
  expect(outcome.results.map(({ status }) => status)).toEqual(['REJECTED', 'UPDATED']);
  expect(await waiting()).toMatchObject([{ record: { refunded: '20.0000' } }]);
});

test('of two words about an order that waits the later counts, in whatever order they come', async () => {
  await sync({ ...GUEST, number: 'new', updatedAt: '2026-02-03T10:00:00Z' });
  expect(statuses(await sync({ ...GUEST, number: 'old', updatedAt: '2026-02-02T10:00:00Z' }))).toEqual(['UNCHANGED']);
  expect(await waiting()).toMatchObject([{ record: { number: 'new' } }]);
});

test('an order whose customer is named after all waits no more, and stays theirs', async () => {
  await givenCustomers(context, { externalId: 'ada' });
  await sync(GUEST);
  expect(statuses(await sync({ ...GUEST, guestEmail: undefined, customerExternalId: 'ada' }))).toEqual(['CREATED']);
  expect(await waiting()).toEqual([]);
  await given('gus', { emails: ['gus@example.com'] });
  await sync(GUEST);
  expect(await orders()).toEqual([]);
  expect(await database.query(sql`select from "order"`)).toHaveLength(1);
});

test('a word that names the customer of an order that waits is laid over what is known of it', async () => {
  await givenCustomers(context, { externalId: 'ada' });
  await givenProducts(context, { externalId: 'bike', name: 'Bike' });
  await declareAttributes(context, [{ key: 'gift', name: 'Gift', type: 'boolean', owner: 'order' }]);
  const whole = { ...GUEST, lines: [{ productExternalId: 'bike', quantity: 1, unitPrice: '500' }], attributes: { gift: true } };
  await sync(whole);
  expect(statuses(await sync({ externalId: 'o1', number: '#1' }))).toEqual(['UPDATED']);
  const outcome = await sync({ externalId: 'o1', customerExternalId: 'ada', refunded: '20' });
  expect(outcome.results).toMatchObject([{ status: 'CREATED', id: expect.any(String) as string, errors: [] }]);
  const stored = sql`select number, total::text, refunded::text, attributes, line_count as lines from "order" where external_id = 'o1'`;
  expect(await database.query(stored)).toEqual([
    { number: '#1', total: '500.0000', refunded: '20.0000', attributes: { gift: true }, lines: 1 },
  ]);
  expect(await waiting()).toEqual([]);
});

test('what contradicts the rest of an order that waits is refused, and it waits on', async () => {
  await givenCustomers(context, { externalId: 'ada' });
  await sync(GUEST);
  expect(reasons(await sync({ externalId: 'o1', customerExternalId: 'ada', refunded: '501' }))).toEqual(['0.refunded: INVALID_VALUE']);
  expect(reasons(await sync({ externalId: 'o1', customerExternalId: 'nobody' }))).toEqual(['0.customerExternalId: UNKNOWN_REFERENCE']);
  expect(await waiting()).toHaveLength(1);
});

test('words about one order in one batch build on each other, whoever of them names the customer', async () => {
  await givenCustomers(context, { externalId: 'ada' });
  const outcome = await sync(GUEST, { externalId: 'o1', customerExternalId: 'ada' }, { externalId: 'o1', number: '#2' });
  expect(outcome.results.map(({ status, waits = false }) => [status, waits])).toEqual([
    ['CREATED', true],
    ['CREATED', false],
    ['UPDATED', false],
  ]);
  expect(await database.query(sql`select number, total::text from "order"`)).toEqual([{ number: '#2', total: '500.0000' }]);
});

test('a later word that waits counts more than an earlier one that names the customer', async () => {
  await givenCustomers(context, { externalId: 'ada' });
  await sync({ ...GUEST, number: 'new', updatedAt: '2026-02-03T10:00:00Z' });
  await sync({ externalId: 'o1', customerExternalId: 'ada', number: 'old', updatedAt: '2026-02-02T10:00:00Z' });
  expect(await database.query(sql`select number from "order"`)).toEqual([{ number: 'new' }]);
});

test('a word with the address of somebody who is known is laid over what waits under another', async () => {
  await given('gus', { emails: ['gus@example.com'] });
  await sync({ ...GUEST, guestEmail: 'gsu@example.com' });
  expect(statuses(await sync({ externalId: 'o1', guestEmail: 'gus@example.com' }))).toEqual(['CREATED']);
  expect(await orders()).toEqual([{ externalId: 'o1', total: '500.0000', of: 'gus' }]);
});

test('the address of an order of a guest can be put right', async () => {
  await given('gus', { emails: ['gus@example.com'] });
  await given('gust', { emails: ['gust@example.com'] });
  await sync(GUEST);
  const { touchedCustomerIds } = await sync({ ...GUEST, guestEmail: 'gust@example.com' });
  expect(touchedCustomerIds).toHaveLength(2);
  expect(await orders()).toMatchObject([{ of: 'gust' }]);
  await sync({ ...GUEST, externalId: 'o2', guestEmail: 'gusty@example.com' });
  expect((await sync({ ...GUEST, externalId: 'o2', guestEmail: 'gusts@example.com' })).results).toMatchObject([{ status: 'UPDATED' }]);
  expect(await waiting()).toMatchObject([{ email: 'gusts@example.com' }]);
});

test('a guest who appears while the order is being kept has it too', async () => {
  let appears: Promise<unknown> | undefined;
  const transaction: SyncContext['database']['transaction'] = async (work) => {
    const result = await database.transaction(async (inner) => {
      const done = await work(inner);
      const [{ waits } = { waits: false }] = await inner.query<{ waits: boolean }>(
        sql`select exists (select from waiting_record) as waits`,
      );
      // Before the order can be seen.
      if (waits && appears === undefined) await (appears = given('gus', { emails: ['gus@example.com'] }));
      return done;
    });
    return result;
  };
  await syncOrders({ ...context, database: { transaction, ask: database.ask.bind(database) } }, { source: SOURCE, records: [GUEST] });
  expect(appears).toBeDefined();
  expect(await orders()).toMatchObject([{ of: 'gus' }]);
});

test('a request that is repeated with its key gets the first answer', async () => {
  const batch = { source: SOURCE, idempotencyKey: 'once', records: [GUEST] };
  const first = await syncOrders(context, batch);
  expect(await syncOrders(context, batch)).toEqual(first);
});

test('an import takes orders of guests, says how many wait, and changes nothing the second time', async () => {
  await given('gus', { emails: ['gus@example.com'] });
  const mapping = parseMapping(`
name: Web shop
source: web
timeZone: UTC
steps:
  - kind: order
    file: orders.csv
    fields: { externalId: No, guestEmail: Email, placedAt: { column: Date, format: yyyy-MM-dd }, total: Sum }
`);
  expect(neededScopes(mapping)).toEqual(['orders:write', 'personal_data:read']);
  const run = () =>
    importGiven(context, mapping, {
      'orders.csv': 'No,Email,Date,Sum\n1,gus@example.com,2026-01-02,10\n2,new@example.com,2026-01-03,20\n3,,2026-01-03,20\n',
    });
  const report = await run();
  expect(report.steps).toMatchObject([{ rows: 3, created: 2, rejected: 1, waiting: 1 }]);
  expect(report.rejects).toMatchObject([{ line: 4, field: 'customerExternalId' }]);
  expect(formatReport(report)).toContain('3 rows, 2 created, 1 rejected, 1 waiting for their guests');
  expect((await run()).steps).toMatchObject([{ unchanged: 2, waiting: 1 }]);
});

test('what waits under a phone number is told with what is held of somebody who has it, and goes with the only one', async () => {
  const ids = await Promise.all(['ann', 'ben'].map(async (name) => (await given(name, { phones: ['030 1234567'] })).results[0]?.id ?? ''));
  await sync({ ...GUEST, guestEmail: null, guestPhone: '030 1234567' });
  expect((await exportCustomer({ database }, ids[0] ?? ''))['waitingRecord']).toMatchObject([{ externalId: 'o1', phone: '+49301234567' }]);
  await eraseCustomer(context, ids[0] ?? '');
  expect(await waiting()).toHaveLength(1);
  await eraseCustomer(context, ids[1] ?? '');
  expect(await waiting()).toEqual([]);
});
