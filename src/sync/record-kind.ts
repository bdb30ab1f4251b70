import { rawSql, type Sql } from '../database/sql.js';

/** The kinds of records that are known by external ids, deleted by them, and told of in the delta feed. */
export const RECORD_KINDS = ['customer', 'product', 'order', 'influence_account', 'service_interaction'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** The table that a kind of record is kept in: each has an `id`. */
export const RECORD_TABLES: Readonly<Record<RecordKind, Sql>> = {
  customer: rawSql('customer'),
  product: rawSql('product'),
  order: rawSql('"order"'),
  influence_account: rawSql('influence_account'),
  service_interaction: rawSql('service_interaction'),
};
