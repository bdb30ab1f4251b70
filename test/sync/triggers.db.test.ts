import { sql } from '../../src/database/sql.js';
import type { Database } from '../../src/database/database.js';
import { KINDS } from '../../src/records/index.js';
import { openTestDatabase } from '../support/database.js';

/* What a write of any kind puts on the evaluation queue and on the delta feed: a wrong bit here keeps somebody in a segment until something else happens. */

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** Tables of what is part of another record: the kinds of data that a change of them is, and what the delta feed says has changed. */
const PARTS: Readonly<Record<string, string>> = {
  consent: '1 customer customer_id',
  customer_address: '1 customer customer_id',
  customer_company: '257 customer customer_id',
  customer_email: '1 customer customer_id',
  customer_external_id: '1 customer customer_id',
  customer_phone: '1 customer customer_id',
  order_line: '2 order order_id',
};

/** Those whose changes reach customers by another way than a column of theirs, shown by tests of the sync and by the laws. */
const SHARED = ['product', 'company', 'campaign'];

const whole = KINDS.filter(({ tracked, table }) => tracked && !SHARED.includes(table));

test('each table of what a customer has queues the customer with its own kind of data, whatever happens to a row', async () => {
  const noted = await database.query<{ written: string; operation: number; said: string[] }>(sql`/* test */
    select c.relname as written, t.tgtype::int & 28 as operation, string_to_array(encode(t.tgargs, 'escape'), '\\000') as said
    from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname like '%\\_noted' and t.tgnargs = 3`);
  const actual = noted.map(({ written, operation, said }) => `${written} ${OPERATIONS[operation]}: ${said.slice(0, -1).join(' ')}`);
  const of = (table: string, said: string) => Object.values(OPERATIONS).map((operation) => `${table} ${operation}: ${said}`);
  const expected = [
    ...Object.entries(PARTS).flatMap(([table, said]) => of(table, said)),
    ...whole.flatMap(({ table, data }) => of(table, `${data?.bit} ${table} id`)),
  ];
  // A new customer is evaluated for every segment: having nothing may be what they ask for.
  const always = expected.map((line) => (line.startsWith('customer insert') ? 'customer insert: 2147483647 customer id' : line));
  expect(actual.toSorted()).toEqual(always.toSorted());
});

const OPERATIONS: Readonly<Record<number, string>> = { 4: 'insert', 8: 'delete', 16: 'update' };
