import { distance } from 'fastest-levenshtein';
import type { ClientConfig } from 'pg';
import { StartError } from '../kernel/index.js';
import { tryNamedFile } from './found-file.js';

/** Which server of several will do. The names are those of libpq. */
const SESSION_ATTRIBUTES = ['any', 'read-write', 'read-only', 'primary', 'standby', 'prefer-standby'] as const;
export type SessionAttributes = (typeof SESSION_ATTRIBUTES)[number];

/** A connection URL as it is used: everything that the driver honours, and of libpq what it does not know. */
export interface ServerAddress {
  /** What to connect with, a host each; the one given first is tried first. */
  readonly hosts: readonly ClientConfig[];
  readonly sessionAttributes: SessionAttributes;
  /** Timeouts that the URL sets itself, which ours do not replace. */
  readonly ownTimeouts: ReadonlySet<string>;
}

/** How a connection may be encrypted, by whose understanding of the words: that of the driver, or of libpq (`uselibpqcompat=true`). */
const SSL_MODES = {
  driver: ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'],
  libpq: ['disable', 'prefer', 'require', 'verify-ca', 'verify-full'],
} as const;
/** Modes that mean `verify-full` to the driver, which tells so on standard error unless that is what it is given. */
const AS_VERIFY_FULL: ReadonlySet<string> = new Set(['prefer', 'require', 'verify-ca']);
/** Parameters that name files, which are read for each connection. */
const FILES = ['sslrootcert', 'sslcert', 'sslkey'];
/** All certificates that a system trusts are a quarter of this. */
const LARGEST_FILE_BYTES = 1_048_576;

const CONNECT_TIMEOUT_S = 5;
const KEEPALIVES_IDLE_S = 10;
const TIMEOUTS = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];

/** Whatever a URL may say: what is honoured here, and what the driver honours. */
const PARAMETERS: readonly string[] = [
  'host',
  'port',
  'user',
  'password',
  'dbname',
  'target_session_attrs',
  'channel_binding',
  'connect_timeout',
  'keepalives',
  'keepalives_idle',
  'sslmode',
  'ssl',
  'sslnegotiation',
  'uselibpqcompat',
  ...FILES,
  ...TIMEOUTS,
  'query_timeout',
  'options',
  'application_name',
  'fallback_application_name',
  'client_encoding',
];
/** So few wrong letters are a slip. */
const MOST_WRONG_LETTERS = 2;

/** A connection URL that cannot be used. */
export class AddressError extends StartError {}

/**
 * Reads `postgres://user:password@host:port/name?parameters`, where several hosts stand as `one:5432,two:5433`. Throws an AddressError. What
 * the driver does by itself it is left to do: it gets the URL, with one host.
 */
