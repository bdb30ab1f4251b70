import { sql, type Sql } from '../database/index.js';

/** How names begin of whom only a device is known, or of a guest the address: they tell nobody apart. */
export const ANONYMOUS = 'anonymous:';
export const GUEST = 'guest:';

/** Whether a name of the table customer_external_id, under this alias, tells people of its source apart. */
export function tellsApart(alias: Sql): Sql {
  return sql`not starts_with(${alias}.external_id, ${ANONYMOUS}) and not starts_with(${alias}.external_id, ${GUEST})`;
}
