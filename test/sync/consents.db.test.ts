import type { Database } from '../../src/database/database.js';
import { sql } from '../../src/database/sql.js';
import type { ConsentRecord } from '../../src/records/index.js';
import { syncConsents, type SyncContext } from '../../src/sync/index.js';
import { openTestDatabase } from '../support/database.js';
import { givenCustomers, reasons, SOURCE, statuses, syncContext } from '../support/records.js';

let database: Database;
let context: SyncContext;
let ada: string;
beforeAll(async () => {
  database = await openTestDatabase();
  context = syncContext(database);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.execute(sql`truncate customer, evaluation_queue cascade`);
  [ada = ''] = await givenCustomers(context, { externalId: 'ada' });
  await database.execute(sql`insert into customer_external_id values ('crm', 'a-1', ${ada}), (${SOURCE}, 'ada-2', ${ada})`);
  await database.execute(sql`truncate evaluation_queue`);
});

const sync = (records: ConsentRecord[], source = SOURCE) => syncConsents(context, { source, records });
const EMAIL: ConsentRecord = {
  customerExternalId: 'ada',
  channel: 'email',
  status: 'SUBSCRIBED',
  changedAt: '2026-02-01T10:00:00Z',
  method: 'double_opt_in',
  place: 'checkout',
};
const stored = () => database.query(sql`select channel, status, changed_at, method, place, source from consent order by channel`);

test('a consent is known by customer and channel, and its id is the customer', async () => {
  const outcome = await sync([EMAIL, { ...EMAIL, customerExternalId: 'ada-2' }, { ...EMAIL, channel: 'sms', changedAt: undefined }]);
  expect(statuses(outcome)).toEqual(['CREATED', 'UNCHANGED', 'CREATED']);
  expect(outcome.results.map(({ id, externalId }) => [id, externalId])).toEqual([
    [ada, 'ada'],
    [ada, 'ada-2'],
    [ada, 'ada'],
  ]);
  expect(outcome.touchedCustomerIds).toEqual([ada]);
  expect(await database.query(sql`select distinct customer_id, kinds from evaluation_queue`)).toEqual([{ customer_id: ada, kinds: 1 }]);
  expect(await stored()).toEqual([
    {
      channel: 'email',
      status: 'SUBSCRIBED',
      changed_at: new Date(EMAIL.changedAt!),
      method: 'double_opt_in',
      place: 'checkout',
      source: SOURCE,
    },
    { channel: 'sms', status: 'SUBSCRIBED', changed_at: null, method: 'double_opt_in', place: 'checkout', source: SOURCE },
  ]);
});

test('the later word counts, whichever source says it and whichever comes first', async () => {
  await sync([{ ...EMAIL, customerExternalId: 'a-1', status: 'UNSUBSCRIBED', changedAt: '2026-02-02T00:00:00Z', method: 'link' }], 'crm');
  expect(statuses(await sync([EMAIL]))).toEqual(['UNCHANGED']);
  expect(await stored()).toMatchObject([{ status: 'UNSUBSCRIBED', method: 'link', source: 'crm' }]);
  expect(statuses(await sync([{ ...EMAIL, changedAt: '2026-02-03T00:00:00Z', method: undefined, place: undefined }]))).toEqual(['UPDATED']);
  expect(await stored()).toEqual([
    { channel: 'email', status: 'SUBSCRIBED', changed_at: new Date('2026-02-03T00:00:00Z'), method: null, place: null, source: SOURCE },
  ]);
});

test('a change without a date is of now, and the same word from elsewhere writes nothing', async () => {
  await sync([EMAIL]);
  expect(statuses(await sync([{ customerExternalId: 'a-1', channel: 'email', status: 'SUBSCRIBED' }], 'crm'))).toEqual(['UNCHANGED']);
  expect(statuses(await sync([{ customerExternalId: 'ada', channel: 'email', status: 'UNSUBSCRIBED' }]))).toEqual(['UPDATED']);
  expect(await stored()).toMatchObject([{ status: 'UNSUBSCRIBED', changed_at: context.clock.now(), method: null }]);
});

