import { PreparedText, type Queryable, sql, type Sql } from '../database/index.js';
import { isScope } from '../model/index.js';
import type { OwnLimits, SharedLimits } from './limits/index.js';
import type { Viewer } from './viewer.js';

/** A key as it is found by one of its secrets. */
export interface FoundKey {
  /** SHA-256 of the secret that it was found by, as hex. */
  readonly hash: string;
  readonly id: string;
  readonly scopes: readonly string[];
  readonly segmentIds: readonly string[] | null;
  readonly limits: OwnLimits;
  readonly limitedWith: readonly SharedLimits[];
  readonly revision: number;
  readonly isRevoked: boolean;
  /** When that secret is good no more, which for a former one is before the key ends; null for never. */
  readonly endsAt: Date | null;
  /** Whether the key has been rotated since it had that secret. */
  readonly isFormerSecret: boolean;
  readonly lastUsedAt: Date | null;
}

/** Keys by the hashes of their secrets, former ones included. Whether they are still good `fallOf` says. */
export async function findKeys(database: Queryable, hashes: readonly string[]): Promise<ReadonlyMap<string, FoundKey>> {
  const asked = hashes.map((hash) => Buffer.from(hash, 'hex'));
  const rows = await database.query<FoundKey>(BY_HASH.with([asked, asked]));
  return new Map(rows.map((row) => [row.hash, row]));
}

/** Keys by their ids, with their present secrets. */
export async function findKeysById(database: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, FoundKey>> {
  const rows = await database.query<FoundKey>(BY_ID.with([ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

const BY_HASH = keysOf(sql`/* access.findKeys */
  with secret as (
    select hash, id, null::timestamptz as ends_at from api_key where hash = any(${'hashes'}::bytea[])
    union all
    select hash, api_key_id, ends_at from api_key_former_secret where hash = any(${'hashes'}::bytea[])
  )`);
const BY_ID = keysOf(sql`/* access.findKeysById */
  with secret as (select hash, id, null::timestamptz as ends_at from api_key where id = any(${'ids'}::uuid[]))`);

function keysOf(secret: Sql): PreparedText {
  const { text } = sql`${secret}
    select encode(secret.hash, 'hex') as hash, k.id, k.scopes, k.segment_ids as "segmentIds", k.limits,
      case when k.limited_with = '[]' then k.limited_with else (
        select jsonb_agg(jsonb_build_object('callerId', w ->> 'callerId', 'limits', coalesce(maker.limits, w -> 'limits')))
        from jsonb_array_elements(k.limited_with) w left join api_key maker on maker.id = (w ->> 'callerId')::uuid) end as "limitedWith",
      k.revision, k.revoked_at is not null as "isRevoked",
      least(k.expires_at, secret.ends_at) as "endsAt", secret.ends_at is not null as "isFormerSecret", k.last_used_at as "lastUsedAt"
    from secret join api_key k on k.id = secret.id`;
  return new PreparedText(text);
}

/** Why a key that was found is good no more; undefined for one that is. */
export function fallOf(key: FoundKey, now: Date): 'KEY_REVOKED' | 'KEY_EXPIRED' | undefined {
  if (key.isRevoked) return 'KEY_REVOKED';
  return hasEnded(key, now) ? 'KEY_EXPIRED' : undefined;
}

export function hasEnded({ endsAt }: { readonly endsAt: Date | null }, now: Date): boolean {
  return endsAt !== null && endsAt <= now;
}

export function viewerOf({ id, scopes, segmentIds, limits, limitedWith, hash, revision, endsAt }: FoundKey): Viewer {
  return {
    keyId: id,
    scopes: new Set(scopes.filter(isScope)),
    segmentIds: segmentIds === null ? null : new Set(segmentIds),
    limits,
    limitedWith,
    credential: { kind: 'key', hash, revision, endsAt },
  };
}
