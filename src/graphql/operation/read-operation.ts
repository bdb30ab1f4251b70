import {
  getOperationAST,
  GraphQLError,
  Kind,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { DomainError } from '../../kernel/index.js';
import { refusal } from '../errors.js';
import type { OperationContext } from '../context.js';
import { subjectOf } from './audited-subjects.js';
import { checkDocument } from './check-document.js';
import { prepareOperation } from './prepare-operation.js';
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
    const { asked, bulkReads, price } = noteRefusal(context, definition, () => prepareOperation(request, context.viewer));
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

/** Whoever wants what the key may not is told of in the audit log, by the fields of the operation. */
function noteRefusal<Result>({ audit }: OperationContext, definition: OperationDefinitionNode, prepare: () => Result): Result {
  try {
    return prepare();
  } catch (error) {
    const isRight = error instanceof DomainError && error.code === 'FORBIDDEN';
    const [root] = definition.selectionSet.selections;
    const operation = root?.kind === Kind.FIELD ? root.name.value : definition.operation;
    if (isRight) void audit.noteAttempt({ operation, subjectKind: subjectOf(operation) }, error);
    throw error;
  }
}

function withCode({ message, nodes, source, positions }: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(message, { nodes, source, positions, extensions: { code } });
}
