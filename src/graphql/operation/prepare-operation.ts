import { getVariableValues } from 'graphql/execution/values.js';
import { Kind, type DocumentNode, type FragmentDefinitionNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { Viewer } from '../../access/index.js';
import { askedFields, type AskedFields } from './asked-fields.js';
import { bulkReadsOf, NO_BULK, type BulkReads } from './bulk-reads.js';
import { checkScopes } from './check-scopes.js';
import { checkLimits } from './limits.js';
import { COSTS, priceOf, type Price } from './price.js';
import type { Operation } from './walk-operation.js';

/** What is known of an operation before it runs. */
export interface Prepared {
  readonly asked: AskedFields;
  readonly bulkReads: BulkReads;
  readonly price: Price;
  /** Whether the variables fit. Those that do not are told by the execution, which then runs no resolver. */
  readonly fits: boolean;
}

export interface OperationRequest {
  readonly schema: GraphQLSchema;
  /** Parsed and validated. */
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>> | null | undefined;
  /** The variables with the records in them, where those are left out of `variables`. */
  readonly sent?: Readonly<Record<string, unknown>>;
}

/**
 * The last look at a valid operation before it runs, the same for HTTP, WebSocket and SSE: its limits and the viewer's scopes. Gives what
 * is asked for, and what it costs. Throws LIMIT_EXCEEDED or FORBIDDEN.
 */
export function prepareOperation(request: OperationRequest, viewer: Viewer): Prepared {
  const { operation, fits } = operationOf(request);
  if (!fits) return { asked: new Map(), bulkReads: NO_BULK, price: { cost: COSTS.operation, isExpensive: false }, fits };
  const { records } = checkLimits(operation);
  checkScopes(operation, viewer);
  return {
    asked: askedFields(operation),
    bulkReads: bulkReadsOf(operation, viewer),
    price: priceOf(operation, records, request.sent ?? operation.variables),
    fits,
  };
}

/** The operation with its variables, without any where they do not fit. */
export function operationOf({ schema, document, definition, variables }: OperationRequest): {
  readonly operation: Operation;
  readonly fits: boolean;
} {
  const { coerced, errors } = getVariableValues(schema, definition.variableDefinitions ?? [], variables ?? {});
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  return { operation: { schema, definition, fragments, variables: coerced ?? {} }, fits: errors === undefined };
}
