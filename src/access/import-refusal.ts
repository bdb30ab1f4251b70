import type { Queryable } from '../database/index.js';
import type { Clock } from '../kernel/index.js';
import { isScope } from '../model/index.js';
import { fallOf, findKeysById, viewerOf } from './find-keys.js';
import { hasScope } from './viewer.js';

/** Why an import does not go on, in words. */
const REFUSED_FOR = {
  KEY_REVOKED: 'The key that has asked for the import has been revoked.',
  KEY_EXPIRED: 'The key that has asked for the import has ended.',
  KEY_LACKS_SCOPES: 'The key that has asked for the import lacks scopes of what the import writes by now.',
} as const;

/** Why an import may not go on: whoever has asked for it may do so no more. A token is looked up nowhere: its subject had the scopes when it asked. */
export async function importRefusal(
  { database, clock }: { readonly database: Queryable; readonly clock: Clock },
  { kind, id }: { readonly kind: 'key' | 'token'; readonly id: string },
  scopes: readonly string[],
): Promise<string | undefined> {
  if (kind === 'token') return undefined;
  const key = (await findKeysById(database, [id])).get(id);
  if (key === undefined) return REFUSED_FOR.KEY_REVOKED;
  const fall = fallOf(key, clock.now());
  if (fall !== undefined) return REFUSED_FOR[fall];
  const viewer = viewerOf(key);
  return scopes.every((scope) => isScope(scope) && hasScope(viewer, scope)) ? undefined : REFUSED_FOR.KEY_LACKS_SCOPES;
}
