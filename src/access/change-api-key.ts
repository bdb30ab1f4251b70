import { setTimeout as wait } from 'node:timers/promises';
import { conflict, invalidInput, invariant, isId, notFound, readName } from '../kernel/index.js';
import { type Sql, type Transaction, sql } from '../database/index.js';
import { checkRights, KEY_COLUMNS, type IssuedKey, type KeyContext, type KeyRecord, type NewApiKey } from './api-keys.js';
import { hasEnded } from './find-keys.js';
import { checkEnd, checkOwnLimits, holdsRights, OPERATOR, sharedWith } from './key-rights.js';
import { LIMIT_NAMES } from './limits/index.js';
import { generateKey, hashKey, shownPart } from './key-text.js';
import { formerSecret } from './refusals.js';
import { readEnd, readLimits, readScopes, readSegmentIds } from './read-key-input.js';
import { managerNow, type ManagerNow } from './manager-now.js';
import { LEASE_MS } from './standing-keys.js';

/** What is left out stays as it is. */
export type ApiKeyChange = { readonly [Part in keyof NewApiKey]?: NewApiKey[Part] | undefined };

export interface RotatedKey extends IssuedKey {
  /** Until when the secrets before are good. */
  readonly formerKeysEndAt: Date;
}

/** A month: who rotates keys more slowly than that has two. */
export const LONGEST_OVERLAP_SECONDS = 30 * 86_400;

/**
 * Each of these changes a key. Once it resolves, no process goes by what was before: whoever was let in under other rights is
 * told nothing more.
 */
export function updateApiKey(context: KeyContext, id: string, change: ApiKeyChange): Promise<KeyRecord> {
  const now = context.clock.now();
  return changed(context, id, async (transaction, key, manager) => {
    checkInForce(key, now);
    const rights = {
      scopes: change.scopes === undefined ? key.scopes : readScopes(change.scopes),
      segmentIds: change.segmentIds === undefined ? key.segmentIds : readSegmentIds(change.segmentIds),
    };
    await checkRights(transaction, manager, rights);
    const expiresAt = change.expiresAt === undefined ? key.expiresAt : readEnd(change.expiresAt, now);
    const limits = change.limits === undefined ? key.limits : readLimits(change.limits ?? {});
    // What is left out too: else a manager could give rights to a key that has more time or higher limits than it has itself.
    checkEnd(manager, expiresAt);
    checkOwnLimits(manager, limits);
    const isSame = textOf({ ...rights, limits }) === textOf(key);
    return sql`name = ${change.name === undefined ? key.name : readName(change.name)},
      scopes = ${rights.scopes}::text[],
      segment_ids = ${rights.segmentIds}::uuid[],
      expires_at = ${expiresAt},
      limits = ${JSON.stringify(limits)}::jsonb,
      revision = revision + ${isSame ? 0 : 1}::int`;
  });
}

/** Gives a key another secret. Those before are good until `overlapSeconds` have passed, in which whoever has one changes it for the new one. */
export async function rotateApiKey(context: KeyContext, id: string, overlapSeconds: number): Promise<RotatedKey> {
  if (!Number.isInteger(overlapSeconds) || overlapSeconds < 0 || overlapSeconds > LONGEST_OVERLAP_SECONDS) {
    throw invalidInput('overlapSeconds', `overlapSeconds must be a whole number from 0 to ${LONGEST_OVERLAP_SECONDS}.`);
  }
  const now = context.clock.now();
  const formerKeysEndAt = new Date(now.getTime() + overlapSeconds * 1_000);
  const key = generateKey();
  const apiKey = await changed(context, id, async (transaction, before, manager) => {
    checkInForce(before, now);
    if (manager !== OPERATOR && manager.isByFormerSecret) throw formerSecret('id');
    // Whoever rotates a key has it from then on.
    checkEnd(manager, before.expiresAt, 'id');
    checkOwnLimits(manager, before.limits, 'id');
    transaction.defer(sql`/* access.endFormerSecrets */
      update api_key_former_secret set ends_at = least(ends_at, ${formerKeysEndAt}) where api_key_id = ${id}`);
    transaction.defer(sql`/* access.dropFormerSecrets */
      delete from api_key_former_secret where api_key_id = ${id} and ends_at <= ${now}`);
    transaction.defer(sql`/* access.keepFormerSecret */
      insert into api_key_former_secret (hash, api_key_id, ends_at) select hash, id, ${formerKeysEndAt} from api_key where id = ${id}`);
    // And so has no more than its own.
    const shared = sharedWith(manager).filter(({ callerId }) => callerId !== before.id);
    return sql`hash = ${hashKey(key)}, prefix = ${shownPart(key)}, limited_with = (
      select coalesce(jsonb_agg(distinct one), '[]') from jsonb_array_elements(limited_with || ${JSON.stringify(shared)}::jsonb) one)`;
  });
  return { apiKey, key, formerKeysEndAt };
}

/** Stops a key for good; one that was revoked stays as it is. */
export function revokeApiKey(context: KeyContext, id: string): Promise<KeyRecord> {
  return changed(context, id, async () => sql`revoked_at = coalesce(revoked_at, ${context.clock.now()})`);
}

/** Changes what `change` says of a key that the manager manages, and waits until every process goes by it. */
async function changed(
  context: KeyContext,
  id: string,
  change: (transaction: Transaction, key: KeyRecord, manager: ManagerNow) => Promise<Sql>,
): Promise<KeyRecord> {
  if (!isId(id)) throw notFound('API key', id);
  const after = await context.database.transaction(async (transaction) => {
    // Both at once, in the order of their ids: two keys that change each other wait in turn.
    const managerId = context.manager === OPERATOR || context.manager.credential.kind === 'token' ? id : context.manager.keyId;
    const locked = await transaction.query<KeyRecord>(
      sql`/* access.lockApiKey */ select ${KEY_COLUMNS} from api_key where id in (${id}::uuid, ${managerId}::uuid) order by api_key.id for update`,
    );
    const key = locked.find((one) => one.id === id.toLowerCase());
    if (key === undefined || !holdsRights(context.manager, key)) throw notFound('API key', id);
    // After the lock: a key that is rotating itself twice at once does so once.
    const manager = await managerNow(transaction, context);
    const [updated] = await transaction.query<KeyRecord>(sql`/* access.changeApiKey */
      update api_key set ${await change(transaction, key, manager)} where id = ${id} returning ${KEY_COLUMNS}`);
    invariant(updated !== undefined, 'a locked key stays');
    return updated;
  });
  await wait(LEASE_MS);
  return after;
}

/** Whoever has the secret of a key that has ended is not let in again by a change of it. */
function checkInForce({ revokedAt, expiresAt }: KeyRecord, now: Date): void {
  if (revokedAt !== null || hasEnded({ endsAt: expiresAt }, now)) {
    throw conflict('id', 'This key is not in force any more: make another.');
  }
}

/** What a key may do and have, the same for the same. */
function textOf({ scopes, segmentIds, limits }: Pick<KeyRecord, 'scopes' | 'segmentIds' | 'limits'>): string {
  return JSON.stringify([[...scopes].sort(), segmentIds && [...segmentIds].sort(), LIMIT_NAMES.map((name) => limits[name] ?? null)]);
}
