import { type Queryable, sql } from '../database/index.js';
import { newId } from '../kernel/index.js';

/**
 * Puts one new id in the place of these in all entries: what was done to somebody who is erased is still told, and that it was the same
 * person, but not who. In the transaction of the erasure, whose own entry comes later and has the id that is known to lead nowhere.
 */
export async function pseudonymise(database: Queryable, ids: readonly string[]): Promise<void> {
  await database.execute(sql`/* audit.pseudonymise */
    update audit_entry set subject_ids = array(
      select distinct case when id = any(${[...ids]}::uuid[]) then ${newId()}::uuid else id end from unnest(subject_ids) as named(id))
    where subject_ids && ${[...ids]}::uuid[] and subject_ids <> '{}'`);
}
