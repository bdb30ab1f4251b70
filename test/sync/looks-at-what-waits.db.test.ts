import type { Database } from '../../src/database/database.js';
import { sql } from '../../src/database/sql.js';
import { newId } from '../../src/kernel/index.js';
import type { OrderRecord } from '../../src/records/index.js';
import {
  bringInWaiting,
  deleteRecords,
  eraseCustomer,
  linkCustomers,
  mergeCustomers,
  resolvePage,
  setIdentityRules,
  SYNC,
  type SyncContext,
  syncOrders,
  unmergeCustomer,
} from '../../src/sync/index.js';
import { openTestDatabase } from '../support/database.js';
import { SOURCE, syncContext } from '../support/records.js';

/* Orders of guests that wait are looked at whenever whose they are may have changed, whoever changed it. */

let database: Database;
let context: SyncContext;
beforeAll(async () => {
  database = await openTestDatabase();
  context = { ...syncContext(database), phoneRegion: 'DE', apiKeyId: newId() };
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.execute(sql`truncate customer, waiting_record, waiting_look, evaluation_queue, record_change cascade`);
  await setIdentityRules(context, { rules: [] });
});

const HOME = { emails: ['home@example.com'], phones: ['030 1234567'] };

/** Each is of a source of their own. */
async function given(externalId: string, contact: { emails?: string[]; phones?: string[] }): Promise<string> {
  const { results } = await SYNC.customer(context, { source: externalId, records: [{ externalId, ...contact }] });
  return results[0]?.id ?? '';
}

const order = (externalId: string, guest: Partial<OrderRecord>): OrderRecord => ({
  externalId,
  placedAt: '2026-02-01T10:00:00Z',
  lines: [{ name: 'Bike', quantity: 1, unitPrice: '500' }],
  ...guest,
});
const BY_EMAIL = order('by e-mail', { guestEmail: 'Home@example.com' });
const BY_PHONE = order('by phone', { guestPhone: '+49 30 1234567' });

async function sync(...records: OrderRecord[]) {
  const { results } = await syncOrders(context, { source: SOURCE, records });
  return results.map(({ waits = false }) => waits);
}

/** As the job of a server does. Other tests of the same server of PostgreSQL may have transactions that began before. */
async function looked(): Promise<void> {
  do await bringInWaiting(context);
  while ((await database.query(sql`select from waiting_look`)).length > 0);
}

const orders = () => database.query(sql`select external_id as "externalId", customer_id as of from "order" order by external_id`);
const waiting = () => database.query(sql`select external_id from waiting_record`);

const WAYS: Record<string, (a: string, b: string) => Promise<unknown>> = {
  'a merge': (a, b) => mergeCustomers(context, a, [b]),
  'a link of two names': () => linkCustomers(context, [{ source: 'a', externalId: 'a', sameAsSource: 'b', sameAsExternalId: 'b' }]),
  'rules of identity': async () => {
    await setIdentityRules(context, { rules: [{ identifier: 'EMAIL', trust: 100 }] });
    await resolvePage(context, null);
  },
  'an erasure': (_a, b) => eraseCustomer(context, b),
  'a deletion': () => deleteRecords(context, { source: 'b', records: [{ kind: 'customer', externalId: 'b' }] }),
  'a sync of another address and number': () => given('b', { emails: ['away@example.com'], phones: ['030 7654321'] }),
  'a sync of none': () => given('b', { emails: [], phones: [] }),
  'whatever else writes contacts': async (_a, b) => {
    await database.execute(sql`update customer_email set email = 'away@example.com', normal = 'away@example.com' where customer_id = ${b}`);
    await database.execute(sql`delete from customer_phone where customer_id = ${b}`);
  },
};

test.each(Object.entries(WAYS))(
  'by %s an order that waits is of whoever alone is left with its address or number',
  async (_name, happens) => {
    const ids: [string, string] = [await given('a', HOME), await given('b', HOME)];
    expect(await sync(BY_EMAIL, BY_PHONE)).toEqual([true, true]);
    await looked();
    expect(await orders()).toEqual([]);
    await happens(...ids);
    await looked();
    const [left] = await database.query<{ id: string }>(
      sql`select customer_id as id from customer_email where normal = 'home@example.com'`,
    );
    expect(ids).toContain(left?.id);
    expect(await orders()).toEqual([
      { externalId: 'by e-mail', of: left?.id },
      { externalId: 'by phone', of: left?.id },
    ]);
    expect(await waiting()).toEqual([]);
  },
);

test('by a merge that is undone an order that waits is of whoever has their address and number again', async () => {
  const [a, b] = [await given('a', { emails: ['a@example.com'] }), await given('b', HOME)];
  const { mergeIds } = await mergeCustomers(context, a, [b]);
  await given('a', { emails: ['a@example.com'], phones: [] });
  expect(await sync(BY_EMAIL, BY_PHONE)).toEqual([true, true]);
  await looked();
  await unmergeCustomer(context, mergeIds[0] ?? '');
  await looked();
  expect(await orders()).toMatchObject([{ of: b }, { of: b }]);
});

test('an order that waits comes in by a name that its guest has got, whoever has stopped in between', async () => {
  const [a] = [await given('a', HOME), await given('b', HOME)];
  await sync(BY_EMAIL);
  await looked();
  await database.execute(sql`insert into customer_external_id (source, external_id, customer_id)
    values (${SOURCE}, guest_name('home@example.com'), ${a})`);
  await looked();
  expect(await orders()).toEqual([{ externalId: 'by e-mail', of: a }]);
});

test('an order that begins to wait while somebody gives up its address, neither seeing the other, is looked at after both', async () => {
  const [a, b] = [await given('a', HOME), await given('b', HOME)];
  await database.transaction(async (transaction) => {
    await transaction.execute(sql`delete from customer_email where customer_id = ${b}`);
    expect(await sync(BY_EMAIL)).toEqual([true]);
    await bringInWaiting(context);
    expect(await orders()).toEqual([]);
  });
  await looked();
  expect(await orders()).toEqual([{ externalId: 'by e-mail', of: a }]);
});

test('what is noted of an address is looked at for all that waits under it, whatever of it is gone by then', async () => {
  const [a, b] = [await given('a', HOME), await given('b', HOME)];
  await sync(BY_EMAIL, { ...BY_EMAIL, externalId: 'another' });
  await looked();
  await eraseCustomer(context, b);
  await deleteRecords(context, { source: SOURCE, records: [{ kind: 'order', externalId: 'another' }] });
  await looked();
  expect(await orders()).toEqual([{ externalId: 'by e-mail', of: a }]);
});

test('several look at once, and each order comes in once', async () => {
  await given('a', HOME);
  const b = await given('b', HOME);
  await sync(BY_EMAIL, BY_PHONE);
  await eraseCustomer(context, b);
  await Promise.all([looked(), looked(), looked()]);
  expect(await orders()).toHaveLength(2);
});

test('contacts that nothing waits for leave nothing to look at', async () => {
  await sync(BY_EMAIL);
  await looked();
  await eraseCustomer(context, await given('c', { emails: ['c@example.com'], phones: ['030 999999'] }));
  expect(await database.query(sql`select from waiting_look`)).toEqual([]);
});

test('an erasure leaves nothing to look at of what goes with it', async () => {
  const [a, b] = [await given('a', HOME), await given('b', HOME)];
  await sync(BY_EMAIL);
  await eraseCustomer(context, a);
  await eraseCustomer(context, b);
  expect(await waiting()).toEqual([]);
  expect(await database.query(sql`select from waiting_look`)).toEqual([]);
});
