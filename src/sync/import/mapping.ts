import { Info } from 'luxon';
import { z } from 'zod';
import {
  addressSchema,
  attributeDefinitionSchema,
  customerSchema,
  influenceMetricSchema,
  orderLineSchema,
  orderSchema,
  productSchema,
  serviceInteractionSchema,
} from '../schemas.js';

/*
 * What a mapping file says: which file holds which kind of record, and from which columns each field is made. docs/import.md
 * explains it with AdventureWorks as the example.
 */

/** How a text becomes a value. Left out, the field decides. */
export const CONVERSIONS = ['text', 'integer', 'number', 'money', 'boolean', 'date', 'instant', 'list'] as const;

const valueSchema = z.preprocess(
  (given) => (typeof given === 'string' ? { column: given } : given),
  z
    .strictObject({
      /** The column that the value is read from; in NDJSON a field, or a path such as `address.city`. */
      column: z.string().min(1).optional(),
      /** The same value for every row. */
      constant: z.union([z.string(), z.number(), z.boolean()]).optional(),
      /** Text with columns in braces: `{first_name} {last_name}`; missing if any of them is. */
      template: z.string().optional(),
      /** A column of the row of another file whose key is this row's `by`. */
      lookup: z.strictObject({ table: z.string(), by: z.string(), column: z.string() }).optional(),

      /** Texts that mean "no value", besides the empty one. */
      missing: z.array(z.string()).optional(),
      /** What each text stands for. A text that is not listed is an error, unless `otherwise` says. */
      map: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
      otherwise: z.enum(['keep', 'missing']).optional(),
      case: z.enum(['lower', 'upper']).optional(),
      /** Cuts the text at each of these into a list. */
      split: z.string().min(1).optional(),
      /** Columns of numbers that it is multiplied with and divided by; rounded half up. */
      times: z.string().optional(),
      dividedBy: z.string().optional(),
      as: z.enum(CONVERSIONS).optional(),
      /** Of dates and moments, in the tokens of Luxon: `dd/MM/yyyy HH:mm`. ISO 8601 where left out. */
      format: z.string().optional(),
      decimalSeparator: z.enum(['.', ',']).optional(),
      /** In place of a missing value. */
      default: z.union([z.string(), z.number(), z.boolean()]).optional(),
    })
    .refine((value) => [value.column, value.constant, value.template, value.lookup].filter((origin) => origin !== undefined).length === 1, {
      message: 'needs exactly one of column, constant, template and lookup',
    }),
);
export type ValueMapping = z.output<typeof valueSchema>;

const valuesSchema = z.preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(valueSchema));

/** Fields that are made of several values each. */
const LIST_FIELDS = new Set(['emails', 'phones', 'tags', 'categoryPath', 'brands']);

/** Where a field comes from: one value, a list of values, values by key, or a list of such. */
export type FieldMapping = ValueMapping | ValueMapping[] | ValuesByName | ValuesByName[];
export type ValuesByName = Record<string, ValueMapping | undefined>;

function fieldsOf(record: z.ZodObject, without: readonly string[] = []) {
  return objectOf(record, without, (name) => fieldSchema(name));
}

function fieldSchema(name: string): z.ZodType<FieldMapping> {
  if (name === 'attributes') return z.record(z.string(), valueSchema);
  if (name === 'addresses') return z.array(objectOf(addressSchema, [], () => valueSchema));
  return LIST_FIELDS.has(name) ? valuesSchema : valueSchema;
}

/** An object with the field names of a record, each optional. */
function objectOf<Schema extends z.ZodType>(record: z.ZodObject, without: readonly string[], schemaOf: (name: string) => Schema) {
  const names = Object.keys(record.shape).filter((name) => !without.includes(name));
  return z.strictObject(Object.fromEntries(names.map((name) => [name, schemaOf(name).optional()])));
}

/** Rows for which any of the conditions holds are passed over. */
const conditionSchema = z.union([
  z.strictObject({ column: z.string(), in: z.array(z.string()) }),
  z.strictObject({ column: z.string(), missing: z.literal(true) }),
]);

const fileSchema = {
  /** Within the folder that is imported. `.ndjson` and `.jsonl` are read as NDJSON, everything else as CSV. */
  file: z.string().min(1),
  /** Of CSV. */
  delimiter: z.string().length(1).optional(),
};

const rowsSchema = { ...fileSchema, skipIf: z.array(conditionSchema).optional() };
const stepSchema = { ...rowsSchema, source: z.string().min(1).optional() };

export const mappingSchema = z.strictObject({
  name: z.string().min(1),
  /** The source system that the external ids belong to. */
  source: z.string().min(1),
  /** Of dates and times without offset; that of the workspace where left out. */
  timeZone: z
    .string()
    .refine((zone) => Info.isValidIANAZone(zone), 'must be a time zone, such as Europe/Berlin')
    .optional(),
  /** Custom attributes that are declared before the first step. */
  attributes: z.array(attributeDefinitionSchema).default([]),
  /** Small files that are kept in memory, to look rows up in by a key. */
  tables: z.record(z.string(), z.strictObject({ ...fileSchema, key: z.string() })).default({}),
  /** Done in this order: what others refer to comes first. */
  steps: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('product'), ...stepSchema, fields: fieldsOf(productSchema) }),
        z.strictObject({ kind: z.literal('customer'), ...stepSchema, fields: fieldsOf(customerSchema) }),
        z.strictObject({
          kind: z.literal('order'),
          ...stepSchema,
          fields: fieldsOf(orderSchema, ['lines']),
          /** The rows of another file whose `key` is the order's `matches`, in the order of that file. */
          lines: z.strictObject({ ...rowsSchema, key: z.string(), matches: z.string(), fields: fieldsOf(orderLineSchema) }).optional(),
        }),
        z.strictObject({ kind: z.literal('influence_metric'), ...stepSchema, fields: fieldsOf(influenceMetricSchema) }),
        z.strictObject({ kind: z.literal('service_interaction'), ...stepSchema, fields: fieldsOf(serviceInteractionSchema) }),
      ]),
    )
    .min(1),
});

export type Mapping = z.output<typeof mappingSchema>;
export type Step = Mapping['steps'][number];
export type StepKind = Step['kind'];
export type LinesMapping = NonNullable<Extract<Step, { kind: 'order' }>['lines']>;
export type Condition = z.output<typeof conditionSchema>;
export type FieldMappings = Readonly<Record<string, FieldMapping | undefined>>;
/** A file as a mapping names it. */
export type FileMapping = { readonly file: string; readonly delimiter?: string | undefined };
