import type { ExecutionResult } from 'graphql';

/** An answer is given again for this long: no older than what has been on its way for a moment. */
const SHARED_MS = 100;

interface Answer {
  readonly begunAt: number;
  readonly result: Promise<ExecutionResult>;
}

/** By the event that is answered, and so forgotten with it; then by who gets the same answer. */
const ANSWERS = new WeakMap<object, Map<string, Answer>>();

/**
 * Answers an event once for everybody who asks the same of it in these moments (see sharing-key.ts): a change that thousands follow is
 * looked up once. Errors are part of the answer and shared with it; who goes away meanwhile takes nothing from the others.
 */
export function answerOnce(event: unknown, key: string, answer: () => Promise<ExecutionResult>): Promise<ExecutionResult> {
  if (typeof event !== 'object' || event === null) return answer();
  let answers = ANSWERS.get(event);
  if (answers === undefined) ANSWERS.set(event, (answers = new Map()));
  const given = answers.get(key);
  if (given !== undefined && performance.now() - given.begunAt < SHARED_MS) return given.result;
  const result = answer();
  answers.set(key, { begunAt: performance.now(), result });
  return result;
}
