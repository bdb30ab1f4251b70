import { Info } from 'luxon';
import { z } from 'zod';
import { type Field, type Fields, KINDS, type KindName, order, orderLine } from '../../records/index.js';
import { attributeDefinition, eventProperty } from '../declare/index.js';
import { FILE_FIELDS, ROWS_FIELDS } from './reading/index.js';
import { valueSchema, type ValueMapping } from './value-mapping.js';

/*
 * What a mapping file says: which file holds which kind of record, and from which columns each field is made. docs/import.md
 * explains it with AdventureWorks as the example.
 */

const valuesSchema = z.preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(valueSchema));

/** Where a field comes from: one value, a list of values, values by key, or a list of such. */
export type FieldMapping = ValueMapping | ValueMapping[] | ValuesByName | ValuesByName[];
export type ValuesByName = Record<string, ValueMapping | undefined>;
export type FieldMappings = Readonly<Record<string, FieldMapping | undefined>>;

/** An object with the names of the fields, each optional. Those that have rows of their own are left out. */
function mappingsOf<Schema extends z.ZodType>(fields: Fields, schemaOf: (field: Field) => Schema) {
  const mapped = Object.entries(fields).filter(([, { part }]) => part?.name !== orderLine.name);
  return z.strictObject(Object.fromEntries(mapped.map(([name, field]) => [name, schemaOf(field).optional()])));
}

function fieldSchema({ form, part }: Field): z.ZodType<FieldMapping> {
  if (part !== undefined) return z.array(mappingsOf(part.fields, () => valueSchema));
  if (form === 'keyed') return z.record(z.string(), valueSchema);
  return form === 'texts' ? valuesSchema : valueSchema;
}

const STEP_FIELDS = {
  ...ROWS_FIELDS,
  source: z.string().min(1).optional(),
  /** Of the rows that have the same in this column, only the first counts: a file of order lines has the order in each of them. */
  firstOf: z.string().min(1).optional(),
};

/** The rows of another file whose `key` is the order's `matches`, in the order of that file. */
const linesSchema = z.strictObject({
  ...ROWS_FIELDS,
  key: z.string(),
  matches: z.string(),
  fields: mappingsOf(orderLine.fields, fieldSchema),
});
export type LinesMapping = z.output<typeof linesSchema>;

function stepOf({ name, fields }: { readonly name: KindName; readonly fields: Fields }) {
  const step = z.strictObject({
    kind: z.literal(name),
    ...STEP_FIELDS,
    fields: mappingsOf(fields, fieldSchema),
    lines: linesSchema.optional(),
  });
  // No step but that of orders has lines.
  return name === order.name ? step : (step.omit({ lines: true }) as typeof step);
}
type StepSchema = ReturnType<typeof stepOf>;

/** Each may read a file again from its beginning: no more of them than of the files of an import. */
const MOST_STEPS = 100;
const TOO_MANY = `are more than the ${MOST_STEPS} that a mapping may have`;

const PARTIES = ['ZERO', 'FIRST', 'SECOND', 'THIRD'] as const;

export const mappingSchema = z
  .strictObject({
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
    /** Of the numbers in its files. */
    decimalSeparator: z.enum(['.', ',']).optional(),
    /** Custom attributes, of whatever `owner`, that are declared before the first step. */
    attributes: z.array(attributeDefinition.schema).default([]),
    /** Properties of events, likewise. */
    eventProperties: z.array(eventProperty.schema).default([]),
    /** Files of exchange rates as the European Central Bank publishes them, brought in before the first step. */
    exchangeRates: z.array(z.string().min(1)).max(MOST_STEPS, TOO_MANY).default([]),
    /** Small files that are kept in memory, to look rows up in by a key. */
    tables: z.record(z.string(), z.strictObject({ ...FILE_FIELDS, key: z.string() })).default({}),
    /** Done in this order: what others refer to comes first. */
    steps: z
      .array(z.discriminatedUnion('kind', KINDS.map(stepOf) as [StepSchema, ...StepSchema[]]))
      .max(MOST_STEPS, TOO_MANY)
      .default([]),
  })
  .refine(({ steps, exchangeRates }) => steps.length > 0 || exchangeRates.length > 0, {
    path: ['steps'],
    error: 'must have a step at least',
  });

export type Mapping = z.output<typeof mappingSchema>;
export type Step = Mapping['steps'][number];
