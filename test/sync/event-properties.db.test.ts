import type { Database } from '../../src/database/database.js';
import { sql } from '../../src/database/sql.js';
import { declareEventProperties, syncEvents, type SyncContext } from '../../src/sync/index.js';
import { openTestDatabase } from '../support/database.js';
import { givenCustomers, reasons, SOURCE, statuses, syncContext } from '../support/records.js';

let database: Database;
let context: SyncContext;
beforeAll(async () => {
  database = await openTestDatabase();
  context = syncContext(database);
  await givenCustomers(context, { externalId: 'ada' });
});
afterAll(() => database.close());
beforeEach(() => database.execute(sql`truncate event, event_property`));

const sync = (...properties: Record<string, unknown>[]) =>
  syncEvents(context, {
    source: SOURCE,
    records: properties.map((given, n) => ({
      externalId: `e${n}`,
      customerExternalId: 'ada',
      name: 'seen',
      occurredAt: '2026-02-01T10:00:00Z',
      properties: given,
    })),
  });
const stored = () => database.query(sql`select properties from event order by external_id`);

test('declared properties are of their type and kept in canonical form', async () => {
  await declareEventProperties(context, [
    { key: 'price', name: 'Price', type: 'money' },
    { key: 'seconds', name: 'Seconds', type: 'number', unit: 's' },
    { key: 'mobile', name: 'Mobile', type: 'boolean' },
    { key: 'day', name: 'Day', type: 'date' },
    { key: 'page', name: 'Page', type: 'text' },
  ]);
  const outcome = await sync(
    { price: '12.5', seconds: -0, mobile: true, day: '2026-01-31', page: 'Home' },
    { price: 12, seconds: 'few', mobile: 'perhaps', day: 'today', page: {} },
    { price: null },
  );
  expect(reasons(outcome)).toEqual([
    '1.properties.seconds: INVALID_VALUE',
    '1.properties.mobile: INVALID_VALUE',
    '1.properties.day: INVALID_VALUE',
    '1.properties.page: INVALID_VALUE',
  ]);
  expect(await stored()).toEqual([
    { properties: { price: '12.5000', seconds: 0, mobile: true, day: '2026-01-31', page: 'Home' } },
    { properties: { price: null } },
  ]);
});

test('properties that nobody declared are kept as they are', async () => {
  const strange = { price: 12.5, nested: { deep: [1, { er: null }] }, ['__proto__']: { x: 1 }, '': 'empty', Größe: 'XL', big: 1e21 };
  expect(statuses(await sync(strange))).toEqual(['CREATED']);
  expect(await stored()).toEqual([{ properties: strange }]);
  expect(statuses(await sync(strange))).toEqual(['UNCHANGED']);
});

test('values that no database could hold are refused', async () => {
  let deep: unknown = 1;
  for (let n = 0; n < 10_000; n++) deep = [deep];
  const outcome = await sync({ deep }, { text: { nul: '\0' } }, { when: undefined }, { ok: 1 });
  expect(reasons(outcome)).toEqual([
    '0.properties.deep: INVALID_VALUE',
    '1.properties.text: INVALID_VALUE',
    '2.properties.when: INVALID_VALUE',
  ]);
  expect(await stored()).toEqual([{ properties: { ok: 1 } }]);
});

test('a type is never changed, and names that mean something else in rules are refused', async () => {
  await declareEventProperties(context, [{ key: 'price', name: 'Price', type: 'money' }]);
  const keys = ['name', 'date', 'count', 'sum_x', 'avg_x', 'min_x', 'max_x', 'distinct_x', 'first_x', 'last_x', 'nth_x', 'a.b', 'Ä'];
  const outcome = await declareEventProperties(context, [
    { key: 'price', name: 'Price', type: 'number' },
    { key: 'price', name: 'Price paid', type: 'money', unit: 'EUR' },
    { key: 'summary', name: 'Summary', type: 'text' },
    ...keys.map((key) => ({ key, name: key, type: 'text' as const })),
  ]);
  expect(statuses(outcome)).toEqual(['REJECTED', 'UPDATED', 'CREATED', ...keys.map(() => 'REJECTED')]);
  expect(reasons(outcome)).toEqual(['0.type: CONFLICT', ...keys.map((_, n) => `${n + 3}.key: INVALID_VALUE`)]);
  expect(await database.query(sql`select key, name, type, unit from event_property order by key`)).toEqual([
    { key: 'price', name: 'Price paid', type: 'money', unit: 'EUR' },
    { key: 'summary', name: 'Summary', type: 'text', unit: null },
  ]);
});

test('there are a thousand at most, of declarations at the same time too; those that there are can still be changed', async () => {
  const some = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ key: `p${from + index}`, name: 'P', type: 'text' as const }));
  const outcomes = await Promise.all([declareEventProperties(context, some(0, 600)), declareEventProperties(context, some(600, 600))]);
  const told = outcomes.flatMap(({ results }) => results);
  expect(told.filter(({ status }) => status === 'CREATED')).toHaveLength(1_000);
  expect(told.filter(({ errors }) => errors[0]?.code === 'LIMIT_EXCEEDED')).toHaveLength(200);
  expect(await database.query(sql`select count(*)::int as count from event_property`)).toEqual([{ count: 1_000 }]);
  const [{ key } = { key: '' }] = await database.query<{ key: string }>(sql`select key from event_property limit 1`);
  const again = await declareEventProperties(context, [
    { key, name: 'Another', type: 'text' },
    { key: 'more', name: 'More', type: 'text' },
  ]);
  expect(statuses(again)).toEqual(['UPDATED', 'REJECTED']);
  expect(reasons(again)).toEqual(['1.key: LIMIT_EXCEEDED']);
  expect(again.results[1]?.errors[0]?.message).toBe('key is one more than the 1000 that there may be.');
});
