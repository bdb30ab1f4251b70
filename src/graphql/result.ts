import type { ExecutionResult, FormattedExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import { toClientError } from './errors.js';

/** Results with errors, which many subscribers may share: one failure is one incident in the log. */
const CLIENT_RESULTS = new WeakMap<ExecutionResult, FormattedExecutionResult>();

/** A result as clients may see it. */
export function toClientResult(result: ExecutionResult, log: Logger): FormattedExecutionResult {
  const { errors, ...rest } = result;
  if (errors === undefined) return rest;
  let told = CLIENT_RESULTS.get(result);
  if (told === undefined) CLIENT_RESULTS.set(result, (told = { ...rest, errors: errors.map((error) => toClientError(error, log)) }));
  return told;
}

/** By the result, which many subscribers may share. */
const CLIENT_TEXTS = new WeakMap<ExecutionResult, Buffer>();

/** A result as clients may see it, as JSON in UTF-8: written once for all who share it. */
export function toClientText(result: ExecutionResult, log: Logger): Buffer {
  let text = CLIENT_TEXTS.get(result);
  if (text === undefined) CLIENT_TEXTS.set(result, (text = Buffer.from(JSON.stringify(toClientResult(result, log)))));
  return text;
}
