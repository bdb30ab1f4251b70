import type { Database } from '../src/database/database.js';
import { sql } from '../src/database/sql.js';
import type { Child } from './child-process.js';

/** A server that finds a filled base looks through it, refreshes bounds and fits what customers will buy, once: that is no part of an answer. */
export async function untilCalm(database: Database, server: Child): Promise<void> {
  const deadline = performance.now() + LONGEST_UPKEEP_MS;
  for (let calm = 0; calm < CALM_SECONDS && performance.now() < deadline;) {
    const before = await server.ask<number>('cpu');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const [row] = await database.query<{ busy: boolean }>(
      sql`select count(*) > 0 as busy from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`,
    );
    calm = row?.busy === false && (await server.ask<number>('cpu')) - before < CALM_MS ? calm + 1 : 0;
  }
}

const LONGEST_UPKEEP_MS = 600_000;
const CALM_SECONDS = 5;
/** What a server without work does in a second on a busy machine. */
const CALM_MS = 150;
