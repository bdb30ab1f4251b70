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
  type GraphQLSchema,
} from 'graphql';
import { isId } from '../../kernel/index.js';

/*
 * What an operation is about, read from the schema: the ids that it is given and that it gives, and of what they are. So no resolver has to say it.
 */

/** What those operations are about of which neither their type nor their name says it. */
export const OTHER_SUBJECTS: Readonly<Record<string, string>> = {
  declareAttributes: 'AttributeDefinition',
  deleteRecords: 'Node',
  explainMembership: 'Customer',
  liftSuppression: 'Customer',
  membershipChanges: 'MembershipChange',
  openCases: 'OpenCase',
  replayWebhookDeliveries: 'Webhook',
  resolveIdentities: 'Customer',
  segmentSetAdvice: 'Segment',
  setExchangeRates: 'ExchangeRate',
  syncEvents: 'CustomerEvent',
  syncInfluenceMetrics: 'InfluenceAccount',
};

/** What a root field is about, by the name of its type: of what is changed the record that is given; of what is read those who are listed, or whose ids it is asked with. */
export function subjectKindOf(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): string {
  const isMutation = schema.getMutationType()?.getFields()[field.name] === field;
  return (
    OTHER_SUBJECTS[field.name] ??
    givenRecords(field.type)[0]?.type ??
    (isMutation ? namedBy(schema, field.name.replace(/^[a-z]+/, '')) : (listedBy(field.type) ?? askedWith(schema, field))) ??
    namedBy(schema, field.name.charAt(0).toUpperCase() + field.name.slice(1)) ??
    namedBy(schema, field.name.replace(/^[a-z]+/, '')) ??
    getNamedType(field.type).name
  );
}

/** The type of what a list or a page has. */
function listedBy(type: GraphQLOutputType): string | undefined {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return getNamedType(nullable).name;
  if (!isObjectType(nullable) || !/(?:Connection|Page)$/.test(nullable.name)) return undefined;
  const list = Object.values(nullable.getFields()).find((field) => field.name !== 'edges' && isListType(getNullableType(field.type)));
  return list && getNamedType(list.type).name;
}

/** Of `segmentId` and of `segmentIds` the Segment. */
function askedWith(schema: GraphQLSchema, { args }: GraphQLField<unknown, unknown>): string | undefined {
  for (const { name, type } of args) {
    const [, of = ''] = (getNamedType(type) === GraphQLID && /^(.+)Ids?$/.exec(name)) || [];
    const kind = of.charAt(0).toUpperCase() + of.slice(1);
    if (isObjectType(schema.getType(kind))) return kind;
  }
  return undefined;
}

/** The type that a name begins with, in the singular: `Customer` of `CustomersByEmail`. The longest there is. */
function namedBy(schema: GraphQLSchema, name: string): string | undefined {
  const words = name.match(/[A-Z][a-z]*/g) ?? [];
  for (let length = words.length; length > 0; length--) {
    const plural = words.slice(0, length).join('');
    const found = [plural, plural.replace(/ies$/, 'y'), plural.replace(/s$/, '')].find((kind) => isObjectType(schema.getType(kind)));
    if (found !== undefined) return found;
  }
  return undefined;
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
