import sql, { empty, join, Sql } from 'sql-template-tag';
import { AggregateReference } from '../catalogue/expression.js';
import { unreachable } from '../kernel/invariant.js';
import { renderComparison } from './comparison.js';
import type { Condition } from './condition.js';
import type { Figures } from './figures.js';

/** A condition as an SQL expression over `customer c` and the joins of `figures`. */
export function renderCondition(condition: Condition, figures: Figures): Sql {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return sql`(${join(
        condition.conditions.map((inner) => renderCondition(inner, figures)),
        condition.kind === 'and' ? ' and ' : ' or ',
      )})`;
    case 'test':
      return renderComparison({ test: withColumns(condition.test, figures), negated: condition.negated });
    case 'exists':
      return renderComparison({ test: figures.column(condition.aggregate), negated: condition.negated });
    default:
      return unreachable(condition);
  }
}

/** An expression with its figures replaced by the columns that hold them. */
export function withColumns(expression: Sql, figures: Figures): Sql {
  const values = expression.values.map((value) => (value instanceof AggregateReference ? figures.column(value.aggregate) : value));
  return new Sql(expression.strings, values);
}

/**
 * A condition for `where`, over all customers. Related records that must or must not exist are asked for as semi-joins where that is
 * one of the things that all must hold; elsewhere, and for figures, they come from the joins of `figures`.
 */
export function renderWhere(condition: Condition, figures: Figures): Sql {
  if (condition.kind === 'and')
    return join(
      condition.conditions.map((inner) => renderWhere(inner, figures)),
      ' and ',
    );
  if (condition.kind !== 'exists') return renderCondition(condition, figures);
  const { source, filter, needs } = condition.aggregate;
  const joined = [...source.joins].filter(([name]) => needs.has(name)).map(([, clause]) => sql` ${clause}`);
  const restricted = figures.restriction(source.customerId);
  const exists = sql`exists (select from ${source.from}${joined.length === 0 ? empty : join(joined, '')} where ${source.customerId} = c.id${
    restricted === undefined ? empty : sql` and ${restricted}`
  }${filter === undefined ? empty : sql` and ${filter}`})`;
  return condition.negated ? sql`not ${exists}` : exists;
}
