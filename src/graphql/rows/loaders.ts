import DataLoader from 'dataloader';
import type { Database } from '../../database/index.js';
import type { AskedFields } from '../operation/asked-fields.js';

/** What a loader reads with. */
export interface LoaderSource {
  readonly database: Database;
  readonly asked: AskedFields;
}

/**
 * The loaders of one operation, made as they are needed: one for each name, so lists with other arguments have another name.
 * Nothing outlives the operation.
 */
export class Loaders {
  readonly #loaders = new Map<string, DataLoader<string, unknown>>();
  readonly #kept = new Map<string, unknown>();

  /** The loader of that name; `read` gives the values of many keys at once, by key. Keys it leaves out are `absent`. */
  named<Value>(
    name: string,
    read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
    absent: Value,
  ): DataLoader<string, Value> {
    let loader = this.#loaders.get(name);
    if (loader === undefined) {
      loader = new DataLoader<string, unknown>(async (keys) => {
        const values = await read(keys);
        return keys.map((key) => values.get(key) ?? absent);
      });
      this.#loaders.set(name, loader);
    }
    return loader as DataLoader<string, Value>;
  }

  /** What is kept under a name for as long as what the loaders have read; `make` makes it the first time. */
  kept<Value>(name: string, make: () => Value): Value {
    let value = this.#kept.get(name) as Value | undefined;
    if (value === undefined) this.#kept.set(name, (value = make()));
    return value;
  }

  /** Forgets everything that was read, after a write. */
  clear(): void {
    this.#loaders.clear();
    this.#kept.clear();
  }
}
