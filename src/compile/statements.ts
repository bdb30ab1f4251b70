import sql, { join, raw, type Sql } from 'sql-template-tag';
import { Slot, bind } from './bind.js';
import type { Reckoning } from './calendar.js';
import type { CompiledRule } from './compile-rule.js';
import { Figures } from './figures.js';
import { renderCondition, renderWhere } from './render.js';

/** Which customers, as parts of a statement over `customer c`: what to put behind `from customer c`, and in `where`. */
export interface CustomerFilter {
  readonly joins: Sql;
  readonly condition: Sql;
}

/**
 * The customers for whom a rule holds at an instant. `restrict` limits what is read to some of them, given a column with their id; the
 * customers themselves are for the caller to restrict.
 */
export function filterByRule(rule: CompiledRule, reckoning: Reckoning, restrict?: (customerId: Sql) => Sql): CustomerFilter {
  const figures = new Figures({ share: 'filter', ...(restrict === undefined ? {} : { restrict }) });
  const condition = renderWhere(rule.condition, figures);
  return { joins: bind(figures.joins(), reckoning), condition: bind(condition, reckoning) };
}

/** A rule with the number that stands for it in verdicts. */
export interface NumberedRule {
  readonly number: number;
  readonly rule: CompiledRule;
}

/**
 * One statement that evaluates many rules for given customers (slot `customerIds`): a row (customer_id, known, segments) each, with
 * the numbers of the rules that hold in ascending order. Customers that do not exist are not known and have no segments. Each source is read once.
 */
export function verdictStatement(rules: readonly NumberedRule[]): Sql {
  const ids = sql`${new Slot('customerIds', 'uuid[]')}`;
  const figures = new Figures({ share: 'source', restrict: (customerId) => sql`${customerId} = any(${ids})` });
  const verdicts = [...rules]
    .sort((one, other) => one.number - other.number)
    .map(({ number, rule }) => sql`case when ${renderCondition(rule.condition, figures)} then ${raw(String(number))} end`);
  const segments = verdicts.length === 0 ? sql`'{}'::int[]` : sql`array_remove(array[${join(verdicts, ',\n')}]::int[], null)`;
  const joins = figures.joins();
  return sql`select wanted.customer_id, c.id is not null as known, case when c.id is null then '{}'::int[] else ${segments} end as segments
from unnest(${ids}) as wanted(customer_id)
left join customer c on c.id = wanted.customer_id
${joins}`;
}
