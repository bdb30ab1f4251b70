import { DomainError } from '../kernel/index.js';
import type { UserError } from './user-error.type.js';

/** What a caller is expected to handle belongs into the payload; everything else stays an error of the operation. */
const EXPECTED: ReadonlySet<string> = new Set(['CONFLICT', 'INVALID_INPUT']);

/** The payload of `work`, or the one that `refused` makes of the reason why it could not be done. */
export async function orUserErrors<Payload>(work: () => Promise<Payload>, refused: (userErrors: UserError[]) => Payload): Promise<Payload> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError) || !EXPECTED.has(error.code)) throw error;
    const { field } = error.details;
    return refused([{ code: error.code, message: error.message, path: typeof field === 'string' ? field.split('.') : null }]);
  }
}
