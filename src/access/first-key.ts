import type { Clock } from '../kernel/index.js';
import { type Database, sql } from '../database/index.js';
import { SCOPES, type Scope } from '../model/index.js';
import { createApiKey, type IssuedKey, type NewApiKey } from './api-keys.js';
import { OPERATOR } from './key-rights.js';

/** Whether no key has ever been made here. */
export async function hasNoKeys(database: Database): Promise<boolean> {
  return (await database.query(sql`/* access.hasNoKeys */ select from api_key limit 1`)).length === 0;
}

/**
 * The administrator key of a database that has no key yet: `chosen` (`CANTLE_BOOTSTRAP_KEY`) or a new one. A database that has
 * keys gets none, so the variable opens no door later. Two processes may start at once with the same chosen key.
 */
export function ensureFirstKey(database: Database, clock: Clock, chosen?: string): Promise<IssuedKey | undefined> {
  return unlessThereAreKeys(database, clock, { name: 'first key', scopes: ['admin'] }, chosen);
}

const UNIQUE_VIOLATION = '23505';

/** What somebody who only tries the demo shop has no use for, and who finds its key lying about should not have. */
const WITHHELD: readonly Scope[] = ['admin', 'keys:manage', 'customers:erase', 'suppressions:lift'];

/** The key of the demo shop, of a database that has no key yet. */
export function ensureDemoKey(database: Database, clock: Clock): Promise<IssuedKey | undefined> {
  const scopes = (Object.keys(SCOPES) as Scope[]).filter((scope) => !WITHHELD.includes(scope));
  return unlessThereAreKeys(database, clock, { name: 'demo key', scopes });
}

async function unlessThereAreKeys(database: Database, clock: Clock, key: NewApiKey, chosen?: string): Promise<IssuedKey | undefined> {
  if (!(await hasNoKeys(database))) return undefined;
  try {
    return await createApiKey({ database, clock, manager: OPERATOR }, key, chosen);
  } catch (error) {
    // Another process has just made it of the same text.
    if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION) return undefined;
    throw error;
  }
}
