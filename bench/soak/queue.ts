import type { Database } from '../../src/database/database.js';
import { sql } from '../../src/database/sql.js';

const LONGEST_MS = 120_000;

/** Rows that wait to be evaluated. */
export async function queueLength(database: Database): Promise<number> {
  const [row] = await database.query<{ rows: number }>(sql`/* soak.queue */ select count(*)::int as rows from evaluation_queue`);
  return row?.rows ?? 0;
}

/** Whether everything that waits is worked off in good time. */
export async function untilDrained(database: Database): Promise<boolean> {
  for (const deadline = performance.now() + LONGEST_MS; performance.now() < deadline;) {
    if ((await queueLength(database)) === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}
