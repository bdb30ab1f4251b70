import { briefText } from './brief-text.js';

/** The closed set of reasons for which Cantle refuses a request. Clients see them as `extensions.code`. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'GONE'
  | 'INVALID_INPUT'
  | 'LIMIT_EXCEEDED'
  | 'RATE_LIMITED'
  | 'CONFLICT'
  | 'CURSOR_EXPIRED'
  | 'CURSOR_INVALID'
  | 'HISTORY_EXPIRED'
  | 'UNAVAILABLE';

/**
 * A refusal that the caller can understand and act on. Made by named factories so that each message is
 * written once; everything that is not a DomainError is a bug and is shown to clients as INTERNAL only.
 */
export class DomainError extends Error {
  /** Machine-readable particulars, such as `{ field: 'first' }`; never personal data. */
  readonly details: Readonly<Record<string, unknown>>;

  /** What is too long of the message, and of texts among the details, is left out of their middle: both may quote what was sent. */
  constructor(
    readonly code: ErrorCode,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(briefText(message));
    this.name = 'DomainError';
    this.details = Object.fromEntries(
      Object.entries(details).map(([name, detail]) => [name, typeof detail === 'string' ? briefText(detail) : detail]),
    );
  }
}

/** The thing asked for does not exist, or the key may not know that it does. */
export function notFound(what: string, id: string): DomainError {
  return new DomainError('NOT_FOUND', `No ${what} has the id '${id}'.`, { what, id });
}

/** There was such a thing and is none any more: nobody need ask again. */
export function gone(what: string, id: string): DomainError {
  return new DomainError('GONE', `The ${what} '${id}' was erased or deleted.`, { what, id });
}

/** There was such a thing, and it was merged into another, which stands in its place: ask again by `intoId`. */
export function movedTo(what: string, id: string, intoId: string): DomainError {
  return new DomainError('GONE', `The ${what} '${id}' was merged into '${intoId}'.`, { what, id, intoId });
}

/** An argument or input field has a value that cannot be used; `field` is its path, such as `input.name`. */
export function invalidInput(field: string, message: string): DomainError {
  return new DomainError('INVALID_INPUT', message, { field });
}

/** A documented limit was passed. */
export function limitExceeded(what: string, limit: number): DomainError {
  return new DomainError('LIMIT_EXCEEDED', `${what} exceeds the limit of ${limit}.`, { limit });
}

/** The request contradicts what is stored, such as a name that is already taken. */
export function conflict(field: string, message: string): DomainError {
  return new DomainError('CONFLICT', message, { field });
}

/** Why the server cannot answer at a moment, as clients see it in `extensions.reason`. */
export const UNAVAILABLE_REASONS = [
  'DATABASE_AWAY',
  'DATABASE_READ_ONLY',
  'LOCKED',
  'BUSY',
  'ISSUER_AWAY',
  'SUPPRESSION_KEY',
  'EXPORT_LOST',
  'TOO_SLOW',
  'STOPPING',
] as const;
export type UnavailableReason = (typeof UNAVAILABLE_REASONS)[number];

/** The server cannot answer at this moment: the same request may be sent again after a while. */
export function unavailable(reason: UnavailableReason, message: string, retryAfterMs: number): DomainError {
  return new DomainError('UNAVAILABLE', message, { retryable: true, reason, retryAfterMs });
}
