import type { ExecutionResult } from 'graphql';

/** What was read is given again for this long: no older than what has been on its way for a moment. */
const SHARED_MS = 100;

/** By an object and so forgotten with it; then by who shares (see sharing-key.ts). */
class Shared<Value> {
  readonly #of = new WeakMap<object, Map<string, { readonly begunAt: number; readonly value: Value }>>();

  once(object: unknown, key: string, make: () => Value): Value {
    if (typeof object !== 'object' || object === null) return make();
    let values = this.#of.get(object);
    if (values === undefined) this.#of.set(object, (values = new Map()));
    const known = values.get(key);
    if (known !== undefined && performance.now() - known.begunAt < SHARED_MS) return known.value;
    const value = make();
    values.set(key, { begunAt: performance.now(), value });
    // The object may be kept for long, such as a change of which many have been told.
    setTimeout(() => values.delete(key), SHARED_MS).unref();
    return value;
  }
}

const answers = new Shared<Promise<ExecutionResult>>();
const contexts = new Shared<unknown>();

/**
 * Answers an event once for everybody who asks the same of it in these moments: a change that thousands follow is looked up once. Errors
 * are part of the answer and shared with it; who goes away meanwhile takes nothing from the others.
 */
export function answerOnce(event: unknown, key: string, answer: () => Promise<ExecutionResult>): Promise<ExecutionResult> {
  return answers.once(event, key, answer);
}

/**
 * The context in which an event is answered: of events that were read of the log up to the same change it is one, so that what they tell
 * of is read together too. Nothing in it is older than they are.
 */
export function contextOnce<Context>(event: unknown, key: string, make: () => Context): Context {
  const readTo = typeof event === 'object' && event !== null && 'readTo' in event ? event.readTo : undefined;
  return contexts.once(readTo, key, make) as Context;
}
