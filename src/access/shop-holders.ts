import type { Queryable, Transaction } from '../database/index.js';
import { type ShopHolder, SHOP_ERASES, SHOP_SCOPES } from '../inbound/index.js';
import type { Clock } from '../kernel/index.js';
import { fallOf, findKeysById, type FoundKey, viewerOf } from './find-keys.js';
import { OPERATOR } from './key-rights.js';
import type { Caller, OwnLimits } from './limits/index.js';
import { managerNow } from './manager-now.js';
import { formerSecret } from './refusals.js';
import { hasScope, type Viewer } from './viewer.js';

/** Why nothing is taken of a shop: whoever gave it its secret may do so no more. */
export type ShopRefusal = 'KEY_REVOKED' | 'KEY_EXPIRED' | 'KEY_LACKS_SCOPES';

/** What a secret of a shop is good for by now. */
export interface ShopStanding {
  readonly refusal: ShopRefusal | undefined;
  /** For whom its messages count; undefined where nobody stands for it. */
  readonly caller: Caller | undefined;
  /** Whether customers may be deleted by it. */
  readonly mayErase: boolean;
}

/**
 * Whoever comes with a key or token, as the one who gives a shop its secret. Refuses a former secret of a key: the shop would be taken from for as long as the
 * key stands, which is longer. It is asked in the transaction that gives the secret: a key that is rotated in that very moment is by then, or waits.
 */
export async function shopHolderOf(transaction: Transaction, clock: Clock, viewer: Viewer): Promise<ShopHolder> {
  const now = await managerNow(transaction, { clock, manager: viewer });
  if (now !== OPERATOR && now.isByFormerSecret) throw formerSecret();
  const {
    keyId,
    credential: { kind },
    limits,
  } = viewer;
  return kind === 'token' ? { kind, id: keyId, limits: { ...limits } } : { kind, id: keyId };
}

/** How each holder stands now, in the order given. A token is looked up nowhere: its subject had the scopes when it gave the secret. */
export async function shopStandings(
  { database, clock }: { readonly database: Queryable; readonly clock: Clock },
  holders: readonly (ShopHolder | null)[],
): Promise<ShopStanding[]> {
  const ids = holders.flatMap((holder) => (holder?.kind === 'key' ? [holder.id] : []));
  const keys = ids.length === 0 ? new Map<string, FoundKey>() : await findKeysById(database, [...new Set(ids)]);
  const now = clock.now();
  return holders.map((holder): ShopStanding => {
    if (holder === null) return { refusal: undefined, caller: undefined, mayErase: true };
    if (holder.kind === 'key') return standingOf(keys.get(holder.id), now);
    return { refusal: undefined, caller: { keyId: holder.id, limits: holder.limits as OwnLimits | undefined }, mayErase: true };
  });
}

function standingOf(key: FoundKey | undefined, now: Date): ShopStanding {
  if (key === undefined) return { refusal: 'KEY_REVOKED', caller: undefined, mayErase: false };
  const caller = viewerOf(key);
  const lacks = SHOP_SCOPES.some((scope) => !hasScope(caller, scope)) ? 'KEY_LACKS_SCOPES' : undefined;
  return { refusal: fallOf(key, now) ?? lacks, caller, mayErase: hasScope(caller, SHOP_ERASES) };
}
