import { z } from 'zod';
import { encodingNamed } from './encoding.js';

/** Rows for which any of the conditions holds are passed over. */
const conditionSchema = z.union([
  z.strictObject({ column: z.string(), in: z.array(z.string()) }),
  z.strictObject({ column: z.string(), missing: z.literal(true) }),
  z.strictObject({ column: z.string(), present: z.literal(true) }),
]);
export type Condition = z.output<typeof conditionSchema>;

/** What a mapping says of a file. */
export const FILE_FIELDS = {
  /** Within the folder that is imported. `.ndjson` and `.jsonl` are read as NDJSON, everything else as CSV. */
  file: z.string().min(1),
  /** Of CSV. */
  delimiter: z.string().length(1).optional(),
  /** Found out where left out. */
  encoding: z
    .string()
    .refine((name) => encodingNamed(name) !== undefined, 'is no encoding that can be read, such as windows-1252, iso-8859-15 or utf-16le')
    .optional(),
  /** Of the numbers in it; that of the mapping where left out. */
  decimalSeparator: z.enum(['.', ',']).optional(),
};

/** And of its rows. */
export const ROWS_FIELDS = { ...FILE_FIELDS, skipIf: z.array(conditionSchema).optional() };

/** A file as a mapping names it. */
export type FileMapping = { readonly file: string; readonly delimiter?: string | undefined; readonly encoding?: string | undefined };
