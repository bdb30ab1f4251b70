import { DomainError, limitExceeded } from '../kernel/index.js';
import type { Scope } from '../model/index.js';
import { LIMIT_NAMES, type OwnLimits, type SharedLimits } from './limits/index.js';
import { outsideSegments } from './refusals.js';
import { requireScopes } from './require-scopes.js';
import { hasScope, seesSegments, type Viewer } from './viewer.js';

/** Whoever runs the server, and so may do everything with every key. */
export const OPERATOR = Symbol('the operator');

/** For whom keys are managed. A viewer manages those that can do no more than itself: for it there are no others. */
export type KeyManager = Viewer | typeof OPERATOR;

/** What a key may do. */
export interface KeyRights {
  readonly scopes: readonly Scope[];
  readonly segmentIds: readonly string[] | null;
}

export function holdsRights(manager: KeyManager, { scopes, segmentIds }: KeyRights): boolean {
  return manager === OPERATOR || (scopes.every((scope) => hasScope(manager, scope)) && seesSegments(manager, segmentIds));
}

/** Refuses with FORBIDDEN to let a key give another what it does not have itself. */
export function checkGrant(manager: KeyManager, { scopes, segmentIds }: KeyRights): void {
  if (manager === OPERATOR) return;
  requireScopes(manager, 'A key with more scopes than the key that asks for it', ...scopes);
  if (!seesSegments(manager, segmentIds)) throw outsideSegments();
}

/** Refuses with FORBIDDEN to let a key that ends give another more time than it has itself. `field`: the argument that is to blame. */
export function checkEnd(manager: KeyManager, expiresAt: Date | null, field = 'expiresAt'): void {
  // Whoever has come with a token gets another one.
  const own = manager === OPERATOR || manager.credential.kind === 'token' ? null : manager.credential.endsAt;
  if (own === null || (expiresAt !== null && expiresAt <= own)) return;
  throw new DomainError('FORBIDDEN', `This key ends at ${own.toISOString()}, and gives no other more time than that.`, { field });
}

/** Keys that have made one another, each with limits of its own: all of them are asked whenever the last is used. */
const MOST_SHARED = 5;

/** Whose limits whatever a manager makes shares, so that nobody has more by having many keys: its own, if it has any, and those that it shares itself. */
export function sharedWith(manager: KeyManager): SharedLimits[] {
  if (manager === OPERATOR) return [];
  const { keyId: callerId, limits = {}, limitedWith = [] } = manager;
  const shared = LIMIT_NAMES.some((name) => (limits[name] ?? null) !== null) ? [{ callerId, limits }, ...limitedWith] : [...limitedWith];
  if (shared.length > MOST_SHARED)
    throw limitExceeded('The number of keys with limits of their own that have made one another', MOST_SHARED);
  return shared;
}

/** Refuses with FORBIDDEN to let a key that has limits of its own give another more than it has itself. */
export function checkOwnLimits(manager: KeyManager, limits: OwnLimits, field?: string): void {
  if (manager === OPERATOR) return;
  for (const name of LIMIT_NAMES) {
    const own = manager.limits?.[name] ?? null;
    if (own === null || (limits[name] ?? Infinity) <= own) continue;
    throw new DomainError('FORBIDDEN', `This key has ${name} of ${own} itself, and gives no other more than that.`, {
      field: field ?? `limits.${name}`,
    });
  }
}