export function readServerAddress(url: string): ServerAddress {
  const parts = /^(postgres(?:ql)?:\/\/)(?:([^/?#]*)@)?([^/?#@]*)([^?#]*)(?:\?([^#]*))?$/.exec(url);
  if (parts === null) throw new AddressError('must be postgres://user:password@host:port/name');
  const [, scheme = '', user, authority = '', path = '', query = ''] = parts;
  const parameters = new URLSearchParams(query);
  refuseUnknown(parameters.keys());
  const take = (name: string): string | undefined => {
    const value = parameters.get(name) ?? undefined;
    parameters.delete(name);
    return value;
  };
  const seconds = (name: string, otherwise: number): number => {
    const text = take(name);
    if (text !== undefined && !/^\d{1,6}$/.test(text)) throw new AddressError(`has ${name}=${text}, which must be a number of seconds`);
    return text === undefined ? otherwise : Number(text);
  };
  const hosts = pairs(take('host') ?? authority, take('port'));
  const sessionAttributes = take('target_session_attrs') ?? (hosts.length > 1 ? 'read-write' : 'any');
  if (!isOneOf(SESSION_ATTRIBUTES, sessionAttributes)) {
    throw new AddressError(`has target_session_attrs=${sessionAttributes}, which must be one of ${SESSION_ATTRIBUTES.join(', ')}`);
  }
  checkEncryption(parameters);
  const channelBinding = take('channel_binding');
  const own: ClientConfig = {
    connectionTimeoutMillis: 1_000 * (seconds('connect_timeout', CONNECT_TIMEOUT_S) || CONNECT_TIMEOUT_S),
    keepAlive: take('keepalives') !== '0',
    keepAliveInitialDelayMillis: 1_000 * seconds('keepalives_idle', KEEPALIVES_IDLE_S),
    enableChannelBinding: channelBinding === 'require' || channelBinding === 'prefer',
    fallback_application_name: 'cantle',
  };
  return {
    hosts: hosts.map(({ host, port }) => {
      const of = new URLSearchParams(parameters);
      if (host !== '') of.set('host', host);
      if (port !== undefined) of.set('port', port);
      return { ...own, connectionString: `${scheme}${user === undefined ? '' : `${user}@`}${path === '' ? '/' : path}?${of.toString()}` };
    }),
    sessionAttributes,
    ownTimeouts: new Set(TIMEOUTS.filter((name) => parameters.has(name))),
  };
}

/** As libpq does: what is meant to protect a connection must not be passed over for a letter. */
function refuseUnknown(names: Iterable<string>): void {
  for (const name of names) {
    if (PARAMETERS.includes(name)) continue;
    const nearest = PARAMETERS.find((known) => distance(known, name.toLowerCase()) <= MOST_WRONG_LETTERS);
    const hint = nearest === undefined ? 'Those that are honoured stand in docs/operations.md' : `The nearest is ${nearest}`;
    throw new AddressError(`has the parameter ${name}, which is not honoured. ${hint}`);
  }
}

/** Refuses a mode that there is not, which the driver would take for the strictest, and files that cannot be read; says plainly what modes mean. */
function checkEncryption(parameters: URLSearchParams): void {
  const mode = parameters.get('sslmode');
  const isLibpq = parameters.get('uselibpqcompat') === 'true';
  const modes: readonly string[] = SSL_MODES[isLibpq ? 'libpq' : 'driver'];
  if (mode !== null && !modes.includes(mode)) throw new AddressError(`has sslmode=${mode}, which must be one of ${modes.join(', ')}`);
  if (mode !== null && !isLibpq && AS_VERIFY_FULL.has(mode)) parameters.set('sslmode', 'verify-full');
  for (const name of FILES) {
    const file = parameters.get(name);
    if (file === null || file === '') continue;
    const read = tryNamedFile(file, LARGEST_FILE_BYTES);
    if ('problem' in read) throw new AddressError(`has ${name}=${file}, which cannot be read: ${read.problem}`);
  }
}

/** Hosts with their ports, of which there is one for each, one for all, or none. */
function pairs(hosts: string, ports: string | undefined): { readonly host: string; readonly port: string | undefined }[] {
  const known = ports?.split(',') ?? [];
  const all = hosts.split(',');
  if (known.length > 1 && known.length !== all.length) throw new AddressError(`has ${all.length} hosts and ${known.length} ports`);
  return all.map((text, index) => {
    const [, bracketed, plain = '', own] = /^(?:\[([^\]]*)\]|([^:]*))(?::([^:]*))?$/.exec(text) ?? [undefined, text];
    const port = own === undefined || own === '' ? (known[index] ?? known[0]) : own;
    if (port !== undefined && port !== '' && !isPort(port)) throw new AddressError(`has the port ${port}, which must be from 1 to 65535`);
    return { host: bracketed ?? decodeURIComponent(plain), port: port === '' ? undefined : port };
  });
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

function isOneOf<Name extends string>(names: readonly Name[], text: string): text is Name {
  return (names as readonly string[]).includes(text);
}
