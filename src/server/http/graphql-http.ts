import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  type ExecutionArgs,
  type FormattedExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { unauthenticated } from '../../access/index.js';
import { OperationContext, type Services, admitOperation, inItsPlace, refusal, statusOf, toClientResult } from '../../graphql/index.js';
import { DomainError } from '../../kernel/index.js';
import type { Metrics } from '../metrics.js';
import type { RunOperation } from './apollo.js';
import { readRequest } from './graphql-request.js';
import { tellLimits } from './limit-headers.js';
import type { OriginOf } from './origin.js';
import { signalOf, stillStands, viewerOf } from './request-hooks.js';

const RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** What /graphql answers with. */
export interface GraphqlHandling {
  readonly schema: GraphQLSchema;
  readonly services: Services;
  readonly metrics: Metrics;
  readonly originOf: OriginOf;
  readonly run: RunOperation;
}

/** /graphql: queries by POST or GET, mutations by POST, as the specification of GraphQL over HTTP has it. */
export function makeGraphqlHandler(handling: GraphqlHandling) {
  const { services, metrics, originOf } = handling;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const startedAt = performance.now();
    const context = new OperationContext(services, viewerOf(request), { signal: signalOf(reply), origin: originOf(request.raw) });
    const { type, status, result } = await answer(request, context, handling);
    tellLimits(reply, services.limiter.requestsOf(context.viewer), result);
    const code = result.errors?.[0]?.extensions?.['code'];
    metrics.operations.inc({ type, outcome: result.errors === undefined ? 'ok' : typeof code === 'string' ? code : 'error' });
    metrics.duration.observe({ type }, (performance.now() - startedAt) / 1_000);
    await reply
      .code(status)
      .type((request.headers.accept ?? '').includes('application/graphql-response+json') ? RESPONSE_TYPE : JSON_TYPE)
      .send(JSON.stringify(result));
  };
}

interface Answer {
  readonly type: string;
  readonly status: number;
  readonly result: FormattedExecutionResult;
}

async function answer(request: FastifyRequest, context: OperationContext, { schema, services, run }: GraphqlHandling): Promise<Answer> {
  let type = 'unknown';
  const refused = (errors: readonly GraphQLError[]): Answer => ({
    type,
    status: statusOf(errors),
    result: toClientResult({ errors }, services.log),
  });
  try {
    const message = readRequest(request);
    const operation = await admitOperation(schema, context, message);
    if (!('schema' in operation)) return refused(operation);
    type = typeOf(operation);
    if (type === OperationTypeNode.SUBSCRIPTION) throw new DomainError('INVALID_INPUT', SUBSCRIBE_ELSEWHERE);
    if (type !== OperationTypeNode.QUERY && request.method === 'GET') throw new DomainError('INVALID_INPUT', 'Send mutations by POST.');
    const result = await inItsPlace(context, () => run({ ...operation, text: message.query, context }));
    if (!context.lastWord.isMeant && !(await stillStands(services.keys, request))) throw unauthenticated();
    return { type, status: 'data' in result ? 200 : statusOf(), result };
  } catch (error) {
    const refusedWith = refusal(error);
    if (refusedWith instanceof GraphQLError) return refused([refusedWith]);
    throw error;
  }
}

const SUBSCRIBE_ELSEWHERE = 'Subscriptions are told over a WebSocket, or as a stream: POST here with the header accept: text/event-stream.';

function typeOf({ document, operationName }: ExecutionArgs): string {
  return getOperationAST(document, operationName)?.operation ?? 'unknown';
}
