import { type Queryable, sql, type Sql } from '../../database/index.js';
import { type DomainError, gone, isId, movedTo, notFound } from '../../kernel/index.js';

/** Where customers went who are there no more, by their ids in lower case: the id of whom they were merged into, null for those who were erased or deleted. */
export async function departuresOf(database: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const asked = ids.filter((id) => isId(id));
  if (asked.length === 0) return new Map();
  const rows = await database.query<{ id: string; into_id: string | null }>(sql`/* membership.departures */
    select id, into_id from customer_departure where id = any(${asked}::uuid[])`);
  return new Map(rows.map(({ id, into_id }) => [id, into_id]));
}

/** The ids of those who stand for these customers now: of one that was merged the survivor, of every other the id itself. An array of ids. */
export function standingIds(ids: readonly string[]): Sql {
  return sql`array(select coalesce(d.into_id, asked.id) from unnest(${[...ids]}::uuid[]) asked (id)
    left join customer_departure d on d.id = asked.id)`;
}

/** Throws what is said of an id of which there is no customer, if there is none. */
export async function checkCustomer(database: Queryable, id: string): Promise<void> {
  if (!isId(id)) throw notFound('customer', id);
  const rows = await database.query(sql`/* membership.customer */ select from customer where id = ${id}::uuid`);
  if (rows.length === 0) throw await noSuchCustomer(database, id);
}

/** What is said of an id of which there is no customer: where it went, if there ever was one. */
export async function noSuchCustomer(database: Queryable, id: string): Promise<DomainError> {
  return departed(await departuresOf(database, [id]), id);
}

/** The same by departures that have been read. */
export function departed(departures: ReadonlyMap<string, string | null>, id: string): DomainError {
  const into = departures.get(id.toLowerCase());
  if (into === undefined) return notFound('customer', id);
  return into === null ? gone('customer', id) : movedTo('customer', id, into);
}
