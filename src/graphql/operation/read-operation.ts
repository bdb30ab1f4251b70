import { getOperationAST, GraphQLError, validate, type DocumentNode, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import { refusal } from '../errors.js';
import type { OperationContext } from '../context.js';
import { checkDocument } from './check-document.js';
import { OPERATION_LIMITS } from './limits.js';
import { noteMisfit, noteRefusedOperation } from './note-refusals.js';
import { operationOf, prepareOperation, type OperationRequest, type Prepared } from './prepare-operation.js';
import { deedOf, rootFieldsOf } from './root-fields.js';
import { withoutRecords } from './untyped-records.js';

/** An operation as WebSocket and SSE clients send it. */
export interface OperationMessage {
  readonly query: string | DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Parses, validates and prepares an operation: what may be executed, or everything that is wrong with it. */
export function readOperation(
  schema: GraphQLSchema,
  context: OperationContext,
  { query, operationName, variables }: OperationMessage,
): ExecutionArgs | readonly GraphQLError[] {
  try {
    const { document, problems } =
      typeof query === 'string' ? checkDocument(schema, query) : { document: query, problems: validate(schema, query) };
    if (problems.length > 0) return problems.map((problem) => withCode(problem, 'GRAPHQL_VALIDATION_FAILED'));
    const definition = getOperationAST(document, operationName);
    if (!definition) return [withCode(new GraphQLError('Say which operation of the document to run.'), 'OPERATION_RESOLUTION_FAILURE')];
    context.sent = variables ?? {};
    const variableValues = withoutRecords(schema, definition, context.sent);
    const request = { schema, document, definition, variables: variableValues, sent: context.sent };
    const { asked, bulkReads, price } = noteRefusal(context, request);
    context.deedOf = (name) => {
      const { operation } = operationOf(request);
      const root = rootFieldsOf(operation, OPERATION_LIMITS.rootFields).get(name);
      return root && deedOf(operation, root);
    };
    context.asked = asked;
    context.bulkReads = bulkReads;
    context.price = price;
    return { schema, document, contextValue: context, operationName, variableValues };
  } catch (error) {
    const refused = refusal(error);
    if (refused instanceof GraphQLError) return [refused === error ? withCode(refused, 'GRAPHQL_PARSE_FAILED') : refused];
    throw error;
  }
}

/** Whoever wants what is refused is told of in the audit log, by the root fields of the operation. */
function noteRefusal(context: OperationContext, request: OperationRequest): Prepared {
  try {
    const prepared = prepareOperation(request, context.viewer);
    if (!prepared.fits) noteMisfit(context, request);
    return prepared;
  } catch (error) {
    noteRefusedOperation(context, request, error);
    throw error;
  }
}

function withCode({ message, nodes, source, positions }: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(message, { nodes, source, positions, extensions: { code } });
}
