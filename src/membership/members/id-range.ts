import { joinSql, sql, type Sql } from '../../database/index.js';

/** Customers whose ids lie after one id, up to another and including it; null for no bound. */
export interface IdRange {
  readonly after: string | null;
  readonly upTo: string | null;
}

/** Whether an id lies in a range. */
export function idsWithin(id: Sql, range: IdRange): Sql {
  const bounds = [
    ...(range.after === null ? [] : [sql`${id} > ${range.after}::uuid`]),
    ...(range.upTo === null ? [] : [sql`${id} <= ${range.upTo}::uuid`]),
  ];
  return bounds.length === 0 ? sql`true` : joinSql(bounds, ' and ');
}
