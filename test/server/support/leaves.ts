import { getNamedType, getNullableType, isInputObjectType, isListType, isRequiredInputField, type GraphQLInputType } from 'graphql';

/** Where in a value something stands: in inputs by the names of their fields. */
export type Path = readonly string[];

/** What is as it should be, of a type and for a name. */
export type Sound = (type: GraphQLInputType, name: string) => unknown;

const DEEPEST = 3;

/** Where in a type there are values of a scalar, and of which. */
export function leavesOf(type: GraphQLInputType, path: Path = []): { readonly path: Path; readonly scalar: string }[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return [{ path, scalar: named.name }];
  if (path.length === DEEPEST) return [];
  return Object.values(named.getFields()).flatMap((field) => leavesOf(field.type, [...path, field.name]));
}

/** A value that is as it should be, but for what is at the path. */
export function put(type: GraphQLInputType, [name, ...rest]: Path, value: unknown, sound: Sound): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [put(nullable.ofType, name === undefined ? [] : [name, ...rest], value, sound)];
  if (name === undefined || !isInputObjectType(nullable)) return value;
  const fields = Object.values(nullable.getFields()).flatMap((field) => {
    if (field.name === name) return [[name, put(field.type, rest, value, sound)] as const];
    return isRequiredInputField(field) ? [[field.name, sound(field.type, field.name)] as const] : [];
  });
  return Object.fromEntries(fields);
}
