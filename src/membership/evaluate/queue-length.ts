import { type Queryable, sql } from '../../database/index.js';

/** Nobody needs to know more exactly how much more than enough it is. */
const MOST_COUNTED = 100_000;

/** How much waits to be evaluated, and for how long the first of it has waited. */
export async function measureQueue(database: Queryable): Promise<{ readonly waiting: number; readonly ageSeconds: number }> {
  const [row] = await database.query<{ waiting: number; age: number }>(sql`/* membership.measureQueue */
    select (select count(*)::int from (select from evaluation_queue limit ${MOST_COUNTED}::int) q) as waiting,
      coalesce((select greatest(0, extract(epoch from statement_timestamp() - enqueued_at)) from evaluation_queue order by id limit 1), 0)::float8 as age`);
  return { waiting: row?.waiting ?? 0, ageSeconds: row?.age ?? 0 };
}
