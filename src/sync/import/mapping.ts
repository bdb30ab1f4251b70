import { Info } from 'luxon';
import { z } from 'zod';
import { attributeDefinitionSchema, eventPropertySchema } from '../declare/index.js';
import { addressSchema, customerCompanySchema, orderLineSchema } from '../kinds/index.js';
import { FILE_FIELDS, ROWS_FIELDS } from './file-mapping.js';
import { STEP_KINDS, type StepKind } from './step-kinds.js';
import { valueSchema, type ValueMapping } from './value-mapping.js';

/*
 * What a mapping file says: which file holds which kind of record, and from which columns each field is made. docs/import.md
 * explains it with AdventureWorks as the example.
 */

const valuesSchema = z.preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(valueSchema));

/** Fields that are made of several values each. */
const LIST_FIELDS = new Set([
  'emails',
  'phones',
  'tags',
  'categoryPath',
  'brands',
  'devices',
  'personalValues',
  'personalityTraits',
  'interests',
]);

/** Fields that are made of values by key. */
const KEYED_FIELDS = new Set(['attributes', 'properties']);

/** Fields that are made of objects, with what each of these has. */
const OBJECT_FIELDS: ReadonlyMap<string, z.ZodObject> = new Map<string, z.ZodObject>([
  ['addresses', addressSchema],
  ['companies', customerCompanySchema],
]);

/** Where a field comes from: one value, a list of values, values by key, or a list of such. */
export type FieldMapping = ValueMapping | ValueMapping[] | ValuesByName | ValuesByName[];
export type ValuesByName = Record<string, ValueMapping | undefined>;
export type FieldMappings = Readonly<Record<string, FieldMapping | undefined>>;

function fieldsOf(record: z.ZodObject, without: readonly string[] = []) {
  return objectOf(record, without, (name) => fieldSchema(name));
}

function fieldSchema(name: string): z.ZodType<FieldMapping> {
  const element = OBJECT_FIELDS.get(name);
  if (element !== undefined) return z.array(objectOf(element, [], () => valueSchema));
  if (KEYED_FIELDS.has(name)) return z.record(z.string(), valueSchema);
  return LIST_FIELDS.has(name) ? valuesSchema : valueSchema;
}

/** An object with the field names of a record, each optional. */
function objectOf<Schema extends z.ZodType>(record: z.ZodObject, without: readonly string[], schemaOf: (name: string) => Schema) {
  const names = Object.keys(record.shape).filter((name) => !without.includes(name));
  return z.strictObject(Object.fromEntries(names.map((name) => [name, schemaOf(name).optional()])));
}

const STEP_FIELDS = {
  ...ROWS_FIELDS,
  source: z.string().min(1).optional(),
  /** Of the rows that have the same in this column, only the first counts: a file of order lines has the order in each of them. */
  firstOf: z.string().min(1).optional(),
};

function stepOf<Kind extends StepKind>(kind: Kind) {
  return z.strictObject({ kind: z.literal(kind), ...STEP_FIELDS, fields: fieldsOf(STEP_KINDS[kind].schema) });
}

const orderStep = z.strictObject({
  kind: z.literal('order'),
  ...STEP_FIELDS,
  fields: fieldsOf(STEP_KINDS.order.schema, ['lines']),
  /** The rows of another file whose `key` is the order's `matches`, in the order of that file. */
  lines: z.strictObject({ ...ROWS_FIELDS, key: z.string(), matches: z.string(), fields: fieldsOf(orderLineSchema) }).optional(),
});

const PARTIES = ['ZERO', 'FIRST', 'SECOND', 'THIRD'] as const;

export const mappingSchema = z.strictObject({
  name: z.string().min(1),
  /** The source system that the external ids belong to. */
  source: z.string().min(1),
  /** How far it is trusted. */
  dataSource: z
    .strictObject({
      party: z.enum(PARTIES).transform((party) => PARTIES.indexOf(party) as 0 | 1 | 2 | 3),
      rank: z.int().min(0).optional(),
    })
    .optional(),
  /** Of dates and times without offset; that of the workspace where left out. */
  timeZone: z
    .string()
    .refine((zone) => Info.isValidIANAZone(zone), 'must be a time zone, such as Europe/Berlin')
    .optional(),
  /** Custom attributes that are declared before the first step. */
  attributes: z.array(attributeDefinitionSchema).default([]),
  /** Properties of events, likewise. */
  eventProperties: z.array(eventPropertySchema).default([]),
  /** Small files that are kept in memory, to look rows up in by a key. */
  tables: z.record(z.string(), z.strictObject({ ...FILE_FIELDS, key: z.string() })).default({}),
  /** Done in this order: what others refer to comes first. */
  steps: z
    .array(
      z.discriminatedUnion('kind', [
        stepOf('company'),
        stepOf('product'),
        stepOf('customer'),
        orderStep,
        stepOf('influence_metric'),
        stepOf('service_interaction'),
        stepOf('event'),
        stepOf('campaign'),
        stepOf('campaign_engagement'),
        stepOf('survey_answer'),
        stepOf('consent'),
        stepOf('store_credit_account'),
      ]),
    )
    .min(1),
});

export type Mapping = z.output<typeof mappingSchema>;
export type Step = Mapping['steps'][number];
export type LinesMapping = NonNullable<z.output<typeof orderStep>['lines']>;
