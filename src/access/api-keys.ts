import { setTimeout as wait } from 'node:timers/promises';
import { type Clock, invalidInput, notFound, isId } from '../kernel/index.js';
import type { Database } from '../database/index.js';
import { ApiKey, isScope, SCOPES, type Scope } from '../model/index.js';
import { LEASE_MS } from './standing-keys.js';
import { generateKey, hashKey, shownPart } from './key-text.js';

export interface NewApiKey {
  /** What the key is for. */
  readonly name: string;
  readonly scopes: readonly string[];
  /** The only segments it may see or change; null for all. */
  readonly segmentIds?: readonly string[] | null;
}

/** A key just made, with its text, which nobody can be told again. */
export interface IssuedKey {
  readonly apiKey: ApiKey;
  readonly key: string;
}

/** Makes a key; `key` may be given where somebody else chose it. */
export async function createApiKey(database: Database, clock: Clock, input: NewApiKey, key = generateKey()): Promise<IssuedKey> {
  const apiKey = new ApiKey();
  apiKey.name = readName(input.name);
  apiKey.scopes = readScopes(input.scopes);
  apiKey.segmentIds = readSegmentIds(input.segmentIds ?? null);
  apiKey.prefix = shownPart(key);
  apiKey.hash = hashKey(key);
  apiKey.createdAt = clock.now();
  await database.orm.em.fork().insert(apiKey);
  return { apiKey, key };
}

/** All keys, revoked ones included, the newest first. */
export function listApiKeys(database: Database): Promise<ApiKey[]> {
  return database.orm.em.fork().findAll(ApiKey, { orderBy: { createdAt: 'desc', id: 'desc' } });
}

/** Stops a key for good. Once this resolves, no process answers it or tells it anything any more, and its sockets are closed. */
export async function revokeApiKey(database: Database, clock: Clock, id: string): Promise<ApiKey> {
  if (!isId(id)) throw notFound('API key', id);
  const em = database.orm.em.fork();
  await em.nativeUpdate(ApiKey, { id, revokedAt: null }, { revokedAt: clock.now() });
  const apiKey = await em.findOne(ApiKey, id);
  if (apiKey === null) throw notFound('API key', id);
  await wait(LEASE_MS);
  return apiKey;
}

function readName(name: string): string {
  if (name.trim() === '') throw invalidInput('name', 'Say what the key is for.');
  return name.trim();
}

function readScopes(scopes: readonly string[]): Scope[] {
  const unknown = scopes.filter((scope) => !isScope(scope));
  if (unknown.length > 0) {
    throw invalidInput('scopes', `There is no scope '${unknown.join("', '")}'. The scopes are ${Object.keys(SCOPES).join(', ')}.`);
  }
  return [...new Set(scopes.filter(isScope))];
}

function readSegmentIds(ids: readonly string[] | null): string[] | null {
  const wrong = ids?.find((id) => !isId(id));
  if (wrong !== undefined) throw invalidInput('segmentIds', `'${wrong}' is not the id of a segment.`);
  return ids === null ? null : [...new Set(ids.map((id) => id.toLowerCase()))];
}
