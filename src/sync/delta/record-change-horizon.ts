import { sql, type Queryable } from '../../database/index.js';

const KEY = 'record_changes_dropped_to';

/** In SQL. */
export const feedHorizon = sql`coalesce((select (value ->> 'seq')::bigint from workspace_setting where key = ${KEY}), 0)`;

/** The number up to which the delta feed has been dropped; 0 if nothing ever was. */
export async function readFeedHorizon(database: Queryable): Promise<bigint> {
  const [row] = await database.query<{ seq: string }>(
    sql`/* sync.feedHorizon */ select value ->> 'seq' as seq from workspace_setting where key = ${KEY}`,
  );
  return BigInt(row?.seq ?? 0);
}

export async function writeFeedHorizon(database: Queryable, seq: bigint): Promise<void> {
  await database.execute(sql`/* sync.moveFeedHorizon */
    insert into workspace_setting (key, value) values (${KEY}, ${JSON.stringify({ seq: seq.toString() })}::jsonb)
    on conflict (key) do update set value = excluded.value`);
}
