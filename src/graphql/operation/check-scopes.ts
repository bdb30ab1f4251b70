import type { GraphQLCompositeType, GraphQLField } from 'graphql';
import { missingScopes, hasScope, type Viewer } from '../../access/index.js';
import { REQUIRED_SCOPES, type Scope } from '../../model/index.js';
import { responseName } from './root-fields.js';
import { walkOperation, type Operation } from './walk-operation.js';

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
  walkOperation(operation, ({ parentType, field }) => {
    const missing = missingOf(parentType, field, viewer);
    if (missing.length > 0) throw missingScopes(`${parentType.name}.${field.name}`, missing);
  });
}

/** The names that those root fields are answered under that need a scope, themselves or below, that the viewer lacks. */
export function rootsBeyond(operation: Operation, viewer: Viewer): ReadonlySet<string> {
  const beyond = new Set<string>();
  let root = '';
  walkOperation(operation, ({ parentType, field, node, depth }) => {
    if (depth === 1) root = responseName(node);
    if (missingOf(parentType, field, viewer).length > 0) beyond.add(root);
  });
  return beyond;
}

function missingOf(type: GraphQLCompositeType, field: GraphQLField<unknown, unknown>, viewer: Viewer): Scope[] {
  // `__typename` too, since it says that there is one, and in a list how many there are.
  return requiredScopes(type, field).filter((scope) => !hasScope(viewer, scope));
}
