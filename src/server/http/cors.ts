import type { FastifyInstance } from 'fastify';
import { EXPORT_HEADERS } from './export-http.js';
import { LIMIT_HEADERS } from './limit-headers.js';
import { REQUEST_ID } from './origin.js';
import { TUS_HEADERS } from './tus.js';

/** How long a browser may remember what it was allowed. */
const REMEMBERED_SECONDS = 86_400;
/** What pages of other origins may read of an answer besides its body. */
const EXPOSED = [...LIMIT_HEADERS, ...EXPORT_HEADERS, ...TUS_HEADERS, REQUEST_ID];

/**
 * Lets pages of the named origins, and of no other, call the API from a browser. Nothing but the key in a header lets anybody in, and no cookie is ever
 * set or read, so a page that is not named cannot act for its visitor.
 */
export function allowOrigins(app: FastifyInstance, origins: readonly string[]): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers;
    // Caches must not give one origin the answer to another.
    reply.raw.setHeader('vary', 'Origin');
    if (origin === undefined || !origins.includes(origin)) return done();
    reply.raw.setHeader('access-control-allow-origin', origin);
    reply.raw.setHeader('access-control-expose-headers', EXPOSED.join(', '));
    reply.raw.setHeader('cross-origin-resource-policy', 'cross-origin');
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return done();
    // It is answered: nothing comes after it.
    void reply
      .code(204)
      .header('access-control-allow-methods', 'GET, POST, HEAD, PATCH, DELETE')
      .header('access-control-allow-headers', request.headers['access-control-request-headers'] ?? 'authorization, content-type')
      .header('access-control-max-age', REMEMBERED_SECONDS)
      .send();
  });
}

/** Whether a browser may open a WebSocket: a page of this server, or of an origin that was named. Other programs send no origin. */
export function isAllowedOrigin(origin: string | undefined, host: string | undefined, origins: readonly string[]): boolean {
  if (origin === undefined || origins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
