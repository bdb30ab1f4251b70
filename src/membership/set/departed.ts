import { type Queryable, sql } from '../../database/index.js';
import { type DomainError, gone, isId, movedTo, notFound } from '../../kernel/index.js';

/** Where customers went who are there no more, by their ids in lower case: the id of whom they were merged into, null for those who were erased or deleted. */
export async function departuresOf(database: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const asked = ids.filter((id) => isId(id));
  if (asked.length === 0) return new Map();
  const rows = await database.query<{ id: string; into_id: string | null }>(sql`/* membership.departures */
    select id, into_id from customer_departure where id = any(${asked}::uuid[])`);
  return new Map(rows.map(({ id, into_id }) => [id, into_id]));
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
