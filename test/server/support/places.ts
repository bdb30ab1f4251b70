import {
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

type AnyField = GraphQLField<unknown, unknown>;

/** A field with arguments, and the fields that lead to it. */
export interface PlaceOfArguments {
  readonly operation: 'query' | 'mutation' | 'subscription';
  readonly path: readonly AnyField[];
}

/** Every field of the schema that takes arguments, by the shortest way to it. */
export function placesOfArguments(schema: GraphQLSchema): PlaceOfArguments[] {
  const places: PlaceOfArguments[] = [];
  const seen = new Set<GraphQLObjectType>();
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  const queue = roots.flatMap(([operation, type]) => (type == null ? [] : [{ operation, type, path: [] as readonly AnyField[] }]));
  for (const { operation, type, path } of queue) {
    if (seen.has(type)) continue;
    seen.add(type);
    for (const field of Object.values(type.getFields())) {
      const way = [...path, field];
      if (field.args.length > 0) places.push({ operation, path: way });
      const next = getNamedType(field.type);
      if (isObjectType(next) && operation !== 'subscription') queue.push({ operation, type: next, path: way });
    }
  }
  return places;
}

/** An operation that asks for what stands there, with a variable for each argument: those of the last field all, of the others what they need. */
export function operationAt({ operation, path }: PlaceOfArguments): { readonly text: string; readonly variables: readonly Variable[] } {
  const variables: Variable[] = [];
  const selections = path.map((field, depth) => {
    const args = depth === path.length - 1 ? field.args : field.args.filter((arg) => isRequiredArgument(arg) || arg.name === 'first');
    const given = args.map((arg) => {
      variables.push({ name: `v${variables.length}`, argument: arg.name, type: arg.type, isOfTarget: depth === path.length - 1 });
      return `${arg.name}: $${variables.at(-1)?.name}`;
    });
    return `${field.name}${given.length === 0 ? '' : `(${given.join(', ')})`}`;
  });
  const target = path.at(-1) as AnyField;
  const text = selections.reduceRight((inner, selection) => `{ ${selection} ${inner} }`, selectionOf(getNamedType(target.type), 2));
  const declared = variables.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  return { text: `${operation} (${declared}) ${text}`, variables };
}

export interface Variable {
  readonly name: string;
  readonly argument: string;
  readonly type: AnyField['args'][number]['type'];
  readonly isOfTarget: boolean;
}

/** What can be had of a type without arguments. */
function selectionOf(type: unknown, depth: number): string {
  if (isLeafType(type)) return '';
  if (!isObjectType(type)) return '{ __typename }';
  const fields = Object.values(type.getFields()).filter(
    ({ args }) => !args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined),
  );
  const chosen = fields.flatMap((field) => {
    const of = getNamedType(field.type);
    if (isLeafType(of)) return field.name;
    return depth > 0 && isObjectType(of) ? `${field.name} ${selectionOf(of, depth - 1)}` : [];
  });
  return `{ __typename ${chosen.join(' ')} }`;
}
