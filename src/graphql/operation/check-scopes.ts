import type { GraphQLCompositeType, GraphQLField } from 'graphql';
import { missingScopes, hasScope, type Viewer } from '../../access/index.js';
import { REQUIRED_SCOPES, type Scope } from '../../model/index.js';
import { responseName } from './root-fields.js';
import { type FieldVisit, type Operation, walkOperation } from './walk-operation.js';

/** The scopes that reading a field of a type needs: those of the type and those of the field. */
export function requiredScopes(type: GraphQLCompositeType, field: GraphQLField<unknown, unknown>): Scope[] {
  return [...new Set([...declaredScopes(type), ...declaredScopes(field)])];
}

/** The scopes that are declared on a type or field itself. */
export function declaredScopes({ extensions }: { readonly extensions?: object | null }): readonly Scope[] {
  return (extensions as Record<string, Scope[] | undefined> | null | undefined)?.[REQUIRED_SCOPES] ?? [];
}

/** Refuses an operation with FORBIDDEN if any field in it needs a scope that the viewer lacks. Nothing of it has run by then. */
export function checkScopes(operation: Operation, viewer: Viewer): void {
  walkOperation(operation, (visited) => {
    const { parentType, field } = visited;
    const missing = missingOf(visited, viewer);
    if (missing.length > 0) throw missingScopes(`${parentType.name}.${field.name}`, missing);
  });
}

/** The names that those root fields are answered under that need a scope, themselves or below, that the viewer lacks. */
export function rootsBeyond(operation: Operation, viewer: Viewer): ReadonlySet<string> {
  const beyond = new Set<string>();
  let root = '';
  walkOperation(operation, (visited) => {
    if (visited.depth === 1) root = responseName(visited.node);
    if (missingOf(visited, viewer).length > 0) beyond.add(root);
  });
  return beyond;
}

/**
 * `__typename` takes the scopes of its type, since it says that there is one, and in a list how many there are. But directly below a root field, which has its own: there is nothing
 * else that a key can ask for that may do something and not read what comes of it.
 */
function missingOf({ parentType, field, depth }: FieldVisit, viewer: Viewer): Scope[] {
  if (field.name === '__typename' && depth === 2) return [];
  return requiredScopes(parentType, field).filter((scope) => !hasScope(viewer, scope));
}
