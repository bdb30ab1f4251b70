import sql, { type Sql } from 'sql-template-tag';
import type { Questions } from './question.js';
import type { Statement } from './statement.js';

/** SQL is composed as values: text and parameters in one, never by joining strings. See sql-template-tag. */
export { default as sql, join as joinSql, raw as rawSql, empty as emptySql, Sql } from 'sql-template-tag';

/** An identifier from our own catalogue or model, quoted. Never for anything that a user wrote. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Anything that statements can be sent to: the pool, or one open transaction. */
export interface Queryable {
  /** Rows as plain objects: numeric and bigint as text, date as `YYYY-MM-DD`, timestamptz as Date, jsonb parsed. */
  query<Row extends object>(statement: Statement): Promise<Row[]>;
  /** The number of rows that the statement touched. */
  execute(statement: Statement): Promise<number>;
  /**
   * Asks several questions in one round trip. Their statements run in the order given: each sees what those before it did, and what others
   * have committed until it runs. Outside a transaction for what reads only: whether those before one that fails are undone depends on the
   * database.
   */
  ask<Answers extends readonly unknown[]>(...questions: Questions<Answers>): Promise<Answers>;
}

/** What whoever changes or deletes something knows of it. */
export interface KnownRow {
  /** When it was last changed: it is changed, or deleted, only if it has not been since. */
  readonly updatedAt?: Date | undefined;
}

/** A condition on a row: that it has not been changed since it was known. */
export const isAsKnown = ({ updatedAt }: KnownRow): Sql => (updatedAt === undefined ? sql`true` : sql`updated_at = ${updatedAt}`);
