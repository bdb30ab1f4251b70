import { type Transaction, sql, type Sql } from '../../database/index.js';

/** What EXPLAIN says of one node of a plan, as far as it is looked at. */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Join Filter'?: string;
  readonly Plans?: readonly PlanNode[];
}

/**
 * Keeps the rest of a transaction from comparing each row of something with each of something else. Where the planner expects a single
 * customer (it does where records must not exist) it may put two selections together by a loop, which is as quick as any other way for
 * one, and takes hours for a million. A loop that looks each row up in an index compares nothing, and is left alone.
 */
export async function avoidPairing(transaction: Transaction, selection: Sql): Promise<void> {
  const [row] = await transaction.query<{ 'QUERY PLAN': readonly [{ readonly Plan: PlanNode }] }>(
    sql`/* plan.look */ explain (format json) ${selection}`,
  );
  if (row !== undefined && pairs(row['QUERY PLAN'][0].Plan)) {
    await transaction.query(sql`/* plan.withoutLoops */ select set_config('enable_nestloop', 'off', true)`);
  }
}

function pairs(node: PlanNode): boolean {
  return (node['Node Type'] === 'Nested Loop' && node['Join Filter'] !== undefined) || (node.Plans ?? []).some(pairs);
}
