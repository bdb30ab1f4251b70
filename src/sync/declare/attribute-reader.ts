import type { RecordError } from '../batch/index.js';
import type { SyncContext } from '../context.js';
import { ATTRIBUTES } from './attribute-definitions.js';
import { canonicalOf } from './declared-value.js';

/** Which of some keys are attributes, and whether values are theirs. */
export interface AttributeReader {
  has(key: string): boolean;
  /** Why the value is none of the attribute; empty if it is. Null is one: it removes the attribute. */
  check(key: string, value: unknown): readonly RecordError[];
}

/** To look at values one by one before they are sent, so that one that is wrong need not lose the others. */
export async function attributeReader({ database }: Pick<SyncContext, 'database'>, keys: readonly string[]): Promise<AttributeReader> {
  const [types] = await database.transaction((transaction) => transaction.ask(ATTRIBUTES.typesOf(keys)));
  return {
    has: (key) => types.has(key),
    check(key, value) {
      const type = types.get(key);
      if (type === undefined || value === null) return [];
      const checked = canonicalOf(type, value, ['attributes', key]);
      return 'errors' in checked ? checked.errors : [];
    },
  };
}
