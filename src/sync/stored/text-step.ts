import { isDeepStrictEqual } from 'node:util';
import { inSavepoint, isServerError, joinSql, rawSql, sql, type Sql, type Transaction } from '../../database/index.js';
import { ROWS_A_STEP } from './contact-step.js';
import { normalValue } from './normal-value.js';
import { identifier, type TextColumn, type TextTable } from './text-tables.js';

/** The primary key of a row: its columns and their values as texts. */
export type RowKey = Readonly<Record<string, string>>;

export interface TextStep {
  /** The last row that was looked at; undefined where there are no more. */
  readonly last: RowKey | undefined;
  /** Rows that another one keeps from their form: it has that form for a key. */
  readonly conflicts: readonly RowKey[];
}

interface Row {
  readonly key: RowKey;
  readonly texts: Readonly<Record<string, unknown>>;
}

/** Brings the next rows of a table into their form. */
export async function normaliseNext(transaction: Transaction, table: TextTable, after: RowKey | undefined): Promise<TextStep> {
  const names = table.key.map(({ name }) => identifier(name));
  const behind = after === undefined ? sql`true` : sql`(${joinSql(names)}) > (${joinSql(keyValues(table, after))})`;
  const rows = await transaction.query<Row & { suspicious: boolean }>(sql`/* sync.storedTexts */
    select ${keyOf(table)} as key, ${suspicious(table)} as suspicious,
      case when ${suspicious(table)} then ${textsOf(table)} end as texts
    from (select * from ${identifier(table.table)} where ${behind} order by ${joinSql(names)} limit ${ROWS_A_STEP}) t
    order by ${joinSql(names)}`);
  const conflicts = await rewrite(
    transaction,
    table,
    rows.filter((row) => row.suspicious),
  );
  return { last: rows.length < ROWS_A_STEP ? undefined : rows.at(-1)?.key, conflicts };
}

/** Tries rows again that were kept from their form; gives those that still are. */
export async function normaliseRows(transaction: Transaction, table: TextTable, keys: readonly RowKey[]): Promise<readonly RowKey[]> {
  const rows: Row[] = [];
  for (const key of keys) {
    rows.push(
      ...(await transaction.query<Row>(sql`/* sync.storedTextsOf */
        select ${keyOf(table)} as key, ${textsOf(table)} as texts from ${identifier(table.table)} t where ${isRow(table, key)}`)),
    );
  }
  return rewrite(transaction, table, rows);
}

async function rewrite(transaction: Transaction, table: TextTable, rows: readonly Row[]): Promise<RowKey[]> {
  const conflicts: RowKey[] = [];
  for (const { key, texts } of rows) {
    const normal = Object.fromEntries(table.texts.map((column) => [column.name, inItsForm(column, texts[column.name])]));
    const changed = table.texts.filter(({ name }) => !isDeepStrictEqual(texts[name], normal[name]));
    if (changed.length === 0) continue;
    const assignments = changed.map(
      ({ name, type }) =>
        sql`${identifier(name)} = (jsonb_populate_record(null::${identifier(table.table)}, ${JSON.stringify(
          // An object of JSON is given as such; a column of another type reads what is in it.
          { [name]: normal[name] },
        )}::jsonb)).${identifier(name)}::${rawSql(type)}`,
    );
    try {
      await inSavepoint(transaction, () =>
        transaction.execute(sql`/* sync.normaliseTexts */
          update ${identifier(table.table)} t set ${joinSql(assignments)} where ${isRow(table, key)}`),
      );
    } catch (error) {
      if (!isServerError(error) || error.code !== UNIQUE_VIOLATION) throw error;
      conflicts.push(key);
    }
  }
  return conflicts;
}

/** As it would be stored today: what has nothing to read in it is no text, and no element of a list. One that must be there stays. */
function inItsForm({ type, mayBeNull }: TextColumn, stored: unknown): unknown {
  const normal = normalValue(stored);
  if (normal === '' && stored !== '') return mayBeNull ? null : stored;
  return type === 'text[]' && Array.isArray(normal) ? normal.filter((element) => element !== '') : normal;
}

const UNIQUE_VIOLATION = '23505';

function keyOf({ key }: TextTable): Sql {
  return sql`jsonb_build_object(${joinSql(key.map(({ name }) => sql`${name}::text, t.${identifier(name)}::text`))})`;
}

function keyValues({ key }: TextTable, row: RowKey): Sql[] {
  return key.map(({ name, type }) => sql`${row[name] ?? ''}::text::${rawSql(type)}`);
}

function isRow(table: TextTable, row: RowKey): Sql {
  return sql`(${joinSql(table.key.map(({ name }) => sql`t.${identifier(name)}`))}) = (${joinSql(keyValues(table, row))})`;
}

function textsOf({ texts }: TextTable): Sql {
  return sql`jsonb_build_object(${joinSql(texts.map(({ name }) => sql`${name}::text, t.${identifier(name)}`))})`;
}

/** Whether a text may be in another form: it has more than plain letters, or a blank at an end. Nearly no row is looked at more closely. */
function suspicious({ texts }: TextTable): Sql {
  return joinSql(
    texts.map(({ name, type }) => {
      const text = sql`t.${identifier(name)}${type === 'text' ? sql`` : sql`::text`}`;
      return sql`coalesce(${OTHER_FORMS[type] === undefined ? sql`${text} <> '{}'` : sql`octet_length(${text}) <> length(${text}) or ${text} ~ ${OTHER_FORMS[type]}`}, false)`;
    }),
    ' or ',
  );
}

/** What a text has, of the plain letters alone, that is not in its normal form; of JSON nothing can be said without reading it. */
const OTHER_FORMS: Readonly<Record<string, string>> = {
  text: String.raw`^\s|\s$|[\x01-\x1f\x7f]`,
  // An element with a blank is printed in quotes.
  'text[]': String.raw`"\s|\s"|[\x01-\x1f\x7f]`,
};
