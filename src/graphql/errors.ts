import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { asUnavailable, isServerError, tellServerError, Unavailable } from '../database/index.js';
import { briefText, DomainError, type ErrorCode, HungUp, newId } from '../kernel/index.js';

/** The HTTP status of a request that is refused as a whole. A refusal inside an answer leaves the status at 200. */
export const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  GONE: 410,
  INVALID_INPUT: 400,
  LIMIT_EXCEEDED: 400,
  RATE_LIMITED: 429,
  CONFLICT: 409,
  CURSOR_EXPIRED: 410,
  CURSOR_INVALID: 400,
  HISTORY_EXPIRED: 410,
  UNAVAILABLE: 503,
};

/** A refusal of a whole request, before anything of it has run. */
export function refusal(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  const extensions = { code: error.code, ...error.details, http: { status: HTTP_STATUS[error.code] } };
  return new GraphQLError(error.message, { originalError: error, extensions });
}

/** The HTTP status of an answer that has no data, because the request was refused. */
export function statusOf(errors: readonly GraphQLError[] = []): number {
  const http = errors[0]?.extensions['http'] as { readonly status: number } | undefined;
  return http?.status ?? 400;
}

/** Any error where one of GraphQL is wanted; what clients are told of it `toClientError` decides. */
export function asGraphqlError(error: unknown): GraphQLError {
  const refused = refusal(error);
  if (refused instanceof GraphQLError) return refused;
  return new GraphQLError('Something went wrong on our side.', {
    originalError: error instanceof Error ? error : new Error(String(error)),
  });
}

/**
 * What a client is told of an error. A refusal says its code and particulars; what is wrong with the request itself keeps the code
 * that GraphQL gives it; anything else is a bug, of which only an incident id is told, under which the log has the cause.
 */
export function toClientError(error: unknown, log: Logger): GraphQLFormattedError {
  const place = error instanceof GraphQLError ? { locations: error.locations, path: error.path } : {};
  const cause = asUnavailable(rootCause(error));
  if (cause instanceof Unavailable) log.warn({ reason: cause.reason, cause: describeCause(cause.cause) }, 'the database does not serve');
  if (cause instanceof DomainError) return clean({ message: cause.message, ...place, extensions: { code: cause.code, ...cause.details } });
  const code = requestProblem(error, cause);
  // The outer error says where in the variables a value does not fit, the inner one only that it does not.
  if (code !== undefined) return clean({ message: briefText((error as GraphQLError).message), ...place, extensions: { code } });
  // No error of ours.
  if (cause instanceof HungUp) {
    log.debug({ path: place.path?.join('.') }, 'nobody waited for the answer any more');
    return clean({ message: cause.message, ...place, extensions: { code: 'UNAVAILABLE', retryable: true } });
  }
  const incidentId = newId();
  log.error({ incidentId, cause: describeCause(cause), path: place.path?.join('.') }, 'an operation failed');
  return clean({ message: 'Something went wrong on our side.', ...place, extensions: { code: 'INTERNAL', incidentId } });
}

function rootCause(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError !== undefined) cause = cause.originalError;
  return cause;
}

/** The code of an error that the request itself is to blame for, as whoever found it says. Errors of execution have a path and are not. */
function requestProblem(error: unknown, cause: unknown): string | undefined {
  if (!(error instanceof GraphQLError && cause instanceof GraphQLError) || cause.path !== undefined) return undefined;
  const code = error.extensions['code'] ?? cause.extensions['code'];
  return typeof code === 'string' ? code : 'INVALID_INPUT';
}

/** What may be logged of an error. Statements with their values are left out, and so is what messages quote of data. */
export function describeCause(cause: unknown): Record<string, unknown> {
  if (!(cause instanceof Error)) return { message: String(cause) };
  const { previous, code } = cause as { previous?: unknown; code?: unknown };
  const behind = previous ?? (cause instanceof Unavailable ? cause.cause : undefined);
  const driver = behind instanceof Error ? behind : cause;
  const message = isServerError(driver) ? tellServerError(driver) : driver.message;
  return { name: cause.name, message, code, stack: framesOf(cause, driver) };
}

/** Where an error arose. Its stack begins with the message, of which lines may look like frames and be of a person. */
function framesOf({ stack = '', message }: Error, driver: Error): string {
  const bare = [message, driver.message].reduce((text, told) => text.replaceAll(told, ''), stack);
  return bare
    .split('\n')
    .filter((line) => FRAME.test(line))
    .join('\n');
}

const FRAME = /^ {4}at .*(?::\d+:\d+\)?|\((?:<anonymous>|native|index \d+)\))$/;

function clean(error: { [Key in keyof GraphQLFormattedError]: GraphQLFormattedError[Key] | undefined }): GraphQLFormattedError {
  return Object.fromEntries(Object.entries(error).filter(([, value]) => value !== undefined)) as unknown as GraphQLFormattedError;
}
