import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import {
  OperationContext,
  type Services,
  asGraphqlError,
  statusOf,
  toClientError,
  admitOperation,
  executeInItsPlace,
  subscribeFresh,
  toClientResult,
} from '../../graphql/index.js';
import { unauthenticated } from '../../access/index.js';
import { DomainError } from '../../kernel/index.js';
import type { Metrics } from '../metrics.js';
import { drained } from './drained.js';
import { tellLimits } from './limit-headers.js';
import { readRequest } from './graphql-request.js';
import type { OriginOf } from './origin.js';
import { signalOf, viewerOf } from './request-hooks.js';

/** Operations over Server-Sent Events, protocol graphql-sse in distinct connections mode. */
export function makeStreamHandler(
  schema: GraphQLSchema,
  services: Services,
  metrics: Metrics,
  originOf: OriginOf,
): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const { keys, log } = services;
  const handle = createHandler<OperationContext & Record<PropertyKey, unknown>>({
    // No token: no single connection mode, which would keep state between requests.
    authenticate: () => null,
    onSubscribe: async ({ raw: request, context: { reply } }) => {
      try {
        const context = new OperationContext(services, viewerOf(request), { signal: signalOf(reply), origin: originOf(request.raw) });
        const operation = await admitOperation(schema, context, readRequest(request));
        const errors = 'schema' in operation ? undefined : operation.map((error) => toClientError(error, log));
        tellLimits(reply, services.limiter.requestsOf(context.viewer), { errors });
        return 'schema' in operation ? (operation as never) : refuse(operation, log);
      } catch (error) {
        return refuse([asGraphqlError(error)], log);
      }
    },
    execute: (args) => executeInItsPlace(args),
    subscribe: (args) => subscribeFresh(args, metrics.watch('sse')),
    // graphql-sse queues whatever comes until the client has read it: the next event is only taken then. What it gets it writes as JSON,
    // where an error and its client form are the same.
    onNext: async (_context, { raw: request, context: { reply } }, result) => {
      await drained(reply.raw);
      // It may have waited for long.
      const stands = isFarewell(result as ExecutionResult) || keys.stands(viewerOf(request));
      const told = stands === true || (await stands) ? (result as ExecutionResult) : { errors: [asGraphqlError(unauthenticated())] };
      return toClientResult(told, log) as ExecutionResult<Record<string, unknown>>;
    },
  });
  return async (request, reply) => {
    try {
      await handle(request, reply);
    } catch (error) {
      // Whoever has hung up in the middle of an event is nobody's failure, and nobody to be told.
      if (reply.raw.socket?.destroyed === false) throw error;
    }
  };
}

/** Whether it only says why nothing more is told. */
function isFarewell({ data, errors = [] }: ExecutionResult): boolean {
  const [reason] = errors;
  return !data && reason?.originalError instanceof DomainError && reason.originalError.code === 'UNAUTHENTICATED';
}

function refuse(
  errors: readonly GraphQLError[],
  log: Services['log'],
): [string, { status: number; statusText: string; headers: Record<string, string> }] {
  const body = JSON.stringify({ errors: errors.map((error) => toClientError(error, log)) });
  return [body, { status: statusOf(errors), statusText: 'Refused', headers: { 'content-type': 'application/json; charset=utf-8' } }];
}
