/**
 * An async generator that can be ended while it waits: `return` aborts the signal that the generator waits on. A plain generator would
 * only end at its next value, which may never come.
 */
export function abortable<Value>(generate: (signal: AbortSignal) => AsyncGenerator<Value, void>): AsyncGenerator<Value, void> {
  const controller = new AbortController();
  const generator = generate(controller.signal);
  return {
    next: () => generator.next(),
    return: (value) => {
      controller.abort();
      return generator.return(value);
    },
    throw: (error) => {
      controller.abort();
      return generator.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      controller.abort();
      await generator.return();
    },
  } as AsyncGenerator<Value, void>;
}
