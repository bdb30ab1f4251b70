import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { type OperationContext, refusal, toClientError, OPERATION_LIMITS, prepareOperation } from '../graphql/index.js';
import { invariant } from '../kernel/index.js';
import type { Metrics } from './metrics.js';

/** The GraphQL server behind POST /graphql. */
export async function startApollo(schema: GraphQLSchema, metrics: Metrics, log: Logger): Promise<ApolloServer<OperationContext>> {
  const apollo = new ApolloServer<OperationContext>({
    schema,
    // Whoever has a key may see the schema; without one nothing is answered at all.
    introspection: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxTokens: OPERATION_LIMITS.tokens },
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: (_formatted, error) => toClientError(error, log),
    logger: quiet(log),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      preparePlugin(schema),
      metricsPlugin(metrics),
    ],
  });
  await apollo.start();
  return apollo;
}

function preparePlugin(schema: GraphQLSchema): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation, request, contextValue }) => {
        invariant(operation !== undefined, 'the operation is resolved');
        try {
          const asked = prepareOperation({ schema, document, definition: operation, variables: request.variables }, contextValue.viewer);
          contextValue.asked = asked;
        } catch (error) {
          throw refusal(error);
        }
      },
    }),
  };
}

function metricsPlugin(metrics: Metrics): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: async () => {
      const startedAt = performance.now();
      return {
        willSendResponse: async ({ operation, errors }) => {
          const type = operation?.operation ?? 'unknown';
          const code = errors?.[0]?.extensions['code'];
          metrics.operations.inc({ type, outcome: errors === undefined ? 'ok' : typeof code === 'string' ? code : 'error' });
          metrics.duration.observe({ type }, (performance.now() - startedAt) / 1_000);
        },
      };
    },
  };
}

/** Apollo logs what clients do wrong as warnings; those are not our trouble. */
function quiet(log: Logger) {
  return {
    debug: (message?: unknown) => log.trace(String(message)),
    info: (message?: unknown) => log.debug(String(message)),
    warn: (message?: unknown) => log.debug(String(message)),
    error: (message?: unknown) => log.error(String(message)),
  };
}