test('rejects what cannot be, and takes the others', async () => {
  const outcome = await sync([
    { ...EMAIL, customerExternalId: 'nobody' },
    { ...EMAIL, channel: 'pigeon' as 'post' },
    { ...EMAIL, status: 'yes' as 'PENDING' },
    { customerExternalId: 'ada', channel: 'post' },
    {} as ConsentRecord,
    EMAIL,
  ]);
  expect(reasons(outcome)).toEqual([
    '0.customerExternalId: UNKNOWN_REFERENCE',
    '1.channel: INVALID_VALUE',
    '2.status: INVALID_VALUE',
    '3.status: REQUIRED',
    '4.customerExternalId: REQUIRED',
    '4.channel: REQUIRED',
  ]);
  expect(statuses(outcome).at(-1)).toBe('CREATED');
});

test('writers of the same consents at the same time all succeed', async () => {
  const channels = ['email', 'sms', 'phone', 'post'] as const;
  const records = channels.map((channel) => ({ ...EMAIL, channel }));
  const outcomes = await Promise.all([sync(records), sync(records.toReversed()), sync(records)]);
  expect(outcomes.reduce((sum, outcome) => sum + outcome.created, 0)).toBe(4);
  expect(await stored()).toHaveLength(4);
});

test('who agreed by a clock that goes before and takes it back at once has taken it back, also when the agreement is sent again', async () => {
  const now = context.clock.now().getTime();
  const agreed = { ...EMAIL, changedAt: new Date(now + 240_000).toISOString() };
  const withdrawn: ConsentRecord = { customerExternalId: 'a-1', channel: 'email', status: 'UNSUBSCRIBED' };
  for (const changedAt of [new Date(now).toISOString(), undefined]) {
    await database.execute(sql`truncate consent`);
    await sync([agreed]);
    expect(statuses(await sync([{ ...withdrawn, changedAt }], 'crm'))).toEqual(['UPDATED']);
    expect(statuses(await sync([agreed]))).toEqual(['UNCHANGED']);
    expect(await stored()).toMatchObject([{ status: 'UNSUBSCRIBED', source: 'crm' }]);
  }
});

test('a withdrawal said before an agreement by a clock that goes before, and delivered long after it, counts; not so beside a clock that is right', async () => {
  const now = context.clock.now().getTime();
  const at = (ms: number) => new Date(now + ms).toISOString();
  const later = { ...context, clock: { ...context.clock, now: () => new Date(now + 3_600_000) } };
  const withdrawn: ConsentRecord = { customerExternalId: 'a-1', channel: 'email', status: 'UNSUBSCRIBED', changedAt: at(-60_000) };
  const ahead = { ...EMAIL, changedAt: at(120_000) };
  await sync([ahead]);
  expect(statuses(await syncConsents(later, { source: SOURCE, records: [ahead] }))).toEqual(['UNCHANGED']);
  // Further before it than clocks differ.
  const longBefore = { ...withdrawn, changedAt: at(120_000 - 300_001) };
  expect(statuses(await syncConsents(later, { source: 'crm', records: [longBefore] }))).toEqual(['UNCHANGED']);
  expect(statuses(await syncConsents(later, { source: 'crm', records: [withdrawn] }))).toEqual(['UPDATED']);
  expect(statuses(await syncConsents(later, { source: SOURCE, records: [ahead] }))).toEqual(['UNCHANGED']);
  expect(await stored()).toMatchObject([{ status: 'UNSUBSCRIBED', source: 'crm' }]);

  await database.execute(sql`truncate consent`);
  await sync([{ ...EMAIL, changedAt: at(-1) }]);
  expect(statuses(await syncConsents(later, { source: 'crm', records: [withdrawn] }))).toEqual(['UNCHANGED']);
});
