import { GraphQLError } from 'graphql';
import { DomainError, invalidInput } from '../../kernel/index.js';
import type { OperationContext } from '../context.js';
import { rootsBeyond } from './check-scopes.js';
import { OPERATION_LIMITS } from './limits.js';
import { operationOf, type OperationRequest } from './prepare-operation.js';
import { deedOf, rootFieldsOf } from './root-fields.js';

/**
 * Tells the audit log of an operation that is refused before it runs: of every root field that needs what the key may not do, and of every mutation,
 * whatever it is refused for.
 */
export function noteRefusedOperation({ audit, viewer }: OperationContext, request: OperationRequest, error: unknown): void {
  if (!(error instanceof DomainError)) return;
  const isMutation = request.definition.operation === 'mutation';
  if (error.code !== 'FORBIDDEN' && !isMutation) return;
  const { operation } = operationOf(request);
  // None of the mutations has run, whichever of them it was refused for.
  const beyond = isMutation ? undefined : rootsBeyond(operation, viewer);
  for (const [name, root] of rootFieldsOf(operation, OPERATION_LIMITS.rootFields)) {
    if (beyond === undefined || beyond.has(name)) void audit.noteAttempt(deedOf(operation, root), error);
  }
}

/** The same of variables that do not fit, which the execution tells. */
export function noteMisfit(context: OperationContext, request: OperationRequest): void {
  noteRefusedOperation(context, request, invalidInput('variables', 'The variables do not fit.'));
}

interface Told {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Tells the audit log of what was refused for want of a right below the root fields, which are told of by themselves: once for each root field. `noted`: those
 * that have been told of already, as in another event of a subscription.
 */
export function noteRefusalsBelow(
  { audit, deedOf: deed }: OperationContext,
  errors: readonly Told[] = [],
  noted: Set<string> = new Set(),
): void {
  for (const error of errors) {
    const { path: [root] = [], path = [] } = error;
    if (path.length < 2 || codeOf(error) !== 'FORBIDDEN' || noted.has(String(root))) continue;
    noted.add(String(root));
    const refused = deed(String(root));
    if (refused !== undefined) void audit.noteAttempt(refused, new DomainError('FORBIDDEN', error.message));
  }
}

/** Of an error as it was thrown, or as clients are told of it. */
function codeOf(error: Told): unknown {
  const { originalError } = error instanceof GraphQLError ? error : {};
  return originalError instanceof DomainError ? originalError.code : error.extensions?.['code'];
}
