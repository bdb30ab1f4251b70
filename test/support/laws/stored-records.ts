import { sql, type Queryable } from '../../../src/database/sql.js';
import type { World } from './expected-records.js';
import { SOURCE } from './requests.js';

/** The world of one client as the database has it: the records whose ids begin with its name. */
export async function storedWorld(database: Queryable, name: string, listId: string): Promise<World> {
  const own = `${name}-%`;
  const customers = await database.query<{ external_id: string; customer_id: string }>(sql`
    select external_id, customer_id from customer_external_id where source = ${SOURCE} and external_id like ${own}`);
  const ids = [...new Set(customers.map(({ customer_id }) => customer_id))];
  const numbers = new Map(ids.map((id, index) => [id, index + 1]));
  const person = (id: string) => numbers.get(id) ?? 0;
  const persons = await database.query<{ id: string; fields: World['persons'][number] }>(sql`
    select id, jsonb_build_object('firstName', first_name, 'homeOwner', home_owner, 'webSavviness', web_savviness, 'tags', tags,
      'onList', exists (select from membership m where m.segment_id = ${listId} and m.customer_id = c.id)) as fields
    from customer c where id = any(${ids}::uuid[])`);
  const orders = await database.query<{ external_id: string; customer_id: string; total: string; refunded: string }>(sql`
    select external_id, customer_id, total::text, refunded::text from "order" where source = ${SOURCE} and external_id like ${own}`);
  const events = await database.query<{ external_id: string; customer_id: string; name: string }>(sql`
    select external_id, customer_id, name from event where source = ${SOURCE} and external_id like ${own}`);
  const segments = await database.query<{ name: string; query: string }>(sql`
    select name, query from segment where name like ${`${name} %`}`);
  return {
    persons: Object.fromEntries(persons.map(({ id, fields }) => [person(id), fields])),
    customers: Object.fromEntries(customers.map((row) => [row.external_id, person(row.customer_id)])),
    orders: Object.fromEntries(
      orders.map((row) => [row.external_id, { person: person(row.customer_id), total: Number(row.total), refunded: Number(row.refunded) }]),
    ),
    events: Object.fromEntries(events.map((row) => [row.external_id, { person: person(row.customer_id), name: row.name }])),
    segments: Object.fromEntries(segments.map((row) => [row.name, row.query])),
  };
}
