import type { FastifyInstance } from 'fastify';
import { DomainError } from '../../kernel/index.js';
import type { DemoToken } from './demo-token.js';

/** A token and its name. */
const LARGEST_TOKEN_BYTES = 1_024;

/** Exchanges the token of the address that the start prints for the demo key. */
export function addDemoKeyRoute(app: FastifyInstance, token: DemoToken | undefined): void {
  app.post('/graphql/demo-key', { bodyLimit: LARGEST_TOKEN_BYTES }, async ({ body }) => {
    const { token: given } = (body ?? {}) as { readonly token?: unknown };
    const key = typeof given === 'string' ? token?.exchange(given) : undefined;
    if (key === undefined) throw new DomainError('UNAUTHENTICATED', USED_UP);
    return { key };
  });
}

const USED_UP =
  'This address opens once, within 15 minutes of the start. Start the server again for another, or sign in with the key from the file demo-key.';
