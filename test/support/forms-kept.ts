import { sql, type Queryable } from '../../src/database/index.js';

/** A server that has just started looks through what is stored, and keeps how far it has come: by the region of numbers first, by texts at last. */
export async function untilFormsAreKept(database: Queryable): Promise<void> {
  for (let isDone = false; !isDone; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const rows = await database.query<{ done: boolean }>(
      sql`/* test */ select value @> '{"done": true}' as done from workspace_setting where key = 'stored_texts'`,
    );
    isDone = rows[0]?.done ?? false;
  }
}
