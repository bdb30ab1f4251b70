import { createSourceEventStream, execute, GraphQLError, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { type Fall, fallen, unauthenticated } from '../../access/index.js';
import type { OperationContext } from '../context.js';
import { asGraphqlError } from '../errors.js';
import { noteRefusalsBelow } from './note-refusals.js';
import { answerOnce, contextOnce } from './shared-answers.js';
import { sharingKey } from './sharing-key.js';

/**
 * As `subscribe` of graphql-js, but each event is answered with nothing read yet: a loader that lived as long as the subscription would
 * tell old data as new. What many ask of one event is answered once, and what they ask of events of one moment is read once (shared-answers.ts). Nothing
 * is told to a key that no longer stands. An error of the source is told as a last answer.
 */
export async function subscribeFresh(
  args: ExecutionArgs,
  watch: SubscriptionWatch,
): Promise<AsyncGenerator<ExecutionResult, void> | ExecutionResult> {
  const { services, viewer } = args.contextValue as OperationContext;
  let leave: () => void;
  try {
    leave = await services.limiter.enter(viewer, 'subscriptions');
  } catch (error) {
    return { errors: [asGraphqlError(error)] };
  }
  const source = await createSourceEventStream(args).catch((error: unknown) => {
    leave();
    throw error;
  });
  if (!(Symbol.asyncIterator in source)) {
    leave();
    return source;
  }
  watch.began();
  return new AnsweredEvents(args, source[Symbol.asyncIterator](), () => {
    leave();
    watch.ended();
  });
}

/** Of the change that a result tells, whether or not it was asked for. */
const CURSORS = new WeakMap<ExecutionResult, string>();

/** Where a client that has got this result may resume; undefined for one that is no position of the log. */
export function cursorOf(result: ExecutionResult): string | undefined {
  return CURSORS.get(result);
}

function rememberCursor(result: ExecutionResult, event: unknown): void {
  if (typeof event !== 'object' || event === null || !('cursor' in event)) return;
  if (typeof event.cursor === 'string') CURSORS.set(result, event.cursor);
}

/** Hears of each subscription that runs, once when it begins and once when it ends. */
export interface SubscriptionWatch {
  began(): void;
  ended(): void;
}

/** Not an async generator: its `return` would wait for a `next` that may never come, while the source's ends it at once. */
class AnsweredEvents implements AsyncGenerator<ExecutionResult, void> {
  readonly #context: OperationContext;
  readonly #sharingKey: string;
  readonly #stopWatching: () => void;
  /** Root fields of which the audit log has been told that something below them is refused. */
  readonly #noted = new Set<string>();
  #ended = false;
  #fall: Fall | undefined;

  constructor(
    private readonly args: ExecutionArgs,
    private readonly events: AsyncIterator<unknown>,
    private readonly onEnd: () => void,
  ) {
    this.#context = args.contextValue as OperationContext;
    this.#sharingKey = sharingKey(args);
    const { services, viewer } = this.#context;
    // When it was let in is not known here: the first event waits for a look, unless the socket has seen to that.
    this.#stopWatching = services.keys.watch(viewer, Number.NEGATIVE_INFINITY, (fall) => {
      this.#fall = fall;
      void this.events.return?.();
    });
  }

  async next(): Promise<IteratorResult<ExecutionResult, void>> {
    if (this.#ended) return { done: true, value: undefined };
    try {
      const event = await this.events.next();
      if (this.#fall !== undefined) throw this.#refusal();
      if (event.done === true) return await this.return();
      const value = await answerOnce(event.value, this.#sharingKey, () => this.#answer(event.value));
      const stands = this.#context.services.keys.stands(this.#context.viewer);
      if (stands !== true && !(await stands)) throw this.#refusal();
      // An answer is shared, but whoever is refused is told of by name.
      noteRefusalsBelow(this.#context, value.errors, this.#noted);
      rememberCursor(value, event.value);
      return { done: false, value };
    } catch (error) {
      await this.return();
      const originalError = error instanceof Error ? error : new Error(String(error));
      return { done: false, value: { errors: [new GraphQLError(originalError.message, { originalError })] } };
    }
  }

  async return(): Promise<IteratorResult<ExecutionResult, void>> {
    if (!this.#ended) this.onEnd();
    this.#ended = true;
    this.#stopWatching();
    await this.events.return?.();
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<never> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  #refusal(): Error {
    return this.#fall === undefined ? unauthenticated() : fallen(this.#fall);
  }

  async #answer(rootValue: unknown): Promise<ExecutionResult> {
    const contextValue = contextOnce(rootValue, this.#sharingKey, () => this.#context.fresh());
    return execute({ ...this.args, rootValue, contextValue });
  }
}
