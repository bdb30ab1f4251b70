import { GraphQLError, isEnumType, isIntrospectionType, Kind, type GraphQLEnumType, type GraphQLSchema, type ValueNode } from 'graphql';

/**
 * Has every enum understood in any case and as a text, by its name and by what it stands for: `opened`, "opened" and OPENED. Most were
 * texts before they were enums.
 */
export function understandTexts(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) if (isEnumType(type) && !isIntrospectionType(type)) understandTextsOf(type);
}

function understandTextsOf(type: GraphQLEnumType): void {
  const values = new Map(
    type.getValues().flatMap(({ name, value }) => [name, String(value)].map((text): [string, unknown] => [text.toLowerCase(), value])),
  );
  const read = (text: unknown, node?: ValueNode): unknown => {
    const value = typeof text === 'string' ? values.get(text.toLowerCase()) : undefined;
    if (value !== undefined) return value;
    const names = type.getValues().map(({ name }) => name);
    throw new GraphQLError(`${type.name} must be one of ${names.join(', ')}.`, node === undefined ? {} : { nodes: node });
  };
  type.parseValue = (given) => read(given);
  type.parseLiteral = (node) => read(node.kind === Kind.ENUM || node.kind === Kind.STRING ? node.value : undefined, node);
}
