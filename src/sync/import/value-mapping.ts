import { z } from 'zod';
import { ROWS_FIELDS } from './reading/index.js';

/** How a text becomes a value. Left out, the field decides. */
export const CONVERSIONS = ['text', 'integer', 'number', 'money', 'boolean', 'date', 'instant', 'list'] as const;

/** Rows of another file: those whose `key` is this row's `matches`. */
const relatedSchema = z.strictObject({
  ...ROWS_FIELDS,
  key: z.string(),
  matches: z.string(),
  /** What each of them gives. */
  column: z.string(),
  /** In place of that: `column` of the row of a table whose key it is. */
  through: z.strictObject({ table: z.string(), column: z.string() }).optional(),
});
export type RelatedMapping = z.output<typeof relatedSchema>;

const ORIGINS = ['column', 'constant', 'template', 'lookup', 'collect', 'sum'] as const;

export const valueSchema = z.preprocess(
  (given) => (typeof given === 'string' ? { column: given } : given),
  z
    .strictObject({
      /** The column that the value is read from; in NDJSON a field, or a path such as `address.city`. */
      column: z.string().min(1).optional(),
      /** The same value for every row. */
      constant: z.union([z.string(), z.number(), z.boolean()]).optional(),
      /** Text with columns in braces: `{first_name} {last_name}`; missing if any of them is. */
      template: z.string().optional(),
      /** A column of the row of another file whose key is this row's `by`. An unknown key is an error, unless it is `optional`. */
      lookup: z.strictObject({ table: z.string(), by: z.string(), column: z.string(), optional: z.boolean().optional() }).optional(),
      /** The list of values of all related rows, in the order of their file. */
      collect: relatedSchema.optional(),
      /** The sum of the values of all related rows; missing if there are none. */
      sum: relatedSchema.optional(),

      /** Texts that mean "no value", besides the empty one. */
      missing: z.array(z.string()).optional(),
      /** A regular expression: its first group, or all that it matches, is the value; what it does not match is missing. */
      matching: z.string().refine(isPattern, 'is no regular expression').optional(),
      /** What any text stands for. */
      present: z.union([z.string(), z.number(), z.boolean()]).optional(),
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
      format: z.string().refine(saysTheCentury, 'needs years of four digits (yyyy): two do not say the century').optional(),
      /** Where left out, that of its file, or of the mapping. */
      decimalSeparator: z.enum(['.', ',']).optional(),
      /** Takes decimals that the field does not keep, rounded; else they are refused. */
      round: z.literal(true).optional(),
      /** In place of a missing value. */
      default: z.union([z.string(), z.number(), z.boolean()]).optional(),
    })
    .refine((value) => ORIGINS.filter((origin) => value[origin] !== undefined).length === 1, {
      message: `needs exactly one of ${ORIGINS.join(', ')}`,
    }),
);
export type ValueMapping = z.output<typeof valueSchema>;

/** Luxon takes two digits for `yy` and `kk`, and any number for `y`. What stands in quotes is no token. */
function saysTheCentury(format: string): boolean {
  return !/(?<![yk])(y|yy|kk)(?![yk])/.test(format.replace(/'[^']*'/g, ''));
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
