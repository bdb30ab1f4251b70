import { quoteIdentifier, rawSql, sql, type Sql } from '../../database/index.js';

/** The kinds of records that are known by external ids, deleted by them, and told of in the delta feed; who is referred to comes first. */
export const RECORD_KINDS = [
  'customer',
  'company',
  'product',
  'order',
  'influence_account',
  'service_interaction',
  'event',
  'campaign',
  'campaign_engagement',
  'survey_answer',
  'store_credit_account',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Kinds that belong to nobody. */
const COMMON: readonly RecordKind[] = ['company', 'product', 'campaign'];

/** The table that a kind of record is kept in: each has an `id`. */
export function tableOfKind(kind: RecordKind): Sql {
  return rawSql(quoteIdentifier(kind));
}

/** The column of that table that says whose a record is. */
export function customerColumnOf(kind: RecordKind): Sql {
  if (kind === 'customer') return sql`id`;
  return COMMON.includes(kind) ? sql`null::uuid` : sql`customer_id`;
}

/** The kinds that belong to customers. */
export const OWNED_KINDS: readonly RecordKind[] = RECORD_KINDS.filter((kind) => kind !== 'customer' && !COMMON.includes(kind));
