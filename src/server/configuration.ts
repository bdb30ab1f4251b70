import { isIP } from 'node:net';
import { z } from 'zod';
import { SHORTEST_KEY, type Issuer, type Limits } from '../access/index.js';
import { AddressError, readServerAddress } from '../database/index.js';
import { invalidInput, StartError } from '../kernel/index.js';
import { isPhoneRegion } from '../records/index.js';
import { SuppressionKey, type UploadLimits } from '../sync/index.js';
import { readIssuers } from './issuers-file.js';
import { unknownSettings } from './unknown-settings.js';
import { FACTS, type NamedFacts } from './workspace-facts.js';

const emptyAsMissing = (value: unknown): unknown => (value === '' ? undefined : value);
const setting = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(emptyAsMissing, schema);

/** A number as people write it, within what the setting can mean; the refusal says that range. Blanks and `0x10` are none. */
function number(what: string, least: number, most: number, { whole = false } = {}) {
  const shape = whole ? /^\d{1,15}$/ : /^\d{1,15}(\.\d{1,9})?$/;
  const isOne = (text: string) => shape.test(text) && Number(text) >= least && Number(text) <= most;
  return z.string().refine(isOne, `must be ${what} from ${least} to ${most}`).transform(Number);
}

const limit = () => setting(number('a whole number', 1, 1_000_000_000, { whole: true }).optional());
/** Shorter ones are none that anybody means. */
const LEAST_PERIOD = 0.001;

const address = () =>
  z.string().superRefine((url, refinement) => {
    const problem = addressProblem(url);
    if (problem !== undefined) refinement.addIssue(problem);
  });

/** A thousand gigabytes, which no database wants to have twice. */
const MOST_UPLOAD_MB = 1_000_000;
const BYTES_OF_MB = 1_048_576;

const MOST_DRAIN_SECONDS = 300;
const DRAIN_SECONDS = 5;
const LOOPBACK = /^(?:localhost|127\.|::1$)/;

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

/** What is hashed can be guessed, so the key must not be. */
const SHORTEST_SUPPRESSION_KEY = 32;

