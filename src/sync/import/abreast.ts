/** Something that is being written, and the ids of what it writes. */
interface Writing {
  readonly ids: ReadonlySet<string>;
  readonly done: Promise<void>;
}

/**
 * Writes a few batches of a file at once, but none beside one that has a record of the same id: what is said of a record is written in the order of the
 * file. Nothing is still being written when it ends or fails.
 */
export class Abreast {
  readonly #writing = new Set<Writing>();
  #failure: { readonly error: unknown } | undefined;

  /** `most`: how many at once. */
  constructor(private readonly most: number) {}

  /** Begins to write as soon as it may. Throws what an earlier batch failed of. */
  async write(ids: ReadonlySet<string>, work: () => Promise<void>): Promise<void> {
    for (let before = this.#inTheWay(ids); before !== undefined; before = this.#inTheWay(ids)) await before;
    await this.#endOnFailure();
    const done = work()
      .catch((error: unknown) => void (this.#failure ??= { error }))
      .finally(() => this.#writing.delete(writing));
    const writing = { ids, done };
    this.#writing.add(writing);
  }

  async end(): Promise<void> {
    await Promise.all(Array.from(this.#writing, ({ done }) => done));
    await this.#endOnFailure();
  }

  /** What is to be over before these are written; it never rejects. */
  #inTheWay(ids: ReadonlySet<string>): Promise<void> | undefined {
    const same = [...this.#writing].find((one) => this.most === 1 || [...ids].some((id) => one.ids.has(id)));
    if (same !== undefined) return same.done;
    return this.#writing.size < this.most ? undefined : Promise.race(Array.from(this.#writing, ({ done }) => done));
  }

  async #endOnFailure(): Promise<void> {
    if (this.#failure === undefined) return;
    await Promise.all(Array.from(this.#writing, ({ done }) => done));
    throw this.#failure.error;
  }
}
