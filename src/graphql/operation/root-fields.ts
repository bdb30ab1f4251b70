import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type FieldNode,
  type GraphQLField,
  type SelectionSetNode,
} from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import type { Deed } from '../../audit/index.js';
import { idsGivenTo, subjectKindOf } from './audited-subjects.js';
import type { Operation } from './walk-operation.js';

export interface RootField {
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
}

/** The root fields of an operation by the names that they are answered under, `most` at most: it may not have been found to be within its limits. */
export function rootFieldsOf(operation: Operation, most: number): ReadonlyMap<string, RootField> {
  const { schema, definition, fragments, variables } = operation;
  const fields = schema.getRootType(definition.operation)?.getFields() ?? {};
  const found = new Map<string, RootField>();
  const seen = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (found.size >= most) return;
      if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true) continue;
      if (getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] === false) continue;
      if (selection.kind === Kind.FIELD) {
        const field = fields[selection.name.value];
        if (field !== undefined) found.set(responseName(selection), { field, node: selection });
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        collect(selection.selectionSet);
      } else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment !== undefined) collect(fragment.selectionSet);
      }
    }
  };
  collect(definition.selectionSet);
  return found;
}

/** Under which a field is answered. */
export function responseName({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}

/** What the audit log calls a root field of an operation. */
export function deedOf({ schema, variables }: Operation, { field, node }: RootField): Deed {
  return {
    operation: field.name,
    subjectKind: subjectKindOf(schema, field),
    subjectIds: idsGivenTo(field, argumentsOf(field, node, variables)),
  };
}

/** None where they do not fit. */
function argumentsOf(field: RootField['field'], node: FieldNode, variables: Operation['variables']): Readonly<Record<string, unknown>> {
  try {
    return getArgumentValues(field, node, variables);
  } catch {
    return {};
  }
}
