import { Catalogue } from '../../catalogue/index.js';
import { type Queryable, sql, type Sql } from '../../database/index.js';
import { invariant } from '../../kernel/index.js';

/** Exact money over a group of customers, in the workspace currency. */
export interface GroupMoney {
  readonly sum: string;
  /** A customer's mean, rounded to 4 digits after the point; null of nobody. */
  readonly mean: string | null;
}

/** What a group of customers is worth. */
export interface GroupValue {
  readonly amountSpent: GroupMoney;
  readonly totalMargin: GroupMoney;
}

/** What `valueOfGroup` gives: sum and mean of each, as texts. */
export type GroupValueColumn = readonly [spent: string, meanSpent: string | null, margin: string, meanMargin: string | null];

/** The value of the customers whose ids a table of the statement has, as one column. The figures mean what they mean in rules. */
export function valueOfGroup(catalogue: Catalogue, table: Sql): Sql {
  const [spent, margin] = [sumOf(catalogue, 'amount_spent', table), sumOf(catalogue, 'total_margin', table)];
  // Without OFFSET the planner would write each sum out twice, and add it up twice.
  return sql`(select array[spent::text, round(spent / nullif(size, 0), 4)::text, margin::text, round(margin / nullif(size, 0), 4)::text]
    from (select ${spent} as spent, ${margin} as margin, (select count(*) from ${table}) as size offset 0) total)`;
}

/** The sum over a group of an attribute that is itself a sum over records: that over all their records. */
function sumOf(catalogue: Catalogue, name: string, table: Sql): Sql {
  const origin = catalogue.attribute(name)?.origin;
  invariant(origin?.kind === 'aggregate' && origin.aggregate.call !== 'exists', `${name} is a sum over records`);
  const { source, call } = origin.aggregate;
  return sql`(select coalesce(${call}, 0) from ${source.from} where ${source.customerId} in (select id from ${table}))`;
}

export function readGroupValue([spent, meanSpent, margin, meanMargin]: GroupValueColumn): GroupValue {
  return { amountSpent: { sum: spent, mean: meanSpent }, totalMargin: { sum: margin, mean: meanMargin } };
}

/** How many members a segment has, and what they have spent together (`amount_spent` of rules), as the membership table has it. */
export async function worthOfMembers(
  { database }: { readonly database: Queryable },
  segmentId: string,
): Promise<{ readonly size: number; readonly amountSpent: string }> {
  const member = sql`member`;
  const [row] = await database.query<{ size: number; amountSpent: string }>(sql`/* membership.worth */
    with member as materialized (select customer_id as id from membership where segment_id = ${segmentId}::uuid)
    select (select count(*)::int from member) as size, ${sumOf(new Catalogue(), 'amount_spent', member)}::text as "amountSpent"`);
  invariant(row !== undefined, 'figures without a condition are one row');
  return row;
}
