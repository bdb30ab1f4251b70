import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/index.js';
import type { DemoToken } from './demo-token.js';
import { readIdeFiles, type Encoding, type IdeFile } from './ide-files.js';

/** Names of parts change with their content. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_EACH_TIME = 'no-cache';
/**
 * Scripts come from this server alone, and the page talks to nobody else. GraphiQL writes styles into its elements, and has its fonts and icons in
 * its style sheet.
 */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
/** A token and its name. */
const LARGEST_TOKEN_BYTES = 1_024;

/** Whether a browser asks for a page, and not a client for an answer. */
export function wantsPage({ method, query, headers }: Pick<FastifyRequest, 'method' | 'query' | 'headers'>): boolean {
  return method === 'GET' && (query as Record<string, unknown>)['query'] === undefined && (headers.accept ?? '').includes('text/html');
}

/** The parts of the page at /graphql, and the exchange of the token for the demo key. Gives what sends the page itself. */
export function addIde(app: FastifyInstance, token: DemoToken | undefined): (request: FastifyRequest, reply: FastifyReply) => FastifyReply {
  const { page, parts } = readIdeFiles();
  for (const [name, part] of parts) {
    app.get(`/graphql/${name}`, (request, reply) => {
      reply.raw.setHeader('cache-control', FOR_EVER);
      return send(part, request, reply);
    });
  }
  app.post('/graphql/demo-key', { bodyLimit: LARGEST_TOKEN_BYTES }, async ({ body }) => {
    const { token: given } = (body ?? {}) as { readonly token?: unknown };
    const key = typeof given === 'string' ? token?.exchange(given) : undefined;
    if (key === undefined) throw new DomainError('UNAUTHENTICATED', USED_UP);
    return { key };
  });
  return (request, reply) => {
    reply.raw.setHeader('cache-control', ASK_EACH_TIME);
    reply.raw.setHeader('content-security-policy', PAGE_POLICY);
    return send(page, request, reply);
  };
}

const USED_UP =
  'This address opens once, within 15 minutes of the start. Start the server again for another, or put the key from the file demo-key in place of cantle_... under Headers.';

function send({ type, bodies, etag }: IdeFile, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.raw.setHeader('vary', 'Accept-Encoding, Origin');
  reply.raw.setHeader('etag', etag);
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  const accepted = request.headers['accept-encoding'] ?? '';
  const encoding = ([...bodies.keys()] as Encoding[]).find((name) => name === 'identity' || accepted.includes(name)) ?? 'identity';
  if (encoding !== 'identity') reply.raw.setHeader('content-encoding', encoding);
  return reply.type(type).send(bodies.get(encoding));
}
