import { z } from 'zod';
import { DomainError, invalidInput } from '../kernel/index.js';
import { didYouMean } from '../language/index.js';
import { CONSENT_CHANNEL } from '../model/index.js';

/** What becomes of customers who have not agreed to be reached through the channels of an export. */
export const WITHOUT_CONSENT = ['leave_out', 'blank', 'include'] as const;
export const FORMATS = ['csv', 'ndjson'] as const;
export type Format = (typeof FORMATS)[number];

const DEFAULT_COLUMNS = ['id', 'externalIds'];

const list = <Element extends z.ZodType>(element: Element) =>
  z.preprocess((value) => (typeof value === 'string' ? value.split(',').map((part) => part.trim()) : value), z.array(element));

const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.toLowerCase() : value),
    z.enum(words, `must be ${words.slice(0, -1).join(', ')} or ${words.at(-1)}`),
  );

const text = z.string('must be a text').refine((value) => !value.includes('\0'), 'must not have NUL in it');

/** What is asked for, the same by HTTP and on the command line; lists may be texts with commas. */
const REQUEST = z.strictObject({
  /** Whose members: by id or by name; or a rule that nobody has saved. */
  segmentId: text.optional(),
  segment: text.optional(),
  query: text.optional(),
  rule: z.unknown().optional(),
  columns: list(text).default(DEFAULT_COLUMNS),
  format: oneOf(FORMATS).default('csv'),
  /** The channels through which the customers are to be reached. */
  channels: list(oneOf(CONSENT_CHANNEL.words)).default([]),
  withoutConsent: oneOf(WITHOUT_CONSENT).default('leave_out'),
  /** Whether what a spreadsheet would run as a formula is made harmless in CSV, or kept for a program that reads it. */
  formulas: oneOf(['defuse', 'keep']).default('defuse'),
});

export type ExportRequest = z.output<typeof REQUEST>;

/** Refuses with INVALID_INPUT, naming the field. */
export function readExportRequest(given: unknown): ExportRequest {
  const result = REQUEST.safeParse(given);
  if (!result.success) throw problemOf(result.error.issues[0]);
  const { segmentId, segment, query, rule } = result.data;
  const named = Object.entries({ segmentId, segment, query, rule }).filter(([, value]) => value !== undefined && value !== null);
  if (named.length === 0) throw invalidInput('segment', 'Say whom to export: a segment, a segmentId, a query or a rule.');
  if (named.length > 1)
    throw invalidInput(named[1]?.[0] ?? 'segment', 'Say once whom to export: a segment, a segmentId, a query or a rule.');
  return { ...result.data, channels: [...new Set(result.data.channels)] };
}

function problemOf(issue: z.core.$ZodIssue | undefined): DomainError {
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const names = Object.keys(REQUEST.shape);
    return invalidInput(key, `An export has no argument '${key}'; it has ${names.join(', ')}.${didYouMean(key, names)}`);
  }
  const field = (issue?.path ?? []).map(String).join('.');
  return invalidInput(field, field === '' ? 'Say whom to export in a JSON object.' : `${field} ${issue?.message ?? 'cannot be used'}.`);
}
