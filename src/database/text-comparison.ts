import { StartError } from '../kernel/index.js';
import { sql, type Queryable } from './sql.js';

/** Those of which a migration takes the first that folds all letters, where the locale of the database does not. */
const FOLDING = ['pg_c_utf8', 'C.utf8', 'C.UTF-8', 'und-x-icu'];

/**
 * Refuses, with a StartError, a database in which texts cannot be compared as people do: `lower` folds É only by a locale that knows the letter, and what
 * is no letter to the encoding has no case at all.
 */
export async function refuseForeignTexts(database: Pick<Queryable, 'query'>): Promise<void> {
  const [{ encoding } = { encoding: 'UTF8' }] = await database.query<{ encoding: string }>(
    sql`/* database.encoding */ select current_setting('server_encoding') as encoding`,
  );
  // Alone, since others do not know the letters that are asked for next.
  if (encoding !== 'UTF8') {
    throw new StartError(`DATABASE_URL: the encoding of the database is ${encoding}. Create it anew with ENCODING 'UTF8'.`);
  }
  const [found] = await database.query<{ folds: boolean }>(sql`/* database.texts */
    select lower('ÉIЖ') = 'éiж' or exists (
      select from pg_collation where collnamespace = 'pg_catalog'::regnamespace and collname = any(${FOLDING}::text[])) as folds`);
  if (found?.folds === false) {
    throw new StartError(
      `DATABASE_URL: the locale of the database knows no letters but a to z, and the server has no other (${FOLDING.join(', ')}). Create it anew with a locale of UTF-8, or use PostgreSQL 17 or later.`,
    );
  }
}
