import { sql, type Sql } from '../../database/index.js';
import type { KeysetOrder } from './keyset.js';

/** Of a list of alias `r`: by a moment of the records, the newest first. */
export function newestFirst(moment: Sql): KeysetOrder {
  return {
    name: 'NEWEST',
    keys: [
      { value: moment, type: 'timestamptz' },
      { value: sql`r.id`, type: 'uuid' },
    ],
    descending: true,
  };
}

/** Of a list of alias `r`: by name, as indexes on `(name, id)` have it. */
export const BY_NAME: KeysetOrder = {
  name: 'NAME',
  keys: [
    { value: sql`r.name`, type: 'text' },
    { value: sql`r.id`, type: 'uuid' },
  ],
};
