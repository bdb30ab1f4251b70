import {
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  typeFromAST,
  valueFromASTUntyped,
  type GraphQLInputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

/*
 * Records are taken as they were sent. GraphQL would refuse a whole request for one value that is not of its type, and leave open which; so
 * it gets to see an empty record in place of each, and the sync judges what was sent, one record at a time.
 */

/** In the `extensions` of an input type: the sync judges each by itself. */
export const JUDGED_ALONE = 'judgedAlone';

type Variables = Readonly<Record<string, unknown>>;

/** The variables with an empty record in place of each. */
export function withoutRecords(schema: GraphQLSchema, definition: OperationDefinitionNode, variables: Variables): Variables {
  const emptied: Record<string, unknown> = { ...variables };
  for (const { variable, type: node } of definition.variableDefinitions ?? []) {
    const type = typeFromAST(schema, node as never);
    const name = variable.name.value;
    if (isInputType(type) && name in emptied) emptied[name] = withoutRecordsOf(type, emptied[name]);
  }
  return emptied;
}

function withoutRecordsOf(type: GraphQLInputType, value: unknown): unknown {
  if (isNonNullType(type)) return withoutRecordsOf(type.ofType, value);
  if (isListType(type)) {
    if (value === null || value === undefined) return value;
    return Array.isArray(value) ? value.map((element) => withoutRecordsOf(type.ofType, element)) : withoutRecordsOf(type.ofType, value);
  }
  if (!isInputObjectType(type)) return value;
  if (type.extensions[JUDGED_ALONE] === true) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const fields = type.getFields();
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return [name, field === undefined ? inner : withoutRecordsOf(field.type, inner)];
    }),
  );
}

/** What was sent as an argument, whatever it is; `variables` as they were sent. */
export function sentArgument({ fieldNodes, variableValues }: GraphQLResolveInfo, name: string, variables: Variables): unknown {
  const node = fieldNodes[0]?.arguments?.find((argument) => argument.name.value === name)?.value;
  // Variables that were left out have their defaults.
  return node === undefined ? undefined : valueFromASTUntyped(node, { ...variableValues, ...variables });
}
