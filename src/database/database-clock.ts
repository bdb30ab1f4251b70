import type { Clock } from '../kernel/index.js';
import { sql, type Queryable } from './sql.js';

/*
 * The one clock of a workspace is that of its database, moved by what the setting says (CANTLE_CLOCK): every process follows it, whatever
 * the clock of its own machine shows.
 */

const KEY = 'clock_ahead_ms';

/** The present instant of the workspace, in SQL. */
export const presentInstant = sql`(clock_timestamp() + make_interval(secs => coalesce(
  (select (value #>> '{}')::double precision from workspace_setting where key = ${KEY}), 0) / 1000))`;

/** Lets a clock hear the present instant of the workspace. */
export async function followDatabase(database: Queryable, clock: Clock): Promise<void> {
  const asked = performance.now();
  const [row] = await database.query<{ now: Date }>(sql`/* clock.read */ select ${presentInstant} as now`);
  if (row !== undefined) clock.hear?.(row.now, performance.now() - asked);
}

/** Moves the clock of the workspace to an instant, from which it runs on; without one it is that of the database. */
export async function moveDatabaseClock(database: Queryable, to: Date | undefined): Promise<void> {
  if (to === undefined) {
    await database.execute(sql`/* clock.reset */ delete from workspace_setting where key = ${KEY}`);
    return;
  }
  await database.execute(sql`/* clock.move */
    insert into workspace_setting (key, value)
    values (${KEY}, to_jsonb(round(extract(epoch from ${to}::timestamptz - clock_timestamp()) * 1000)))
    on conflict (key) do update set value = excluded.value`);
}
