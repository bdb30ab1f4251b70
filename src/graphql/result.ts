import type { ExecutionResult, FormattedExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import { toClientError } from './errors.js';

/** A result as clients may see it. */
export function toClientResult({ errors, ...result }: ExecutionResult, log: Logger): FormattedExecutionResult {
  return errors === undefined ? result : { ...result, errors: errors.map((error) => toClientError(error, log)) };
}
