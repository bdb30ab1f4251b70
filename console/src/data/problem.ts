import type { CantleError } from '@cantle/client';

/** Why there is no answer, as somebody who looks at a page needs to know it. */
export type ProblemKind =
  /** The key may not see it. */
  | 'forbidden'
  | 'not-found'
  /** Too many questions for the key's limits, or for the server at the moment. */
  | 'busy'
  /** The server is away, or the network. */
  | 'offline'
  | 'failed';

export function problemKind({ code, details }: CantleError): ProblemKind {
  switch (code) {
    case 'FORBIDDEN':
      return 'forbidden';
    case 'NOT_FOUND':
    case 'GONE':
      return 'not-found';
    case 'RATE_LIMITED':
      return 'busy';
    case 'NETWORK':
      return 'offline';
    case 'UNAVAILABLE':
      return details['reason'] === 'BUSY' ? 'busy' : 'offline';
    default:
      return 'failed';
  }
}
