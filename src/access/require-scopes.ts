import type { Scope } from '../model/index.js';
import { missingScopes } from './refusals.js';
import { hasScope, type Viewer } from './viewer.js';

/** Refuses with FORBIDDEN what depends on an argument; what depends on the field alone is declared with `@RequireScopes`. */
export function requireScopes(viewer: Viewer, what: string, ...scopes: Scope[]): void {
  const missing = scopes.filter((scope) => !hasScope(viewer, scope));
  if (missing.length > 0) throw missingScopes(what, missing);
}