/** Every setting, by the name of its environment variable. README.md explains them to users. */
const SETTINGS = z.object({
  /** The port to listen on; 0 takes any that is free. */
  PORT: setting(number('a port number', 0, 65_535, { whole: true }).default(4000)),
  /** The address to listen on; `0.0.0.0` for all. Loopback by default, so that a laptop opens nothing to its network. */
  CANTLE_HOST: setting(z.string().default('localhost')),
  /** For how long a server that is told to stop still takes requests, and says at /readyz that it goes. Nobody hands out those of a laptop. */
  CANTLE_DRAIN_SECONDS: setting(number('a number of seconds', 0, MOST_DRAIN_SECONDS).optional()),
  /** The folder of the embedded database. */
  CANTLE_DATA: setting(z.string().default('.cantle')),
  /** A PostgreSQL server in place of the embedded database. */
  DATABASE_URL: setting(address().optional()),
  /** The same server, where DATABASE_URL leads through a pooler such as PgBouncer. */
  DATABASE_DIRECT_URL: setting(address().optional()),
  /** The instant at which the clock starts, to run from there. */
  CANTLE_CLOCK: setting(z.iso.datetime({ offset: true, error: 'must be RFC 3339, such as 2014-01-28T12:00:00Z' }).optional()),
  /** The time zone whose days rules mean. */
  CANTLE_TIME_ZONE: setting(z.string().refine(FACTS.timeZone.isOne, `must be ${FACTS.timeZone.what}`).optional()),
  /** The currency of amounts that do not name one. */
  CANTLE_CURRENCY: setting(z.string().refine(FACTS.currency.isOne, `must be ${FACTS.currency.what}`).optional()),
  /** How far ahead of the clock what has happened may be dated. */
  CANTLE_CLOCK_TOLERANCE_MINUTES: setting(number('a number of minutes', 0, 60_000_000).default(5)),
  /** The country by whose rules phone numbers are read that do not name their own. */
  CANTLE_PHONE_REGION: setting(z.string().refine(isPhoneRegion, `must be ${FACTS.phoneRegion.what}`).optional()),
  /** How often quintiles, tiers and percentiles of the whole base are found anew. */
  CANTLE_THRESHOLDS_HOURS: setting(number('a number of hours', LEAST_PERIOD, 8_760).default(24)),
  /** How long membership changes and the delta feed are kept. */
  CANTLE_CHANGES_DAYS: setting(number('a number of days', LEAST_PERIOD, 36_500).default(365)),
  /** How long entries of the audit log are kept. */
  CANTLE_AUDIT_DAYS: setting(number('a number of days', LEAST_PERIOD, 36_500).default(365)),
  /** Whether an empty database gets the demo shop. A server's only if somebody says so: it may be empty by mistake. */
  CANTLE_DEMO: setting(z.enum(['on', 'off'], 'must be on or off').optional()),
  /** Whether browsers get the console at /. */
  CANTLE_CONSOLE: setting(z.enum(['on', 'off'], 'must be on or off').default('on')),
  /** Whether browsers get an editor at /graphql. */
  CANTLE_IDE: setting(z.enum(['on', 'off'], 'must be on or off').default('on')),
  /** An administrator key that a database without any key accepts. */
  CANTLE_BOOTSTRAP_KEY: setting(z.string().min(SHORTEST_KEY, `must have at least ${SHORTEST_KEY} characters`).regex(/^\S+$/).optional()),
  /** With which external ids of erased people are kept from coming back. */
  CANTLE_SUPPRESSION_KEY: setting(
    z
      .string()
      .min(SHORTEST_SUPPRESSION_KEY, `must have at least ${SHORTEST_SUPPRESSION_KEY} characters, such as \`openssl rand -hex 32\` gives`)
      .regex(/^\S+$/, 'must have no blanks')
      .optional(),
  ),
  /** The file that names the issuers whose tokens are accepted. */
  CANTLE_ISSUERS: setting(
    z
      .string()
      .default('')
      .transform((file, { issues }) => {
        const { issuers, problems } = readIssuers(file);
        for (const message of problems) issues.push({ code: 'custom', message, input: file });
        return issuers;
      }),
  ),
  /** The origins whose pages may call the API from a browser. */
  CANTLE_CORS_ORIGINS: setting(
    z
      .string()
      .default('')
      .transform((text) => text.split(',').flatMap((origin) => origin.trim() || []))
      .superRefine((origins, refinement) => {
        for (const origin of origins.filter((each) => !isOrigin(each))) refinement.addIssue(originProblem(origin));
      }),
  ),
  /** How large a file may be that is sent to be imported, and what all that are kept may come to; 0 takes none. */
  CANTLE_UPLOAD_MB: setting(number('a number of megabytes', 1, MOST_UPLOAD_MB, { whole: true }).default(1_024)),
  CANTLE_UPLOADS_MB: setting(number('a number of megabytes', 0, MOST_UPLOAD_MB, { whole: true }).default(4_096)),
  /** The folder below which export schedules write their files; where this is not set they write none. */
  CANTLE_EXPORT_FOLDER: setting(z.string().optional()),
  /** Whether webhooks and destinations may lead to what only this server reaches. */
  CANTLE_WEBHOOKS_PRIVATE: setting(z.enum(['on', 'off'], 'must be on or off').default('off')),
  /** Proxies whose word on the address of a client is believed. */
  CANTLE_TRUSTED_PROXIES: setting(
    z
      .string()
      .default('')
      .transform((text) => text.split(',').flatMap((proxy) => proxy.trim() || []))
      .refine(
        (proxies) => proxies.every((proxy) => proxy === 'loopback' || isNetwork(proxy)),
        'must be addresses or networks separated by commas, such as 10.0.0.0/8,loopback',
      ),
  ),
  /** What one key, or one subject of tokens, may have where nothing else is said of it; nothing is counted where this is not set. */
  CANTLE_REQUESTS_PER_MINUTE: limit(),
  CANTLE_COST_PER_MINUTE: limit(),
  CANTLE_SUBSCRIPTIONS: limit(),
  CANTLE_EXPENSIVE_QUESTIONS: limit(),
  /** The least serious log lines to write. */
  CANTLE_LOG_LEVEL: setting(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info')),
});

/** The names of all variables that are read. */
export const SETTING_NAMES: readonly string[] = Object.keys(SETTINGS.shape);

function addressProblem(url: string): string | undefined {
  try {
    readServerAddress(url);
    return undefined;
  } catch (error) {
    if (error instanceof AddressError) return error.message;
    throw error;
  }
}

function isNetwork(text: string): boolean {
  const [address = '', bits = '0', ...rest] = text.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
}

function originProblem(text: string): string {
  const example = 'such as https://crm.example.com,http://localhost:5173';
  const origin = /^https?:/.test(text) && !text.includes('*') && URL.canParse(text) ? new URL(text).origin : undefined;
  if (origin === undefined) return `has '${text}', which is no origin: name them in full and separated by commas, ${example}`;
  return `has '${text}': an origin has no path and no slash at its end, and is written as browsers send it: ${origin}`;
}

/** Exactly as a browser sends it: no path, no trailing slash, and no pattern. */
function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && !text.includes('*') && URL.canParse(text) && new URL(text).origin === text;
}

