import { DomainError } from '../kernel/index.js';
import type { Scope } from '../model/index.js';
import type { Fall } from './fall.js';

/** No key, or one that is unknown, revoked or has ended: which of them is not told. */
export function unauthenticated(): DomainError {
  return new DomainError('UNAUTHENTICATED', 'Send a valid API key or token: `Authorization: Bearer ...`.');
}

/** Somebody who was let in stands no more: what is open ends. */
export function fallen(fall: Fall): DomainError {
  return new DomainError('UNAUTHENTICATED', FALLS[fall], { reason: fall });
}

const FALLS: Readonly<Record<Fall, string>> = {
  KEY_REVOKED: 'The key was revoked.',
  KEY_EXPIRED: 'The key has expired.',
  TOKEN_EXPIRED: 'The token has expired.',
  KEY_CHANGED: 'What the key may do was changed: connect again.',
};

/** A former secret of a key has nothing but its overlap. */
export function formerSecret(field?: string): DomainError {
  return new DomainError(
    'FORBIDDEN',
    'This key was rotated: its former secret rotates nothing and connects no shops. Use the new one.',
    field === undefined ? {} : { field },
  );
}

/** The key lacks scopes that `what`, such as `Customer.firstName`, needs. */
export function missingScopes(what: string, scopes: readonly Scope[]): DomainError {
  return new DomainError('FORBIDDEN', `${what} needs the scope ${scopes.join(' and ')}, which this key lacks.`, { what, scopes });
}

/** More was asked for than a limit of the caller lets through for now. */
export function rateLimited(what: string, limit: number, retryAfterMs: number): DomainError {
  return new DomainError('RATE_LIMITED', `${what} exceeds the limit of ${limit}: come again later.`, {
    limit,
    retryable: true,
    retryAfterMs,
  });
}

/** A rule mentions what the key may not ask for. */
export function mayNotAsk(mentioned: readonly string[], scopes: readonly Scope[]): DomainError {
  const more = mentioned.length > MOST_NAMED ? ` and ${mentioned.length - MOST_NAMED} more` : '';
  const what = `A rule over ${mentioned.slice(0, MOST_NAMED).join(', ')}${more}`;
  const { code, message, details } = missingScopes(what, scopes);
  return new DomainError(code, message, { ...details, mentioned });
}

const MOST_NAMED = 5;

/** The key is limited to named segments, and this is about another or about all. */
export function outsideSegments(): DomainError {
  return new DomainError('FORBIDDEN', 'This key is limited to named segments.');
}

/** The key is limited to named segments, and this looks at memberships without saying of which. */
export function unnamedSegments(): DomainError {
  return new DomainError(
    'FORBIDDEN',
    "This key is limited to named segments and does not look at memberships of all: say of which, as in segment MATCHES (id = '...').",
  );
}

/** The key is limited to named segments, whose names are shared with the others. */
export function renamingLimited(): DomainError {
  return new DomainError('FORBIDDEN', 'This key is limited to named segments and cannot rename them: names are shared with the others.', {
    field: 'name',
  });
}
