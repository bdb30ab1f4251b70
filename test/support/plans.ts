import type { Queryable } from '../../src/database/sql.js';
import type { Statement } from '../../src/database/statement.js';

/** What EXPLAIN says of one node of a plan, as far as tests ask. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Join Filter'?: string;
}

interface PlanTree extends PlanNode {
  readonly Plans?: readonly PlanTree[];
}

/** Every node of the plan by which a statement would be run. */
export async function planOf(queryable: Queryable, { text, values }: Statement): Promise<PlanNode[]> {
  const [row] = await queryable.query<{ 'QUERY PLAN': readonly [{ readonly Plan: PlanTree }] }>({
    text: `explain (format json) ${text}`,
    values,
  });
  if (row === undefined) throw new Error('EXPLAIN has given no plan.');
  return nodesOf(row['QUERY PLAN'][0].Plan);
}

function nodesOf(tree: PlanTree): PlanNode[] {
  return [tree, ...(tree.Plans ?? []).flatMap(nodesOf)];
}
