import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { Clock } from '../kernel/index.js';
import { type Database, sql } from '../database/index.js';
import { createApiKey, type IssuedKey } from './api-keys.js';

/** Whether no key has ever been made here. */
export async function hasNoKeys(database: Database): Promise<boolean> {
  return (await database.query(sql`/* access.hasNoKeys */ select from api_key limit 1`)).length === 0;
}

/**
 * The administrator key of a database that has no key yet: `chosen` (`CANTLE_BOOTSTRAP_KEY`) or a new one. A database that has
 * keys gets none, so the variable opens no door later. Two processes may start at once with the same chosen key.
 */
export async function ensureFirstKey(database: Database, clock: Clock, chosen?: string): Promise<IssuedKey | undefined> {
  if (!(await hasNoKeys(database))) return undefined;
  try {
    return await createApiKey(database, clock, { name: 'first key', scopes: ['admin'] }, chosen);
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) return undefined;
    throw error;
  }
}
