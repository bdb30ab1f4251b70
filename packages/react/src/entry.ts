/** Something that is read or followed for as long as a component wants it. `changed` is called with each new snapshot; what is returned ends it. */
export type Source<Snapshot> = (changed: (snapshot: Snapshot) => void) => () => void;

/** How long nobody may want it before it ends: a page that is left and come back to begins nothing anew, and neither does the strict mode of React. */
const LINGER_MS = 1_000;
const FRAME_MS = 16;

/** One thing that any number of components look at: begun when the first does, and told at most once a frame. */
export class Entry<Snapshot> {
  readonly #listeners = new Set<() => void>();
  #snapshot: Snapshot;
  #newest: Snapshot;
  #stop: (() => void) | undefined;
  #ending: ReturnType<typeof setTimeout> | undefined;
  #frame: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly initial: Snapshot,
    private readonly source: Source<Snapshot>,
    private readonly forget: () => void,
    private readonly lingerMs = LINGER_MS,
  ) {
    this.#snapshot = initial;
    this.#newest = initial;
    // React may ask for it and then not use it.
    this.#end(LINGER_MS);
  }

  /** For useSyncExternalStore: the same function and the same object until something has changed. */
  readonly get = (): Snapshot => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    clearTimeout(this.#ending);
    this.#listeners.add(listener);
    this.#stop ??= this.source((snapshot) => this.#change(snapshot));
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#end(this.lingerMs);
    };
  };

  /** Begins anew; what is known stays until there is something newer. */
  readonly restart = (): void => {
    if (this.#stop === undefined) return;
    this.#stop();
    this.#stop = this.source((snapshot) => this.#change(snapshot));
  };

  #change(snapshot: Snapshot): void {
    this.#newest = snapshot;
    this.#frame ??= setTimeout(() => {
      this.#frame = undefined;
      if (this.#snapshot === this.#newest) return;
      this.#snapshot = this.#newest;
      for (const listener of this.#listeners) listener();
    }, FRAME_MS);
  }

  #end(afterMs: number): void {
    clearTimeout(this.#ending);
    this.#ending = setTimeout(() => {
      if (this.#listeners.size > 0) return;
      clearTimeout(this.#frame);
      this.#frame = undefined;
      this.#stop?.();
      this.#stop = undefined;
      this.#snapshot = this.initial;
      this.#newest = this.initial;
      this.forget();
    }, afterMs);
  }
}
