import type { Database } from '../../src/database/database.js';
import { sql } from '../../src/database/sql.js';
import type { Subscriber } from './subscriber.js';

/** What is wrong after a soak: changes that a subscriber has missed or got twice, and members who are not what the log tells. */
export async function audit(database: Database, subscribers: readonly Subscriber[]): Promise<string[]> {
  const log = await readLog(database);
  const problems: string[] = [];
  for (const [n, subscriber] of subscribers.entries()) {
    const expected = toldTo(log, subscriber);
    if (subscriber.seen.join() !== expected.join()) problems.push(`Subscriber ${n} ${difference(subscriber.seen, expected)}`);
    const [error] = subscriber.errors;
    if (error !== undefined) problems.push(`Subscriber ${n} was refused ${subscriber.errors.length} times: ${error}`);
  }
  const [row] = await database.query<{ replayed: number; repeated: number }>(sql`/* soak.replay */
    with ordered as (
      select segment_id, customer_id, kind, seq,
        lag(kind, 1, 'LEFT') over (partition by segment_id, customer_id order by seq) as before,
        row_number() over (partition by segment_id, customer_id order by seq desc) as from_end
      from membership_change where customer_id is not null
    ),
    replayed as (select segment_id, customer_id from ordered where from_end = 1 and kind = 'ENTERED')
    select (select count(*) from replayed full join membership m using (segment_id, customer_id)
        where replayed.segment_id is null or m.since is null)::int as replayed,
      (select count(*) from ordered where kind = before)::int as repeated`);
  if (row?.replayed !== 0) problems.push(`${row?.replayed} memberships are not what replaying the log gives.`);
  if (row?.repeated !== 0) problems.push(`${row?.repeated} changes say what was so already.`);
  return problems;
}

export interface LogEntry {
  readonly seq: number;
  readonly segmentId: string;
}

/** The whole log. */
export async function readLog(database: Database): Promise<LogEntry[]> {
  return database.query<LogEntry>(sql`/* soak.log */
    select seq::float8 as seq, segment_id as "segmentId" from membership_change order by seq`);
}

/** The positions of the changes that a subscriber is to be told. */
export function toldTo(log: readonly LogEntry[], { segmentIds }: Subscriber): number[] {
  return log.filter(({ segmentId }) => segmentIds === undefined || segmentIds.includes(segmentId)).map(({ seq }) => seq);
}

function difference(seen: readonly number[], expected: readonly number[]): string {
  const [told, wanted] = [new Set(seen), new Set(expected)];
  const missing = expected.filter((seq) => !told.has(seq)).length;
  const strange = seen.filter((seq) => !wanted.has(seq)).length;
  return `has missed ${missing}, got ${seen.length - told.size} twice and ${strange} of others, of ${expected.length}.`;
}
