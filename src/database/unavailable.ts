import { types } from 'node:util';
import { DomainError, type UnavailableReason } from '../kernel/index.js';

/** Why the database does not serve at the moment. */
export type Unavailability =
  /** It cannot be reached, or the connection was lost: whether what was sent has been done is not known. */
  | 'DATABASE_AWAY'
  /** It takes no writes: a standby, or read-only by its settings. */
  | 'DATABASE_READ_ONLY'
  /** Somebody else holds what is wanted. */
  | 'LOCKED'
  /** Too much is asked at once. */
  | 'BUSY';

const UNAVAILABLE = 'UNAVAILABLE';
const RETRY_AFTER_MS = 1_000;
const MESSAGES: Readonly<Record<Unavailability, string>> = {
  DATABASE_AWAY: 'The database cannot be reached at the moment. Try again; a write that is sent again is done once.',
  DATABASE_READ_ONLY: 'The database takes no writes at the moment. Try again.',
  LOCKED: 'Somebody else is changing the same records. Nothing was written; try again.',
  BUSY: 'The server has too much to do at the moment. Nothing was written; try again.',
};

/** A refusal that time alone may end. Clients see `retryable`; what the database said is for the log, as the cause. */
export class Unavailable extends DomainError {
  constructor(
    readonly reason: Unavailability,
    options?: { readonly cause?: unknown },
  ) {
    super(UNAVAILABLE, MESSAGES[reason], { retryable: true, reason: reason satisfies UnavailableReason, retryAfterMs: RETRY_AFTER_MS });
    this.name = 'Unavailable';
    if (options !== undefined) this.cause = options.cause;
  }
}

export function isUnavailable(error: unknown, reason: Unavailability): boolean {
  return error instanceof Unavailable && error.reason === reason;
}

/** SQLSTATE, of errors that are about the connection or the server and end the session. */
const ENDS_SESSION = new Set([
  '57P01', // terminated by an administrator, or by a shutdown
  '57P02', // another backend has crashed
  '57P03', // starting up, or shutting down
  '57P04', // the database was dropped
  '57P05', // idle for too long
  '25P03', // idle in a transaction for too long
  '25P04', // a transaction that has taken too long
]);
const READ_ONLY = '25006';
const LOCK_NOT_AVAILABLE = '55P03';
const TOO_MANY_CONNECTIONS = '53300';

/** Whether a connection on which this happened is not to be used again. A server that takes no writes may not be the right one any more. */
export function endsSession(error: unknown): boolean {
  const code = sqlStateOf(error);
  return code !== undefined && (code.startsWith('08') || ENDS_SESSION.has(code) || code === READ_ONLY || isFatal(error, code));
}

/** What is fatal ends the session, whatever it is: a database that takes no connections for a while. That it is not there, or takes no such user, does not pass. */
function isFatal(error: unknown, code: string): boolean {
  return (error as { severity?: unknown }).severity === 'FATAL' && !code.startsWith('28') && code !== '3D000';
}

/** An error of the database as clients may see it; the same one if it is none that passes. */
export function asUnavailable(error: unknown): unknown {
  if (!isError(error) || error instanceof DomainError) return error;
  const reason = reasonOf(error);
  return reason === undefined ? error : new Unavailable(reason, { cause: error });
}

function reasonOf(error: Error): Unavailability | undefined {
  const code = sqlStateOf(error);
  if (code === LOCK_NOT_AVAILABLE) return 'LOCKED';
  if (code === READ_ONLY) return 'DATABASE_READ_ONLY';
  if (code === TOO_MANY_CONNECTIONS) return 'BUSY';
  if (endsSession(error)) return 'DATABASE_AWAY';
  const { code: name, reason } = error as { code?: unknown; reason?: Unavailability };
  // MikroORM makes an error of its own of what happens to it, with the same properties.
  if (name === UNAVAILABLE) return reason;
  return CONNECTION_ERRORS.has(String(name)) ? 'DATABASE_AWAY' : undefined;
}

/** A connection has ended, or cannot be opened. */
export class ConnectionLost extends Error {
  readonly code = 'CONNECTION_LOST';

  constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'ConnectionLost';
  }
}

/**
 * What the connection has prepared is not there any more, or would answer otherwise: a newer version of the program has changed the schema, or somebody has had it
 * forgotten (DISCARD ALL). Nothing was done; another connection prepares it anew.
 */
export class StatementsStale extends ConnectionLost {
  override readonly name = 'StatementsStale';
}

/** Whether a server refuses what it has prepared before. It says that it supports no change of what a plan gives by 0A000, as it does of much else. */
export function tellsStaleStatements(error: unknown): boolean {
  const { code, routine } = error as { readonly code?: unknown; readonly routine?: unknown };
  return code === '26000' || (code === '0A000' && routine === 'RevalidateCachedQuery');
}

const CONNECTION_ERRORS = new Set([
  'CONNECTION_LOST',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
]);

/** Those of Node.js itself too, which in a context of its own, as tests run in, are no instances of the Error there. */
export function isError(error: unknown): error is Error {
  return error instanceof Error || types.isNativeError(error);
}

/** The error, what it came of, and what that came of; the innermost first. */
export function causesOf(error: unknown): Error[] {
  if (!isError(error)) return [];
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  return [...inner.flatMap(causesOf), error];
}

function sqlStateOf(error: unknown): string | undefined {
  const code = isError(error) && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(code) ? code : undefined;
}
