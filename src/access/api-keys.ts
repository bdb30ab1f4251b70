import { type Clock, invariant, newId, readName } from '../kernel/index.js';
import { type Database, type Queryable, sql } from '../database/index.js';
import type { ApiKey } from '../model/index.js';
import type { OwnLimits } from './limits/index.js';
import { checkEnd, checkGrant, checkOwnLimits, holdsRights, type KeyManager, type KeyRights, sharedWith } from './key-rights.js';
import { generateKey, hashKey, shownPart } from './key-text.js';
import { managerNow } from './manager-now.js';
import { noSegment, readEnd, readLimits, readScopes, readSegmentIds } from './read-key-input.js';

export interface KeyContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly manager: KeyManager;
}

/** What is kept of a key. */
export type KeyRecord = Omit<ApiKey, 'hash' | 'limitedWith'>;

export interface NewApiKey {
  /** What the key is for. */
  readonly name: string;
  readonly scopes: readonly string[];
  /** The only segments it may see or change; null for all. */
  readonly segmentIds?: readonly string[] | null;
  /** When it ends; null for never. */
  readonly expiresAt?: Date | null;
  /** In place of those of the server. */
  readonly limits?: OwnLimits | null;
}

/** A key just made, with its text, which nobody can be told again. */
export interface IssuedKey {
  readonly apiKey: KeyRecord;
  readonly key: string;
}

/** What there is of a KeyRecord in `api_key`. */
export const KEY_COLUMNS = sql`id, name, prefix, scopes, segment_ids as "segmentIds", created_at as "createdAt", revoked_at as "revokedAt",
  expires_at as "expiresAt", last_used_at as "lastUsedAt", limits, revision`;

/** Makes a key; `key` may be given where somebody else chose it. */
export async function createApiKey(context: KeyContext, input: NewApiKey, key = generateKey()): Promise<IssuedKey> {
  const { clock } = context;
  const name = readName(input.name);
  const rights = { scopes: readScopes(input.scopes), segmentIds: readSegmentIds(input.segmentIds ?? null) };
  const expiresAt = readEnd(input.expiresAt ?? null, clock.now());
  const limits = readLimits(input.limits ?? {});
  // In a transaction, so that the audit log takes part in it.
  return context.database.transaction(async (transaction) => {
    const manager = await managerNow(transaction, context);
    checkEnd(manager, expiresAt);
    checkOwnLimits(manager, limits);
    await checkRights(transaction, manager, rights);
    const [apiKey] = await transaction.query<KeyRecord>(sql`/* access.createApiKey */
      insert into api_key (id, name, prefix, hash, scopes, segment_ids, created_at, expires_at, limits, limited_with)
      values (${newId()}, ${name}, ${shownPart(key)}, ${hashKey(key)}, ${rights.scopes}::text[], ${rights.segmentIds}::uuid[], ${clock.now()}, ${expiresAt},
        ${JSON.stringify(limits)}::jsonb, ${JSON.stringify(sharedWith(manager))}::jsonb)
      returning ${KEY_COLUMNS}`);
    invariant(apiKey !== undefined, 'what is inserted comes back');
    return { apiKey, key };
  });
}

/** The keys that the manager manages, revoked ones included, the newest first. */
export async function listApiKeys({ database, manager }: KeyContext): Promise<KeyRecord[]> {
  const keys = await database.query<KeyRecord>(sql`/* access.listApiKeys */
    select ${KEY_COLUMNS} from api_key order by created_at desc, id desc`);
  return keys.filter((key) => holdsRights(manager, key));
}

/** Refuses what the manager does not have itself, and then segments that there are not: in this order, so that nobody learns of others. */
export async function checkRights(database: Queryable, manager: KeyManager, rights: KeyRights): Promise<void> {
  checkGrant(manager, rights);
  if (rights.segmentIds === null) return;
  const rows = await database.query<{ readonly id: string }>(sql`/* access.findSegments */
    select id from segment where id = any(${rights.segmentIds}::uuid[])`);
  const known = new Set(rows.map(({ id }) => id));
  const wrong = rights.segmentIds.find((id) => !known.has(id));
  if (wrong !== undefined) throw noSegment(wrong);
}
