import type { Database } from '../../src/database/database.js';
import { sql } from '../../src/database/sql.js';
import { newId } from '../../src/kernel/id.js';
import type { CustomerRecord } from '../../src/records/index.js';
import { deleteRecords, forgetOldAnswers, SYNC, syncCustomers, type SyncContext } from '../../src/sync/index.js';
import { RequestSeal } from '../../src/sync/batch/sealed-answer.js';
import { openTestDatabase } from '../support/database.js';
import { SOURCE, statuses, syncContext } from '../support/records.js';

let database: Database;
let context: SyncContext;
beforeAll(async () => {
  database = await openTestDatabase();
  const apiKeyId = newId();
  await database.execute(sql`
    insert into api_key (id, name, prefix, hash, scopes, created_at) values (${apiKeyId}, 'test', 'ck', 'hash', '{}', now())`);
  context = { ...syncContext(database), apiKeyId };
});
afterAll(() => database.close());
beforeEach(() => database.execute(sql`truncate customer, idempotency_key cascade`));

const sync = (idempotencyKey: string | undefined, ...records: CustomerRecord[]) =>
  syncCustomers(context, { source: SOURCE, idempotencyKey, records });

test('a repeated request returns the first answer', async () => {
  const first = await sync('k1', { externalId: 'ada', firstName: 'Ada' }, { externalId: '' });
  expect(statuses(first)).toEqual(['CREATED', 'REJECTED']);
  await sync(undefined, { externalId: 'ada', firstName: 'Augusta' });
  expect(await sync('k1', { firstName: 'Ada', externalId: 'ada' }, { externalId: '' })).toEqual(first);
  expect(await database.query(sql`select first_name from customer`)).toEqual([{ first_name: 'Augusta' }]);
});

test('a request that comes while the first is running waits for its answer', async () => {
  const records = Array.from({ length: 50 }, (_, n) => ({ externalId: `c${n}` }));
  const answers = await Promise.all([sync('k2', ...records), sync('k2', ...records), sync('k2', ...records)]);
  expect(answers.map((answer) => answer.created)).toEqual([50, 50, 50]);
  expect(answers[1]).toEqual(answers[0]);
  expect(await database.query(sql`select 1 from customer`)).toHaveLength(50);
});

test('refuses the key for another request', async () => {
  await sync('k3', { externalId: 'ada' });
  await expect(sync('k3', { externalId: 'bob' })).rejects.toMatchObject({ code: 'CONFLICT', details: { field: 'idempotencyKey' } });
  const deletion = { source: SOURCE, idempotencyKey: 'k3', records: [{ kind: 'customer' as const, externalId: 'ada' }] };
  await expect(deleteRecords(context, deletion)).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await database.query(sql`select 1 from customer`)).toHaveLength(1);
});

test('refuses the key for another operation, though it is sent the same records', async () => {
  const batch = { source: SOURCE, idempotencyKey: 'k9', records: [{ externalId: 'spring', name: 'Spring' }] };
  await SYNC.campaign(context, batch);
  await expect(SYNC.company(context, batch)).rejects.toMatchObject({ code: 'CONFLICT', details: { field: 'idempotencyKey' } });
  expect(await database.query(sql`select from company where external_id = 'spring'`)).toEqual([]);
});

test('remembers nothing of a request that failed', async () => {
  const records = Array.from({ length: 1_001 }, (_, n) => ({ externalId: `c${n}` }));
  await expect(sync('k4', ...records)).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
  expect(await sync('k4', { externalId: 'ada' })).toMatchObject({ created: 1 });
});

test('refuses a key that is no key, or that nobody owns', async () => {
  await expect(sync('', { externalId: 'ada' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(sync('x'.repeat(256), { externalId: 'ada' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  const anonymous = { ...context, apiKeyId: undefined };
  await expect(syncCustomers(anonymous, { source: SOURCE, idempotencyKey: 'k', records: [] })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
});

test('an answer is kept so that only its own request can read it, and the name of the request so that nobody can', async () => {
  await sync('k5 of ada@example.com', { externalId: 'ada@example.com' }, { externalId: 'bob', emails: ['no address'] });
  const [kept] = await database.query<{ all: string }>(sql`select concat(key, encode(answer, 'escape')) as all from idempotency_key`);
  expect(kept?.all).not.toMatch(/ada|bob|address|results/);
  const other = new RequestSeal({ source: SOURCE, records: [{ externalId: 'ada@example.com' }] });
  const [row] = await database.query<{ answer: Buffer }>(sql`select answer from idempotency_key`);
  expect(() => other.open(row?.answer ?? Buffer.alloc(0))).toThrow('unable to authenticate');
});

test('forgets an answer after a day, when the same request is a new one', async () => {
  await sync('k9', { externalId: 'ada' });
  const later = (hours: number) => ({ ...context, clock: { now: () => new Date(context.clock.now().getTime() + hours * 3_600_000) } });
  await forgetOldAnswers(later(23));
  expect(await sync('k9', { externalId: 'ada' })).toMatchObject({ created: 1 });
  await forgetOldAnswers(later(25));
  expect(await sync('k9', { externalId: 'ada' })).toMatchObject({ created: 0, unchanged: 1 });
});
