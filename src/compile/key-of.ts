import type { Sql } from 'sql-template-tag';

/** Equal expressions have equal keys: the text and the placeholders, which are plain data. */
export function keyOf(expression: Sql): string {
  return JSON.stringify([expression.sql, expression.values.map((value) => [value?.constructor.name, value])]);
}
