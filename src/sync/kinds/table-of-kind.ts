import { quoteIdentifier, rawSql, type Sql } from '../../database/index.js';
import type { RecordKind } from '../../records/index.js';

/** The table that a kind of record is kept in: each has an `id`. */
export function tableOfKind(kind: RecordKind): Sql {
  return rawSql(quoteIdentifier(kind));
}
