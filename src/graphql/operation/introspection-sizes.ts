import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

const SIZES = new WeakMap<GraphQLSchema, ReadonlyMap<string, number>>();

/**
 * How long a list of introspection may be: below all types as long as it is on average, below one type, which may be the largest, as the longest of
 * them. undefined for what is no such list.
 */
export function introspectionSize(schema: GraphQLSchema, type: string, field: string, isOfAllTypes: boolean): number | undefined {
  let sizes = SIZES.get(schema);
  if (sizes === undefined) SIZES.set(schema, (sizes = measure(schema)));
  return sizes.get(`${type}.${field}${isOfAllTypes ? ' of all' : ''}`) ?? sizes.get(`${type}.${field}`);
}

function measure(schema: GraphQLSchema): ReadonlyMap<string, number> {
  const types = Object.values(schema.getTypeMap());
  const directives = schema.getDirectives();
  const fieldCount = (type: GraphQLNamedType) => (isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()).length : 0);
  const argumentCounts = types.flatMap((type) =>
    isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()).map(({ args }) => args.length) : [],
  );
  const ofTypes: Readonly<Record<string, (type: GraphQLNamedType) => number>> = {
    fields: fieldCount,
    inputFields: (type) => (isInputObjectType(type) ? Object.keys(type.getFields()).length : 0),
    enumValues: (type) => (isEnumType(type) ? type.getValues().length : 0),
    interfaces: (type) => (isObjectType(type) || isInterfaceType(type) ? type.getInterfaces().length : 0),
    possibleTypes: (type) => (isUnionType(type) || isInterfaceType(type) ? schema.getPossibleTypes(type).length : 0),
  };
  return new Map([
    ['__Schema.types', types.length],
    ['__Schema.directives', directives.length],
    ['__Directive.args', average(directives.map(({ args }) => args.length))],
    ['__Field.args', average(argumentCounts)],
    ...Object.entries(ofTypes).flatMap(([field, count]): [string, number][] => {
      const counts = types.map(count);
      return [
        [`__Type.${field}`, Math.max(1, ...counts)],
        [`__Type.${field} of all`, average(counts)],
      ];
    }),
  ]);
}

/** At least 1: what is below a list is counted too where it is mostly empty. */
function average(counts: readonly number[]): number {
  return Math.max(1, counts.reduce((sum, count) => sum + count, 0) / counts.length);
}
