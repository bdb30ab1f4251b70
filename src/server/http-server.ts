import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { fastify, type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { authenticate } from '../access/index.js';
import { OperationContext, type Services, refusal, toClientError } from '../graphql/index.js';
import { DomainError, limitExceeded } from '../kernel/index.js';
import { renderIde, wantsPage } from './ide.js';
import type { Metrics } from './metrics.js';

/** Room for 1,000 records with a long text each; more is refused before it is read. */
const LARGEST_BODY_BYTES = 10 * 1024 * 1024;

export interface HttpParts {
  readonly apollo: ApolloServer<OperationContext>;
  readonly services: Services;
  readonly metrics: Metrics;
  readonly stream: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  /** The demo key, if it is in force. */
  readonly demoKey: string | undefined;
  /** Whether the server takes work: false while it stops. */
  readonly isReady: () => boolean;
}

/** The routes. WebSockets are served beside them, on the same port. */
export function makeHttpServer({ apollo, services, metrics, stream, demoKey, isReady }: HttpParts): FastifyInstance {
  const app = fastify({ bodyLimit: LARGEST_BODY_BYTES, forceCloseConnections: 'idle' });
  const { log, membership } = services;

  const answer = fastifyApolloHandler(apollo, {
    context: async (request) => {
      try {
        return new OperationContext(services, await authenticate(membership.database, request.headers.authorization));
      } catch (error) {
        throw refusal(error);
      }
    },
  });
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    handler: async (request, reply) =>
      wantsPage(request)
        ? reply
            .header('cache-control', 'no-store')
            .header('x-frame-options', 'DENY')
            .type('text/html')
            .send(await renderIde(request, demoKey))
        : answer.call(app, request, reply),
  });
  app.route({ method: ['GET', 'POST', 'PUT', 'DELETE'], url: '/graphql/stream', handler: stream });

  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const ready =
      isReady() &&
      (await membership.database.ping().then(
        () => true,
        () => false,
      ));
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'unavailable' });
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()));

  app.setNotFoundHandler((request, reply) => {
    const error = new DomainError(
      'NOT_FOUND',
      `There is nothing at ${request.method} ${request.url.split('?')[0]}. The API is at /graphql.`,
    );
    return reply.code(404).send({ errors: [toClientError(error, log)] });
  });
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const status = error.statusCode ?? 500;
    return reply.code(status).send({ errors: [toClientError(asRefusal(error, status), log)] });
  });
  return app;
}

/** What Fastify refuses by itself, such as a body that is too large or no JSON, in our words. */
function asRefusal(error: FastifyError, status: number): Error {
  if (status === 413) return limitExceeded('The request body, in bytes,', LARGEST_BODY_BYTES);
  return status < 500 ? new DomainError('INVALID_INPUT', error.message) : error;
}
