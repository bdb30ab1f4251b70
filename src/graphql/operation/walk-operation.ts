import {
  getDirectiveValues,
  getNamedType,
  getNullableType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import { HOLDS_UP_TO } from './list-size.js';
import { introspectionSize } from './introspection-sizes.js';

/** A validated operation that is about to run. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** One field that the operation asks for, as often as it does. */
export interface FieldVisit {
  readonly parentType: GraphQLCompositeType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  /** 1 for a root field. */
  readonly depth: number;
  /** Of how many records it is read, by the page sizes above it, and by what lists without one hold at most. */
  readonly records: number;
  /** How many times the field may be answered, by the page sizes above it. */
  readonly times: number;
  /** Whether it gives records or other composite values. */
  readonly composite: boolean;
}

/** Lists that are not paged are short: lines of an order, addresses of a customer. */
const UNPAGED_LIST = 10;

interface Place {
  readonly type: GraphQLCompositeType;
  readonly depth: number;
  readonly times: number;
  readonly records: number;
  /** Whether a page size has been counted for the lists directly below. */
  readonly paged: boolean;
  /** The field that led here. */
  readonly by?: string;
}

/** Visits every field of an operation once for each place that it appears in, leaving out what @skip and @include leave out. */
export function walkOperation(operation: Operation, visit: (field: FieldVisit) => void): void {
  const root = operation.schema.getRootType(operation.definition.operation);
  if (root)
    walkSelections(operation, operation.definition.selectionSet, { type: root, depth: 1, times: 1, records: 1, paged: false }, visit);
}

function walkSelections(operation: Operation, selections: SelectionSetNode, place: Place, visit: (field: FieldVisit) => void): void {
  for (const selection of selections.selections) {
    if (getDirectiveValues(GraphQLSkipDirective, selection, operation.variables)?.['if'] === true) continue;
    if (getDirectiveValues(GraphQLIncludeDirective, selection, operation.variables)?.['if'] === false) continue;
    if (selection.kind === Kind.FIELD) {
      walkField(operation, selection, place, visit);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? operation.fragments.get(selection.name.value) : selection;
    if (fragment === undefined) continue;
    const type = fragment.typeCondition ? operation.schema.getType(fragment.typeCondition.name.value) : place.type;
    if (isCompositeType(type)) walkSelections(operation, fragment.selectionSet, { ...place, type }, visit);
  }
}

function walkField(operation: Operation, node: FieldNode, place: Place, visit: (field: FieldVisit) => void): void {
  const field = fieldOf(place.type, node.name.value);
  if (field === undefined) return;
  const size = field.args.find((argument) => argument.name === 'first');
  const first = size && Number(getArgumentValues(field, node, operation.variables)['first'] ?? size.defaultValue);
  const unpagedList = first === undefined && !place.paged && isListType(getNullableType(field.type));
  const ownSize = introspectionSize(operation.schema, place.type.name, field.name, place.by === 'types');
  const times = place.times * (unpagedList ? (ownSize ?? UNPAGED_LIST) : 1);
  const type = getNamedType(field.type);
  const composite = isCompositeType(type);
  visit({ parentType: place.type, field, node, depth: place.depth, records: place.records, times, composite });
  if (!composite || node.selectionSet === undefined) return;
  const pageSize = Math.max(first ?? 1, 1);
  const listSize = unpagedList ? Number(field.extensions?.[HOLDS_UP_TO] ?? UNPAGED_LIST) : 1;
  const below = {
    type,
    depth: place.depth + 1,
    times: times * pageSize,
    records: place.records * listSize * pageSize,
    paged: first !== undefined,
    by: field.name,
  };
  walkSelections(operation, node.selectionSet, below, visit);
}

function fieldOf(type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(type) ? type.getFields()[name] : undefined;
}
