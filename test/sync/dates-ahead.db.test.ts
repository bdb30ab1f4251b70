import type { Database } from '../../src/database/database.js';
import { sql } from '../../src/database/sql.js';
import type { Fields } from '../../src/records/index.js';
import type { SyncContext } from '../../src/sync/index.js';
import { openTestDatabase } from '../support/database.js';
import { eachField, givenOneOfEach, ONE_OF_EACH, syncRecords } from '../support/one-of-each-kind.js';
import { reasons, syncContext } from '../support/records.js';

/* What has happened does not lie ahead of the clock, in any field of any kind of record. */

let database: Database;
let context: SyncContext;
beforeAll(async () => {
  database = await openTestDatabase();
  context = syncContext(database, '2026-03-01T12:00:00.000Z');
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.execute(sql`truncate customer, company, product, campaign, evaluation_queue, record_change cascade`);
  await givenOneOfEach(context);
});

const inTime = ({ form }: Fields[string]) => form === 'instant' || form === 'day';

test.each(eachField((field) => inTime(field) && field.ahead === 'refused'))(
  '%s: %s that lies ahead is refused, and loses its own record only',
  async (kind, field, { form }) => {
    const ahead = form === 'day' ? '2026-03-02' : '2026-03-01T12:05:00.001Z';
    const latest = form === 'day' ? '2026-03-01' : '2026-03-01T13:05:00+01:00';
    const record = (value: string) => ({ ...ONE_OF_EACH[kind], [field]: value });
    const outcome = await syncRecords(context, kind, record(ahead), record(latest));
    expect(reasons(outcome)).toEqual([`0.${field}: INVALID_VALUE`]);
    expect(outcome.results[0]?.errors[0]?.message).toBe(`${field} lies ahead of the clock.`);
    expect(outcome.rejected).toBe(1);
  },
);

test.each(eachField((field) => inTime(field) && field.ahead === 'allowed'))('%s: %s may lie ahead', async (kind, field) => {
  const outcome = await syncRecords(context, kind, { ...ONE_OF_EACH[kind], [field]: '2030-01-01T00:00:00Z' });
  expect(reasons(outcome)).toEqual([]);
});

test('every moment and day says whether it may lie ahead', () => {
  expect(eachField((field) => inTime(field) && field.ahead === undefined)).toEqual([]);
});

test('how far ahead is configured', async () => {
  const patient = { ...context, clockToleranceMs: 86_400_000 };
  const event = { ...ONE_OF_EACH.event, occurredAt: '2026-03-02T12:00:00Z' };
  expect(reasons(await syncRecords(patient, 'event', event))).toEqual([]);
  expect(reasons(await syncRecords(context, 'event', event))).toEqual(['0.occurredAt: INVALID_VALUE']);
});

test("today is that of the workspace's time zone", async () => {
  const born = { externalId: 'customer', birthDate: '2026-03-02' };
  expect(reasons(await syncRecords({ ...context, timeZone: 'Pacific/Kiritimati' }, 'customer', born))).toEqual([]);
  expect(reasons(await syncRecords({ ...context, timeZone: 'Pacific/Honolulu' }, 'customer', born))).toEqual([
    '0.birthDate: INVALID_VALUE',
  ]);
});
