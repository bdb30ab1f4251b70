import { isObjectType, type GraphQLSchema } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

const RECKONED = new WeakMap<GraphQLSchema, ReadonlySet<object>>();

/** The fields below the roots that have a resolver: whatever one of them does, it is not free. */
export function reckonedFields(schema: GraphQLSchema): ReadonlySet<object> {
  let fields = RECKONED.get(schema);
  if (fields === undefined) RECKONED.set(schema, (fields = findReckoned(schema)));
  return fields;
}

function findReckoned(schema: GraphQLSchema): ReadonlySet<object> {
  const { fieldResolvers, objectTypes } = getMetadataStorage();
  const names = new Map(objectTypes.map(({ target, name }): [object, string] => [target, name]));
  const found = new Set<object>();
  for (const { kind, getObjectType, methodName, schemaName } of fieldResolvers) {
    const name = kind === 'external' ? names.get(getObjectType?.() as object) : undefined;
    const type = name === undefined ? undefined : schema.getType(name);
    const field = isObjectType(type) ? type.getFields()[schemaName ?? methodName] : undefined;
    if (field !== undefined) found.add(field);
  }
  return found;
}
