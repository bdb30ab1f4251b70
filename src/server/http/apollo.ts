import { ApolloServer } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { ExecutionArgs, FormattedExecutionResult, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { OPERATION_LIMITS, toClientError, type OperationContext } from '../../graphql/index.js';
import { invariant } from '../../kernel/index.js';

/** An operation that `readOperation` has let through, with its text: Apollo keeps what it has parsed by the text. */
export interface CheckedOperation extends Pick<ExecutionArgs, 'operationName' | 'variableValues'> {
  readonly text: string;
  readonly context: OperationContext;
}

export type RunOperation = (operation: CheckedOperation) => Promise<FormattedExecutionResult>;

/**
 * Starts the server that runs queries and mutations, with its life cycle, its plug-ins and its place for tracing. What comes to it has been parsed,
 * validated and checked already, as on every other way in (docs/adr/0016): it validates nothing again.
 */
export async function startApollo(schema: GraphQLSchema, log: Logger): Promise<{ readonly run: RunOperation; stop(): Promise<void> }> {
  const apollo = new ApolloServer<OperationContext>({
    schema,
    // Whoever has a key may see the schema; without one nothing is answered at all.
    introspection: true,
    dangerouslyDisableValidation: true,
    persistedQueries: false,
    parseOptions: { maxTokens: OPERATION_LIMITS.tokens },
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: (_formatted, error) => inOurWords(toClientError(error, log)),
    logger: quiet(log),
    plugins: [ApolloServerPluginLandingPageDisabled(), ApolloServerPluginCacheControlDisabled()],
  });
  await apollo.start();
  const run: RunOperation = async ({ text, operationName, variableValues, context }) => {
    const request = { query: text, operationName: operationName ?? undefined, variables: { ...variableValues } };
    const { body } = await apollo.executeOperation(request, { contextValue: context });
    invariant(body.kind === 'single', 'nothing is deferred or streamed');
    // Apollo tells of extensions even where there are none.
    const { data, errors } = body.singleResult;
    return { ...(data === undefined ? {} : { data }), ...(errors === undefined ? {} : { errors }) };
  };
  return { run, stop: () => apollo.stop() };
}

/** Apollo has a code of its own for variables that do not fit. */
function inOurWords(error: GraphQLFormattedError): GraphQLFormattedError {
  if (error.extensions?.['code'] !== ApolloServerErrorCode.BAD_USER_INPUT) return error;
  return { ...error, extensions: { ...error.extensions, code: 'INVALID_INPUT' } };
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
