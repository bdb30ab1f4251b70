import { snakeCase } from '../../records/index.js';
import { joinSql, PreparedText, quoteIdentifier, rawSql, sql, type Sql, type Transaction } from '../../database/index.js';

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
  const rowset = sql`jsonb_to_recordset(${'rows'}::jsonb) as r(${types})`;
  const rowsAsJson = (rows: readonly Row<Field>[]) => JSON.stringify(rows.map((row) => columnsOf(row)));
  // Rows may carry more than the columns, such as the lines of an order. Most columns of most rows are null, which is also what is left out.
  const columnsOf = (row: Row<Field>) => {
    const sent: Partial<Record<Field, unknown>> = {};
    for (const field of fields) if (row[field] !== null) sent[field] = row[field];
    return sent;
  };

  /** One text for each choice of constants, whose values are sent before the rows. */
  const texts = new Map<string, PreparedText>();
  const statement = (verb: string, constants: Constants, values: readonly unknown[], build: (columns: readonly string[]) => Sql) => {
    const names = Object.keys(constants);
    const key = `${verb} ${names.join(' ')}`;
    let text = texts.get(key);
    if (text === undefined) texts.set(key, (text = new PreparedText(build(names.map(columnName)).text)));
    return text.with([...Object.values(constants), ...values]);
  };
  const placeholder = (columns: readonly string[]) => columns.map((column) => sql`${column}`);

  return {
    selection: (alias) => commas(fields.map((field, index) => `${alias}.${columnNames[index]} as ${quoteIdentifier(field)}`)),

    insert(transaction, rows, constants = {}) {
      if (rows.length === 0) return;
      const insert = statement('insert', constants, [rowsAsJson(rows)], (columns) => {
        const into = commas([...columnNames, ...columns]);
        return sql`${comment('insert')} insert into ${table} (${into}) select ${joinSql([commas(given), ...placeholder(columns)])} from ${rowset}`;
      });
      transaction.defer(insert);
    },

    update(transaction, rows, constants = {}) {
      if (rows.length === 0) return;
      const update = statement('update', constants, [rowsAsJson(rows)], (columns) => {
        const assignments = joinSql([...changes, ...columns.map((column) => sql`${rawSql(column)} = ${column}`)]);
        return sql`${comment('update')} update ${table} t set ${assignments} from ${rowset} where (${ownKey}) = (${givenKey})`;
      });
      transaction.defer(update);
    },

    deleteWhere(transaction, owner, ids) {
      if (ids.length === 0) return;
      const remove = statement(`delete ${owner}`, {}, [ids], () => {
        return sql`${comment('delete')} delete from ${table} where ${rawSql(columnName(owner))} = any(${ids}::uuid[])`;
      });
      transaction.defer(remove);
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
