/** A map that keeps the entries used last, and drops the one not used for longest when there are more than `capacity`. */
export class RecentMap<Key, Value> {
  /** In the order of use: a Map keeps that of insertion. */
  readonly #entries = new Map<Key, Value>();

  constructor(private readonly capacity: number) {}

  get size(): number {
    return this.#entries.size;
  }

  /** The value, which is now the one used last. */
  get(key: Key): Value | undefined {
    const value = this.#entries.get(key);
    if (value === undefined) return undefined;
    if (this.#entries.size === 1) return value;
    this.#entries.delete(key);
    this.#entries.set(key, value);
    return value;
  }

  /** Gives the key that had to go, if one had to. */
  set(key: Key, value: Value): Key | undefined {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size <= this.capacity) return undefined;
    const [oldest] = this.#entries.keys();
    this.#entries.delete(oldest as Key);
    return oldest;
  }

  clear(): void {
    this.#entries.clear();
  }
}
