import sql, { empty, join, Sql } from 'sql-template-tag';
import { AggregateReference, Subexpression } from '../catalogue/index.js';
import { unreachable } from '../kernel/index.js';
import { renderComparison } from './comparison.js';
import type { Condition } from './condition.js';
import type { Figures } from './figures.js';
import type { SharedExpressions } from './shared-expressions.js';

/**
 * A condition as an SQL expression over `customer c` and the joins of `figures`. With `shared`, what it may have in common with others is
 * mentioned there, and to be resolved.
 */
export function renderCondition(condition: Condition, figures: Figures, shared?: SharedExpressions): Sql {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return sql`(${join(
        condition.conditions.map((inner) => renderCondition(inner, figures, shared)),
        condition.kind === 'and' ? ' and ' : ' or ',
      )})`;
    case 'test':
      return renderComparison({ test: mentioned(withColumns(condition.test, figures, shared), shared), negated: condition.negated });
    case 'exists':
      return renderComparison({ test: figures.column(condition.aggregate), negated: condition.negated });
    default:
      return unreachable(condition);
  }
}

/** An expression with its figures replaced by the columns that hold them. */
export function withColumns(expression: Sql, figures: Figures, shared?: SharedExpressions): Sql {
  const values = expression.values.map((value) => {
    if (value instanceof AggregateReference) return figures.column(value.aggregate);
    return value instanceof Subexpression ? mentioned(withColumns(value.expression, figures, shared), shared) : value;
  });
  return new Sql(expression.strings, values);
}

function mentioned(expression: Sql, shared: SharedExpressions | undefined): Sql {
  return shared?.mention(expression) ?? expression;
}

/**
 * So many semi-joins at most: where little is left after the first, the others cost next to nothing. But the planner weighs each against
 * every other, and takes minutes for hundreds.
 */
const MOST_SEMI_JOINS = 8;

/**
 * A condition for `where`, over all customers. Related records that must or must not exist are asked for as semi-joins where that is
 * one of the things that all must hold; elsewhere, beyond the first few, and for figures, they come from the joins of `figures`.
 */
export function renderWhere(condition: Condition, figures: Figures, shared?: SharedExpressions): Sql {
  const conditions = condition.kind === 'and' ? condition.conditions : [condition];
  let semiJoins = 0;
  return join(
    conditions.map((inner) =>
      inner.kind === 'exists' && semiJoins++ < MOST_SEMI_JOINS ? semiJoin(inner, figures) : renderCondition(inner, figures, shared),
    ),
    ' and ',
  );
}

function semiJoin({ aggregate: { source, filter, needs }, negated }: Extract<Condition, { kind: 'exists' }>, figures: Figures): Sql {
  const joined = [...source.joins].filter(([name]) => needs.has(name)).map(([, clause]) => sql` ${clause}`);
  const restricted = figures.restriction(source.customerId);
  const exists = sql`exists (select from ${source.from}${joined.length === 0 ? empty : join(joined, '')} where ${source.customerId} = c.id${
    restricted === undefined ? empty : sql` and ${restricted}`
  }${filter === undefined ? empty : sql` and ${filter}`})`;
  return negated ? sql`not ${exists}` : exists;
}
