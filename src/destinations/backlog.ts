import { type Queryable, sql } from '../database/index.js';

const MOST_COUNTED = 100_000;

export interface DestinationBacklog {
  /** Customers to be looked at, put there or taken away. */
  readonly waiting: number;
  /** For how long the first of those to be looked at has waited. */
  readonly ageSeconds: number;
  /** Members that destinations do not take, or do not let go. */
  readonly refused: number;
  readonly paused: number;
  /** Destinations whose last attempt failed. */
  readonly failing: number;
}

/** What waits for destinations, of all of them; who is refused and what is paused is for somebody to look at. */
export async function measureDestinations(database: Queryable, now: Date): Promise<DestinationBacklog> {
  const [row] = await database.query<{
    waiting: number;
    age: number;
    refused: number;
    paused: number;
    failing: number;
  }>(sql`/* destination.backlog */
    select (select count(*)::int from (
        (select 1 from destination_due limit ${MOST_COUNTED}::int)
        union all (select 1 from destination d join destination_member m on m.destination_id = d.id and m.state in ('putting', 'removing') limit ${MOST_COUNTED}::int)
      ) w) as waiting,
      coalesce(extract(epoch from ${now}::timestamptz - (select min(since) from destination_due)), 0)::float8 as age,
      (select count(*)::int from (select from destination d join destination_member m on m.destination_id = d.id and m.state in ('refused', 'stuck')
        limit ${MOST_COUNTED}::int) r) as refused,
      (select count(*)::int from destination where paused_at is not null) as paused,
      (select count(*)::int from destination where failures > 0) as failing`);
  const { waiting = 0, age = 0, refused = 0, paused = 0, failing = 0 } = row ?? {};
  return { waiting: Math.min(waiting, MOST_COUNTED), ageSeconds: Math.max(0, age), refused, paused, failing };
}
