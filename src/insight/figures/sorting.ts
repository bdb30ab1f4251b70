import type { Attribute } from '../../catalogue/index.js';
import { bind, Figures, joinsOf, type Reckoning, SharedExpressions, withColumns } from '../../compile/index.js';
import { emptySql, rawSql, sql, type Sql } from '../../database/index.js';
import { figureSql } from './figure.js';

/**
 * A join that gives `sorted.value`, the value of a figure of each `customer c`: a number or a moment. Each source is read once, as for a rule over the
 * whole base; `among` restricts it to some customers.
 */
export function sortingBy(figure: Attribute, reckoning: Reckoning, among?: (customerId: Sql) => Sql): Sql {
  const read = new Figures({ over: 'base', ...(among === undefined ? {} : { restrict: among }) });
  const shared = new SharedExpressions();
  const value = withColumns(figureSql(figure), read, shared);
  const type = rawSql(figure.type === 'instant' || figure.type === 'day' ? 'timestamptz' : 'numeric');
  const resolved = shared.resolve(value);
  const where = among === undefined ? emptySql : sql`where ${among(sql`c.id`)}`;
  return bind(
    sql`left join (select c.id, (${resolved})::${type} as value from customer c ${joinsOf(read, shared)} ${where}) sorted on sorted.id = c.id`,
    reckoning,
  );
}
