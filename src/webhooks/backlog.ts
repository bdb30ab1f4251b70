import { type Queryable, sql } from '../database/index.js';

const MOST_COUNTED = 100_000;

export interface Backlog {
  readonly pending: number;
  /** Of the oldest that is pending. */
  readonly ageSeconds: number;
  readonly dead: number;
  /** Webhooks. */
  readonly paused: number;
}

/** What is not sent yet and what never was, of all webhooks; what has died and what is paused is for somebody to look at. */
export async function measureDeliveries(database: Queryable, now: Date): Promise<Backlog> {
  const [row] = await database.query<{ pending: number; age: number; dead: number; paused: number }>(sql`/* webhooks.backlog */
    select (select count(*)::int from (select from webhook_delivery where state = 'pending' limit ${MOST_COUNTED}::int) d) as pending,
      coalesce((select max(extract(epoch from ${now}::timestamptz - first.created_at)) from webhook w cross join lateral (
        select d.created_at from webhook_delivery d where d.webhook_id = w.id and d.state = 'pending' order by d.number limit 1) first), 0)::float8 as age,
      (select count(*)::int from (select from webhook w join webhook_delivery d on d.webhook_id = w.id and d.state = 'dead' limit ${MOST_COUNTED}::int) d) as dead,
      (select count(*)::int from webhook where paused_at is not null) as paused`);
  const { pending = 0, age = 0, dead = 0, paused = 0 } = row ?? {};
  return { pending, ageSeconds: Math.max(0, age), dead, paused };
}
