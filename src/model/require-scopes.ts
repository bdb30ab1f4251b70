import { Extensions } from 'type-graphql';
import type { Scope } from './scope.js';

/** Where the scopes stand in the `extensions` of a GraphQL type or field. */
export const REQUIRED_SCOPES = 'requiredScopes';

/**
 * The scopes that a key needs for a root field, for a field, or (on a class) for every field of a type, by whatever path it is
 * reached. Checked once for the whole operation before it runs (graphql/operation/check-scopes.ts), so fields cost nothing to guard.
 */
export function RequireScopes(...scopes: Scope[]): ReturnType<typeof Extensions> {
  return Extensions({ [REQUIRED_SCOPES]: scopes });
}

/** Where it stands in the `extensions` of a root field that whoever asks it is written into the audit log. */
export const ALWAYS_AUDITED = 'alwaysAudited';

/** A query whose every asking is told in the audit log. Mutations are, without this. */
export function AlwaysAudited(): ReturnType<typeof Extensions> {
  return Extensions({ [ALWAYS_AUDITED]: true });
}

/** A field that tells who or where a person is. */
export function PersonalData(): ReturnType<typeof Extensions> {
  return RequireScopes('personal_data:read');
}