export interface Configuration {
  readonly port: number;
  readonly host: string;
  readonly drainMs: number;
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly databaseDirectUrl: string | undefined;
  readonly clockStart: Date | undefined;
  /** What it names of what is the same for all who work on the database. */
  readonly facts: NamedFacts;
  readonly clockToleranceMs: number;
  readonly thresholdsEveryMs: number;
  readonly changesKeptMs: number;
  readonly auditKeptMs: number;
  readonly demo: boolean;
  readonly console: boolean;
  readonly ide: boolean;
  readonly bootstrapKey: string | undefined;
  readonly suppressionKey: SuppressionKey | undefined;
  readonly issuers: readonly Issuer[];
  readonly limits: Limits;
  readonly corsOrigins: readonly string[];
  readonly trustedProxies: readonly string[];
  readonly privateWebhooks: boolean;
  readonly exportFolder: string | undefined;
  readonly uploads: UploadLimits;
  readonly logLevel: string;
  /** Variables that look like settings and are none. */
  readonly unknownSettings: readonly string[];
}

/** Everything that is wrong with the environment, one line a variable. */
export class ConfigurationError extends StartError {
  constructor(readonly problems: readonly string[]) {
    const [problem = ''] = problems;
    super(problems.length === 1 ? problem : `The configuration has problems:\n${problems.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'ConfigurationError';
  }
}

/** Reads the settings from the environment; throws a ConfigurationError that tells all problems at once. */
export function readConfiguration(environment: Readonly<Record<string, string | undefined>> = process.env): Configuration {
  const result = SETTINGS.safeParse(environment);
  const { misspelt, unknown } = unknownSettings(environment, SETTING_NAMES);
  const invalid = result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  if (!result.success || misspelt.length > 0) throw new ConfigurationError([...invalid, ...misspelt]);
  const settings = result.data;
  return {
    port: settings.PORT,
    host: settings.CANTLE_HOST,
    drainMs: 1_000 * (settings.CANTLE_DRAIN_SECONDS ?? (LOOPBACK.test(settings.CANTLE_HOST) ? 0 : DRAIN_SECONDS)),
    dataFolder: settings.CANTLE_DATA,
    databaseUrl: settings.DATABASE_URL,
    databaseDirectUrl: settings.DATABASE_URL === undefined ? undefined : settings.DATABASE_DIRECT_URL,
    clockStart: settings.CANTLE_CLOCK === undefined ? undefined : new Date(settings.CANTLE_CLOCK),
    facts: { currency: settings.CANTLE_CURRENCY, timeZone: settings.CANTLE_TIME_ZONE, phoneRegion: settings.CANTLE_PHONE_REGION },
    clockToleranceMs: settings.CANTLE_CLOCK_TOLERANCE_MINUTES * 60_000,
    thresholdsEveryMs: settings.CANTLE_THRESHOLDS_HOURS * 3_600_000,
    changesKeptMs: settings.CANTLE_CHANGES_DAYS * 86_400_000,
    auditKeptMs: settings.CANTLE_AUDIT_DAYS * 86_400_000,
    demo: (settings.CANTLE_DEMO ?? (settings.DATABASE_URL === undefined ? 'on' : 'off')) === 'on',
    console: settings.CANTLE_CONSOLE === 'on',
    ide: settings.CANTLE_IDE === 'on',
    bootstrapKey: settings.CANTLE_BOOTSTRAP_KEY,
    suppressionKey: settings.CANTLE_SUPPRESSION_KEY === undefined ? undefined : new SuppressionKey(settings.CANTLE_SUPPRESSION_KEY),
    issuers: settings.CANTLE_ISSUERS,
    limits: {
      requestsPerMinute: settings.CANTLE_REQUESTS_PER_MINUTE ?? null,
      costPerMinute: settings.CANTLE_COST_PER_MINUTE ?? null,
      subscriptions: settings.CANTLE_SUBSCRIPTIONS ?? null,
      expensiveQuestions: settings.CANTLE_EXPENSIVE_QUESTIONS ?? null,
    },
    corsOrigins: settings.CANTLE_CORS_ORIGINS,
    trustedProxies: settings.CANTLE_TRUSTED_PROXIES,
    privateWebhooks: settings.CANTLE_WEBHOOKS_PRIVATE === 'on',
    exportFolder: settings.CANTLE_EXPORT_FOLDER,
    uploads: { fileBytes: settings.CANTLE_UPLOAD_MB * BYTES_OF_MB, totalBytes: settings.CANTLE_UPLOADS_MB * BYTES_OF_MB },
    logLevel: settings.CANTLE_LOG_LEVEL,
    unknownSettings: unknown,
  };
}

/**
 * A secret by the variable that has it; undefined where that is not set. What Cantle itself is configured by is refused: files say where a secret goes, and these go nowhere.
 */
export function secretNamed(name: string, environment: Readonly<Record<string, string | undefined>> = process.env): string | undefined {
  if (!/^[A-Za-z_]\w{0,99}$/.test(name)) throw invalidInput('secretFrom', 'secretFrom must be the name of an environment variable');
  if (/^(CANTLE|DATABASE|PG)/i.test(name) || SETTING_NAMES.includes(name))
    throw invalidInput('secretFrom', `secretFrom: ${name} is of Cantle itself, and goes nowhere`);
  const value = environment[name];
  return value === '' ? undefined : value;
}
