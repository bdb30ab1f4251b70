import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  execute,
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { OperationContext, type Services, refusal, statusOf, readOperation, toClientResult } from '../../graphql/index.js';
import { unauthenticated } from '../../access/index.js';
import { DomainError } from '../../kernel/index.js';
import type { Metrics } from '../metrics.js';
import { readRequest } from './graphql-request.js';
import { signalOf, stillStands, viewerOf } from './request-hooks.js';

const RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** /graphql: queries by POST or GET, mutations by POST, as the specification of GraphQL over HTTP has it. */
export function makeGraphqlHandler(schema: GraphQLSchema, services: Services, metrics: Metrics) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const startedAt = performance.now();
    const { type, result } = await answer(request, new OperationContext(services, viewerOf(request), { signal: signalOf(reply) }), schema);
    const told = toClientResult(result, services.log);
    const code = told.errors?.[0]?.extensions?.['code'];
    metrics.operations.inc({ type, outcome: told.errors === undefined ? 'ok' : typeof code === 'string' ? code : 'error' });
    metrics.duration.observe({ type }, (performance.now() - startedAt) / 1_000);
    await reply
      .code('data' in result ? 200 : statusOf(result.errors))
      .type((request.headers.accept ?? '').includes('application/graphql-response+json') ? RESPONSE_TYPE : JSON_TYPE)
      .send(JSON.stringify(told));
  };
}

interface Answer {
  readonly type: string;
  readonly result: ExecutionResult;
}

async function answer(request: FastifyRequest, context: OperationContext, schema: GraphQLSchema): Promise<Answer> {
  let type = 'unknown';
  try {
    const operation = readOperation(schema, context, readRequest(request));
    if (!('schema' in operation)) return { type, result: { errors: operation } };
    type = typeOf(operation);
    if (type === OperationTypeNode.SUBSCRIPTION) throw new DomainError('INVALID_INPUT', SUBSCRIBE_ELSEWHERE);
    if (type !== OperationTypeNode.QUERY && request.method === 'GET') throw new DomainError('INVALID_INPUT', 'Send mutations by POST.');
    const result = await execute(operation);
    // What a mutation has done is told all the same: it is done.
    if (type === OperationTypeNode.QUERY && !(await stillStands(context.services.keys, request))) throw unauthenticated();
    return { type, result };
  } catch (error) {
    const refused = refusal(error);
    if (refused instanceof GraphQLError) return { type, result: { errors: [refused] } };
    throw error;
  }
}

const SUBSCRIBE_ELSEWHERE = 'Subscriptions are told over a WebSocket, or as a stream: POST here with the header accept: text/event-stream.';

function typeOf({ document, operationName }: ExecutionArgs): string {
  return getOperationAST(document, operationName)?.operation ?? 'unknown';
}
