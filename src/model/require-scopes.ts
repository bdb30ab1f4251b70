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

/** A field that tells who or where a person is. */
export function PersonalData(): ReturnType<typeof Extensions> {
  return RequireScopes('personal_data:read');
}
