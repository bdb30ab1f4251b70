import {
  execute,
  GraphQLError,
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { DomainError } from '../../kernel/index.js';
import type { OperationContext } from '../context.js';
import { asGraphqlError, refusal } from '../errors.js';
import { noteRefusalsBelow } from './note-refusals.js';
import { readOperation, type OperationMessage } from './read-operation.js';

/**
 * Lets an operation in, whichever way it comes: it is charged to whoever sends it, read, and charged for what it asks. Gives what may be executed, or everything
 * that is wrong with it.
 */
export async function admitOperation(
  schema: GraphQLSchema,
  context: OperationContext,
  message: OperationMessage,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  const { services, viewer } = context;
  try {
    await services.limiter.spend(viewer, 'requestsPerMinute', () => 1);
    const operation = readOperation(schema, context, message);
    if ('schema' in operation) await services.limiter.spend(viewer, 'costPerMinute', () => context.price.cost);
    return operation;
  } catch (error) {
    const refused = refusal(error);
    if (refused instanceof GraphQLError) return [refused];
    throw error;
  }
}

/** Answers an operation when there is a place for it, if it needs one. Throws RATE_LIMITED if there is none. */
export async function inItsPlace<Result extends ExecutionResult | FormattedExecutionResult>(
  context: OperationContext,
  answer: () => Result | Promise<Result>,
): Promise<Result> {
  const { services, viewer, price } = context;
  const answered = async () => {
    const result = await answer();
    noteRefusalsBelow(context, result.errors);
    return result;
  };
  return price.isExpensive ? services.limiter.during(viewer, 'expensiveQuestions', answered) : answered();
}

/** As `execute` of graphql-js, in the place that the operation needs. */
export async function executeInItsPlace(args: ExecutionArgs): Promise<ExecutionResult> {
  try {
    return await inItsPlace(args.contextValue as OperationContext, () => execute(args));
  } catch (error) {
    if (error instanceof DomainError) return { errors: [asGraphqlError(error)] };
    throw error;
  }
}
