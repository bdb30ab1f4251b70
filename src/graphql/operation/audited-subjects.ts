import {
  getNamedType,
  getNullableType,
  GraphQLID,
  isInputObjectType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
} from 'graphql';
import { isId } from '../../kernel/index.js';

/*
 * What an operation is about, read from the schema: the ids that it is given and that it gives, and of what they are. So no resolver has to say it.
 */

/** `Segment` of `createSegment`: what is said after the verb. */
export function subjectOf(operation: string): string {
  const rest = operation.replace(/^[a-z]+/, '');
  return rest === '' ? operation : rest;
}

/** What a field changes, as the type of the record that it gives, or else by its name. */
export function subjectKindOf(field: GraphQLField<unknown, unknown>): string {
  return givenRecords(field.type)[0]?.type ?? subjectOf(field.name);
}

/** The ids among the arguments of a field. */
export function idsGivenTo({ args }: GraphQLField<unknown, unknown>, given: Readonly<Record<string, unknown>>): string[] {
  return args.flatMap(({ name, type }) => idsIn(type, given[name]));
}

function idsIn(type: GraphQLInputType, value: unknown): string[] {
  if (value === null || value === undefined || !canHaveIds(type)) return [];
  const nullable = getNullableType(type);
  if (isListType(nullable)) return (Array.isArray(value) ? value : [value]).flatMap((element) => idsIn(nullable.ofType, element));
  if (nullable === GraphQLID) return typeof value === 'string' && isId(value) ? [value.toLowerCase()] : [];
  if (!isInputObjectType(nullable)) return [];
  const fields = value as Readonly<Record<string, unknown>>;
  return Object.values(nullable.getFields()).flatMap((field) => idsIn(field.type, fields[field.name]));
}

const CAN_HAVE_IDS = new Map<GraphQLInputType, boolean>();

/** Batches have thousands of records, and no ids of ours in them. */
function canHaveIds(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  let known = CAN_HAVE_IDS.get(named);
  if (known === undefined) {
    CAN_HAVE_IDS.set(named, false);
    known = named === GraphQLID || (isInputObjectType(named) && Object.values(named.getFields()).some((field) => canHaveIds(field.type)));
    CAN_HAVE_IDS.set(named, known);
  }
  return known;
}

/** The ids of what a field has given: of the record itself, or of what its payload names. */
export function idsGivenBy({ type }: GraphQLField<unknown, unknown>, given: unknown): string[] {
  if (typeof given !== 'object' || given === null) return [];
  const payload = given as Readonly<Record<string, unknown>>;
  const object = getNullableType(type);
  if (!isObjectType(object)) return [];
  const own = Object.values(object.getFields()).filter((field) => getNamedType(field.type) === GraphQLID);
  const records = givenRecords(type).map(({ field }) => payload[field] as { readonly id?: unknown } | null | undefined);
  const ids = [...own.flatMap(({ name }) => payload[name]), ...records.map((record) => record?.id)];
  return ids.filter((id): id is string => typeof id === 'string' && isId(id));
}

/** The records that a payload has one each of; where a field gives a record itself, that. */
function givenRecords(type: GraphQLOutputType): { readonly field: string; readonly type: string }[] {
  const object = getNullableType(type);
  if (!isObjectType(object)) return [];
  if (object.getFields()['id'] !== undefined) return [{ field: '', type: object.name }];
  return Object.values(object.getFields()).flatMap((field) => {
    const record = getNullableType(field.type);
    return isObjectType(record) && record.getFields()['id'] !== undefined ? [{ field: field.name, type: record.name }] : [];
  });
}
