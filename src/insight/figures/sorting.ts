import type { Attribute } from '../../catalogue/index.js';
import { bind, Figures, joinsOf, type Reckoning, SharedExpressions, withColumns } from '../../compile/index.js';
import { emptySql, rawSql, sql, type Sql } from '../../database/index.js';
import { figureSql } from './figure.js';

/** What the values that customers are sorted by are in SQL. */
export type SortedAs = 'numeric' | 'timestamptz' | 'text';

const SORTED_AS: Readonly<Partial<Record<Attribute['type'], SortedAs>>> = {
  integer: 'numeric',
  number: 'numeric',
  money: 'numeric',
  boolean: 'numeric',
  // By its place among the values there are.
  enum: 'numeric',
  day: 'timestamptz',
  instant: 'timestamptz',
  text: 'text',
  tag: 'text',
};

/** What customers are sorted by where they are by an attribute; undefined if they cannot be: a list has no place among others. */
export function sortedAs({ type, list }: Pick<Attribute, 'type' | 'list'>): SortedAs | undefined {
  return list ? undefined : SORTED_AS[type];
}

/**
 * A join that gives `sorted.value`, the value of a figure of each `customer c`. Each source is read once, as for a rule over the whole base; `among`
 * restricts it to some customers.
 */
export function sortingBy(figure: Attribute, reckoning: Reckoning, among?: (customerId: Sql) => Sql): Sql {
  const read = new Figures({ over: 'base', ...(among === undefined ? {} : { restrict: among }) });
  const shared = new SharedExpressions();
  const value = withColumns(placed(figure), read, shared);
  const resolved = shared.resolve(value);
  const where = among === undefined ? emptySql : sql`where ${among(sql`c.id`)}`;
  return bind(
    sql`left join (select c.id, ${resolved} as value from customer c ${joinsOf(read, shared)} ${where}) sorted on sorted.id = c.id`,
    reckoning,
  );
}

/** Texts in the order of Unicode, as favourites among equals; what is true after what is false. */
function placed(figure: Attribute): Sql {
  const value = figureSql(figure);
  if (figure.type === 'boolean') return sql`(${value})::int::numeric`;
  if (figure.type === 'enum') {
    const values = (figure.allowed ?? []).map((allowed) => allowed.value);
    return sql`array_position(${values}::text[], (${value})::text)::numeric`;
  }
  const as = rawSql(sortedAs(figure) ?? 'text');
  return sortedAs(figure) === 'text' ? sql`(${value})::text collate "C"` : sql`(${value})::${as}`;
}
