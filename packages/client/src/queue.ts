/** Turns what is told into what can be asked for: an AsyncIterator over values that wait in between. */
export class Queue<Value> implements AsyncIterableIterator<Value, undefined> {
  readonly #values: Value[] = [];
  readonly #waiting: { resolve(result: IteratorResult<Value, undefined>): void; reject(error: unknown): void }[] = [];
  #end: { readonly error?: unknown } | undefined;

  /** `closed` is called once, when nothing more will be asked for. */
  constructor(private readonly closed: () => void) {}

  get size(): number {
    return this.#values.length;
  }

  push(value: Value): void {
    if (this.#end !== undefined) return;
    const waiting = this.#waiting.shift();
    if (waiting === undefined) this.#values.push(value);
    else waiting.resolve({ value, done: false });
  }

  /** Puts one value in place of all that wait. */
  replace(value: Value): void {
    this.#values.length = 0;
    this.push(value);
  }

  /** Nothing more will come; what waits is still given. */
  end(error?: unknown): void {
    if (this.#end !== undefined) return;
    this.#end = error === undefined ? {} : { error };
    for (const waiting of this.#waiting.splice(0)) {
      if (error === undefined) waiting.resolve({ value: undefined, done: true });
      else waiting.reject(error);
    }
  }

  async next(): Promise<IteratorResult<Value, undefined>> {
    if (this.#values.length > 0) return { value: this.#values.shift() as Value, done: false };
    if (this.#end === undefined) return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
    const { error } = this.#end;
    this.#end = {};
    if (error !== undefined) throw error;
    return { value: undefined, done: true };
  }

  async return(): Promise<IteratorResult<Value, undefined>> {
    this.#values.length = 0;
    this.end();
    this.closed();
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
