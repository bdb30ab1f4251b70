import type { Database } from '../../src/database/database.js';
import { sql } from '../../src/database/sql.js';
import { deleteRecords, mergeCustomers, SYNC, syncConsents, syncCustomers, syncOrders, type SyncContext } from '../../src/sync/index.js';
import { openTestDatabase } from '../support/database.js';
import { SOURCE, syncContext } from '../support/records.js';

let database: Database;
let context: SyncContext;
beforeAll(async () => {
  database = await openTestDatabase();
  context = syncContext(database);
});
afterAll(() => database.close());

/** A repeatable stream of whole numbers below a bound. */
function numbers(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

const CUSTOMERS = 30;
const ORDERS = 60;

/** One write that overlaps with those of others as often as possible. */
function write(next: (bound: number) => number): Promise<unknown> {
  const customer = () => `c${next(CUSTOMERS)}`;
  const some = <Value>(count: number, make: () => Value) => Array.from({ length: count }, make);
  const writes = [
    () =>
      syncCustomers(context, {
        source: SOURCE,
        records: some(20, () => ({ externalId: customer(), firstName: `N${next(9)}`, phones: [`${next(9)}`] })),
      }),
    () =>
      SYNC.product(context, {
        source: SOURCE,
        records: some(5, () => ({ externalId: `p${next(5)}`, name: `P${next(9)}`, unitCost: '1' })),
      }),
    () =>
      syncOrders(context, {
        source: SOURCE,
        records: some(20, () => ({
          externalId: `o${next(ORDERS)}`,
          customerExternalId: customer(),
          placedAt: '2026-01-01T00:00:00Z',
          lines: [{ productExternalId: `p${next(5)}`, quantity: 1 + next(3), unitPrice: '2' }],
        })),
      }),
    () => SYNC.company(context, { source: SOURCE, records: some(2, () => ({ externalId: `b${next(3)}`, name: `B${next(9)}` })) }),
    () =>
      syncCustomers(context, {
        source: SOURCE,
        records: some(10, () => ({
          externalId: customer(),
          companies: [{ companyExternalId: `b${next(3)}` }, { companyExternalId: `b${next(3)}` }],
        })),
      }),
    () => SYNC.campaign(context, { source: SOURCE, records: [{ externalId: `m${next(2)}`, name: `M${next(9)}` }] }),
    () =>
      SYNC.campaign_engagement(context, {
        source: SOURCE,
        records: some(20, () => ({
          externalId: `g${next(ORDERS)}`,
          customerExternalId: customer(),
          campaignExternalId: `m${next(2)}`,
          kind: 'sent',
          occurredAt: '2026-01-01T00:00:00Z',
        })),
      }),
    () =>
      syncConsents(context, {
        source: SOURCE,
        records: some(20, () => ({
          customerExternalId: customer(),
          channel: 'email',
          status: next(2) === 0 ? 'SUBSCRIBED' : 'UNSUBSCRIBED',
        })),
      }),
    () => deleteRecords(context, { source: SOURCE, records: [{ kind: 'company', externalId: `b${next(3)}` }] }),
    () => deleteRecords(context, { source: SOURCE, records: [{ kind: 'campaign', externalId: `m${next(2)}` }] }),
    () => deleteRecords(context, { source: SOURCE, records: some(3, () => ({ kind: 'customer', externalId: customer() })) }),
    () => deleteRecords(context, { source: SOURCE, records: some(2, () => ({ kind: 'order', externalId: `o${next(ORDERS)}` })) }),
    () => mergeSome(next),
  ];
  return (writes[next(writes.length)] ?? mergeSome)(next);
}

async function mergeSome(next: (bound: number) => number): Promise<void> {
  const ids = (await database.query<{ id: string }>(sql`select id from customer order by id`)).map((row) => row.id);
  const [into, merged] = [ids[next(ids.length)], ids[next(ids.length)]];
  if (into === undefined || merged === undefined || into === merged) return;
  // Somebody may have deleted either of them meanwhile.
  await mergeCustomers(context, into, [merged]).catch((error: { code?: string }) => expect(error.code).toBe('GONE'));
}

test('writers that are after the same records all succeed, and leave everything consistent', async () => {
  await Promise.all(
    Array.from({ length: 6 }, async (_, writer) => {
      const next = numbers(writer + 1);
      for (let n = 0; n < 40; n++) await write(next);
    }),
  );
  const inconsistent = await database.query(sql`
    select o.id from "order" o left join order_line l on l.order_id = o.id
    group by o.id
    having count(l.order_id) <> o.line_count or sum(l.amount) <> o.total
      or bool_or((l.customer_id, l.placed_at) is distinct from (o.customer_id, o.placed_at))`);
  expect(inconsistent).toEqual([]);
  expect(
    await database.query(sql`select 1 from customer c where not exists (select from customer_external_id x where x.customer_id = c.id)`),
  ).toEqual([]);
  expect(await database.query(sql`select 1 from customer`)).not.toEqual([]);
});
