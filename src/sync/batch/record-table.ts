import { snakeCase } from '../../records/index.js';
import { joinSql, quoteIdentifier, rawSql, sql, type Sql, type Transaction } from '../../database/index.js';

/**
 * A table whose rows are written many at a time, from objects whose fields are the columns' names in camel case. What is written is deferred: it
 * is sent with the next statement of the transaction, at the latest with its end.
 */
export interface RecordTable<Field extends string> {
  /** Its columns, read under the names of the fields, of the table under the given alias. */
  selection(alias: string): Sql;
  /** `constants` are columns that have the same value in every row. */
  insert(transaction: Transaction, rows: readonly Row<Field>[], constants?: Constants): void;
  /** Sets every column but the key's, and the constants, in the rows with the same key. */
  update(transaction: Transaction, rows: readonly Row<Field>[], constants?: Constants): void;
  /** Removes all rows of the named owners. */
  deleteWhere(transaction: Transaction, owner: Field, ids: readonly string[]): void;
}

type Row<Field extends string> = Readonly<Record<Field, unknown>>;
type Constants = Readonly<Record<string, string | Date>>;

/** `columns` gives the PostgreSQL type of each field; `key` names the fields that identify a row. */
export function recordTable<Field extends string>(
  name: string,
  columns: Readonly<Record<Field, string>>,
  key: readonly NoInfer<Field>[],
): RecordTable<Field> {
  const fields = Object.keys(columns) as Field[];
  const changing = fields.filter((field) => !key.includes(field));
  const table = rawSql(quoteIdentifier(name));
  const comment = (verb: string) => rawSql(`/* sync.${verb}: ${name} */`);
  // What is the same in every statement is put together once.
  const columnNames = fields.map(columnName);
  const given = fields.map((field) => `r.${quoteIdentifier(field)}`);
  const types = commas(fields.map((field) => `${quoteIdentifier(field)} ${columns[field]}`));
  const changes = changing.map((field) => rawSql(`${columnName(field)} = r.${quoteIdentifier(field)}`));
  const ownKey = commas(key.map((field) => `t.${columnName(field)}`));
  const givenKey = commas(key.map((field) => `r.${quoteIdentifier(field)}`));
  const rowset = (rows: readonly Row<Field>[]) =>
    sql`jsonb_to_recordset(${JSON.stringify(rows.map((row) => columnsOf(row)))}::jsonb) as r(${types})`;
  // Rows may carry more than the columns, such as the lines of an order. Most columns of most rows are null, which is also what is left out.
  const columnsOf = (row: Row<Field>) => {
    const sent: Partial<Record<Field, unknown>> = {};
    for (const field of fields) if (row[field] !== null) sent[field] = row[field];
    return sent;
  };

  return {
    selection: (alias) => commas(fields.map((field, index) => `${alias}.${columnNames[index]} as ${quoteIdentifier(field)}`)),

    insert(transaction, rows, constants = {}) {
      if (rows.length === 0) return;
      const values = joinSql([commas(given), ...Object.values(constants).map((value) => sql`${value}`)]);
      const into = commas([...columnNames, ...Object.keys(constants).map(columnName)]);
      transaction.defer(sql`${comment('insert')} insert into ${table} (${into}) select ${values} from ${rowset(rows)}`);
    },

    update(transaction, rows, constants = {}) {
      if (rows.length === 0) return;
      const assignments = [...changes, ...Object.entries(constants).map(([field, value]) => sql`${rawSql(columnName(field))} = ${value}`)];
      transaction.defer(
        sql`${comment('update')} update ${table} t set ${joinSql(assignments)} from ${rowset(rows)} where (${ownKey}) = (${givenKey})`,
      );
    },

    deleteWhere(transaction, owner, ids) {
      if (ids.length === 0) return;
      transaction.defer(sql`${comment('delete')} delete from ${table} where ${rawSql(columnName(owner))} = any(${ids}::uuid[])`);
    },
  };
}

/** The names of columns, as a list in a statement has them. */
export function columnList(columns: Readonly<Record<string, string>>): Sql {
  return commas(Object.keys(columns).map(columnName));
}

/** An expression for a row as a JSON object of its fields; decimals are texts in it. */
export function asJson(columns: Readonly<Record<string, string>>): Sql {
  const members = Object.entries(columns).map(([field, type]) => `'${field}', ${columnName(field)}${type === 'numeric' ? '::text' : ''}`);
  return rawSql(`jsonb_build_object(${members.join(', ')})`);
}

function commas(fragments: readonly string[]): Sql {
  return rawSql(fragments.join(', '));
}

/** `"first_name"` of `firstName`. */
export function columnName(field: string): string {
  return quoteIdentifier(snakeCase(field));
}

/** A row as read, with moments as the RFC 3339 texts that records carry. */
export function readState<State>(row: object): State {
  const state: Record<string, unknown> = { ...row };
  for (const field of Object.keys(state)) {
    const value = state[field];
    if (value instanceof Date) state[field] = value.toISOString();
  }
  return state as State;
}
