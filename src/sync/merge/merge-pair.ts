import { rowsOf, sql, type Sql } from '../../database/index.js';

/** One customer that becomes part of another. Of pairs that are merged at once none has a customer in common with another. */
export interface MergePair {
  /** Of the merge. */
  readonly id: string;
  readonly intoId: string;
  readonly mergedId: string;
  /** JSON. */
  readonly evidence?: string | undefined;
}

/** The pairs as rows `p`. */
export function pairRows(pairs: readonly MergePair[]): Sql {
  const rows = pairs.map(({ id, intoId, mergedId, evidence }) => ({ id, intoId, mergedId, evidence: evidence ?? null }));
  return sql`${rowsOf(rows, { id: 'uuid', intoId: 'uuid', mergedId: 'uuid', evidence: 'jsonb' })} as p(id, into_id, merged_id, evidence)`;
}
