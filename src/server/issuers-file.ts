import { parse } from 'yaml';
import { z } from 'zod';
import { ALGORITHMS, EVERY_SEGMENT, isTrusted, LIMIT_NAMES, type Issuer } from '../access/index.js';
import { tryNamedFile } from '../database/index.js';
import { isId } from '../kernel/index.js';
import { SCOPES, type Scope } from '../model/index.js';
import { checkBySchema, tellProblem } from '../records/index.js';

/** Twenty issuers with all their maps are a hundredth of this. */
const LARGEST_FILE_BYTES = 1_048_576;
const MOST_ISSUERS = 20;
const MOST_TOLERANCE_SECONDS = 300;
const DEFAULT_TOLERANCE_SECONDS = 5;
/** What is missing and what cannot be it are refused alike. */
const NO_AUDIENCE = 'must be what `aud` of tokens is to name: a text, or a list of texts';
const NOT_TRUSTED = 'must be an https address, or one of this machine';

const url = z.string().refine(isTrusted, NOT_TRUSTED);
const claim = z.string().min(1);
const segment = z.string().refine((id) => id === EVERY_SEGMENT || isId(id), `must be the id of a segment, or ${EVERY_SEGMENT} for all`);

const ISSUER = z.strictObject({
  issuer: url,
  audience: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)], NO_AUDIENCE).transform((audience) => [audience].flat()),
  jwksUri: url.optional(),
  algorithms: z.array(z.enum(ALGORITHMS)).min(1).default(['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519']),
  clockToleranceSeconds: z.number().min(0).max(MOST_TOLERANCE_SECONDS).default(DEFAULT_TOLERANCE_SECONDS),
  type: z.string().min(1).optional(),
  scopes: z
    .strictObject({ claim: claim.default('scope'), map: z.record(z.string(), z.array(z.enum(Object.keys(SCOPES) as Scope[]))).optional() })
    .default({ claim: 'scope' }),
  segments: z.strictObject({ claim, map: z.record(z.string(), z.array(segment)).optional() }).optional(),
  limits: z.strictObject(Object.fromEntries(LIMIT_NAMES.map((name) => [name, z.number().int().min(1).optional()]))).optional(),
});

const FILE = z.strictObject({
  issuers: z
    .array(ISSUER)
    .min(1)
    .max(MOST_ISSUERS)
    .refine((issuers) => new Set(issuers.map(({ issuer }) => issuer)).size === issuers.length, 'names an issuer twice'),
});

interface Reading {
  readonly issuers: readonly Issuer[];
  /** Everything that is wrong with the file. */
  readonly problems: readonly string[];
}

/** The issuers of a file (docs/access.md); none where there is no file. */
export function readIssuers(file: string): Reading {
  if (file === '') return { issuers: [], problems: [] };
  const read = tryNamedFile(file, LARGEST_FILE_BYTES);
  if ('problem' in read) return { issuers: [], problems: [`cannot be read: ${read.problem}`] };
  let content: unknown;
  try {
    content = parse(read.content.toString('utf8'), { logLevel: 'error' });
  } catch (error) {
    return { issuers: [], problems: [`cannot be read: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`] };
  }
  const checked = checkBySchema(FILE, content);
  if ('value' in checked) return { issuers: checked.value.issuers, problems: [] };
  return { issuers: [], problems: checked.problems.map((problem) => [problem.path.join('.'), tellProblem(problem)].join(' ').trim()) };
}
