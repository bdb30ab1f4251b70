import {
  getDirectiveValues,
  getNamedType,
  getNullableType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isCompositeType,
  isInterfaceType,
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
  /** How many times the field may be asked for, by the page sizes above it. */
  readonly asked: number;
  /** How many values it may give in all: of a list that has no page size of its own as many as are in it. */
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
  /** How many of what is here there may be. */
  readonly asked: number;
  /** The page size that has been counted in `times` for the lists directly below. */
  readonly page?: number | undefined;
  /** The field that led here. */
  readonly by?: string;
  /** The fragments that have been spread here: a second time they ask for nothing else. */
  readonly spread: Set<string>;
}

type Visit = (field: FieldVisit) => void;

/**
 * Visits every field of an operation once for each place that it appears in, leaving out what @skip and @include leave out. A fragment is followed once in each
 * place, as executing it does: chains of fragments that spread one another again and again would never end. `look` is called for whatever is looked at.
 */
export function walkOperation(operation: Operation, visit: Visit, look: () => void = () => {}): void {
  const { schema, definition } = operation;
  const type = schema.getRootType(definition.operation);
  if (!type) return;
  const place: Place = { type, depth: 1, times: 1, records: 1, asked: 1, spread: new Set() };
  walkSelections(operation, definition.selectionSet, place, { visit, look });
}

interface Walker {
  readonly visit: Visit;
  readonly look: () => void;
}

function walkSelections(operation: Operation, selections: SelectionSetNode, place: Place, walker: Walker): void {
  for (const selection of selections.selections) {
    walker.look();
    if (getDirectiveValues(GraphQLSkipDirective, selection, operation.variables)?.['if'] === true) continue;
    if (getDirectiveValues(GraphQLIncludeDirective, selection, operation.variables)?.['if'] === false) continue;
    if (selection.kind === Kind.FIELD) {
      walkField(operation, selection, place, walker);
      continue;
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      if (place.spread.has(selection.name.value)) continue;
      place.spread.add(selection.name.value);
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? operation.fragments.get(selection.name.value) : selection;
    if (fragment === undefined) continue;
    const type = fragment.typeCondition ? operation.schema.getType(fragment.typeCondition.name.value) : place.type;
    if (isCompositeType(type)) walkSelections(operation, fragment.selectionSet, { ...place, type }, walker);
  }
}

function walkField(operation: Operation, node: FieldNode, place: Place, walker: Walker): void {
  const field = fieldOf(place.type, node.name.value);
  if (field === undefined) return;
  const size = field.args.find((argument) => argument.name === 'first');
  const first = size && Number(getArgumentValues(field, node, operation.variables)['first'] ?? size.defaultValue);
  const isList = isListType(getNullableType(field.type));
  const unpagedList = first === undefined && place.page === undefined && isList;
  const ownSize = introspectionSize(operation.schema, place.type.name, field.name, place.by === 'types');
  const length = unpagedList ? (ownSize ?? UNPAGED_LIST) : 1;
  const times = place.times * length;
  const type = getNamedType(field.type);
  const composite = isCompositeType(type);
  walker.visit({ parentType: place.type, field, node, depth: place.depth, records: place.records, asked: place.asked, times, composite });
  if (!composite || node.selectionSet === undefined) return;
  const pageSize = Math.max(first ?? 1, 1);
  const listSize = unpagedList ? Number(field.extensions?.[HOLDS_UP_TO] ?? UNPAGED_LIST) : 1;
  const below: Place = {
    type,
    depth: place.depth + 1,
    times: times * pageSize,
    records: place.records * listSize * pageSize,
    // Of a connection there is one, whatever its page holds.
    asked: place.asked * (isList ? (first === undefined ? (place.page ?? length) : pageSize) : 1),
    page: first === undefined ? undefined : pageSize,
    by: field.name,
    spread: new Set(),
  };
  walkSelections(operation, node.selectionSet, below, walker);
}

function fieldOf(type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

/** What is given to a field, coerced; nothing where they do not fit: then the field is not answered. */
export function argumentsOf({ variables }: Operation, { field, node }: FieldVisit): Readonly<Record<string, unknown>> {
  try {
    return getArgumentValues(field, node, variables);
  } catch {
    return {};
  }
}
