import { sql, type Transaction } from '../database/index.js';
import type { Clock } from '../kernel/index.js';
import { fallOf, findKeys } from './find-keys.js';
import { type KeyManager, OPERATOR } from './key-rights.js';
import { unauthenticated } from './refusals.js';
import type { Viewer } from './viewer.js';

export interface ManagedAt {
  readonly clock: Clock;
  readonly manager: KeyManager;
}

/** A manager as it stands. */
export type ManagerNow = typeof OPERATOR | (Viewer & { readonly isByFormerSecret: boolean });

/**
 * The manager with the end that it has by now: whoever has a socket open was let in before, and the key may have been rotated, or given another end,
 * meanwhile. It stands so until the transaction ends: a rotation waits for it.
 */
export async function managerNow(transaction: Transaction, { clock, manager }: ManagedAt): Promise<ManagerNow> {
  if (manager === OPERATOR) return manager;
  const { credential } = manager;
  if (credential.kind === 'token') return { ...manager, isByFormerSecret: false };
  await transaction.query(sql`/* access.holdManager */ select 1 from api_key where id = ${manager.keyId}::uuid for share`);
  const found = (await findKeys(transaction, [credential.hash])).get(credential.hash);
  if (found === undefined || fallOf(found, clock.now()) !== undefined) throw unauthenticated();
  return { ...manager, credential: { ...credential, endsAt: found.endsAt }, isByFormerSecret: found.isFormerSecret };
}
