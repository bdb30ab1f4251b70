import { joinSql, sql, type Database, type Queryable } from '../../database/index.js';
import { isId, limitExceeded, notFound } from '../../kernel/index.js';
import { noSuchCustomer } from '../../membership/index.js';
import { formerIds } from './former-ids.js';
import { heldTables, rowsOf } from './held-tables.js';

/** Everything that is held about one person, by the tables that it is in. */
export type PersonExport = Readonly<Record<string, readonly object[]>>;

/** Rows of one person in one table of one answer. */
const MOST_ROWS = 20_000;

/**
 * Everything that is held about one person, as of one moment: the customer, whoever was merged into it, and each row of each table that is about
 * them, with the names of what they refer to. Refused with LIMIT_EXCEEDED where a table has more than `mostRows` of them: then nothing would be whole.
 */
export async function exportCustomer(
  { database }: { readonly database: Database },
  id: string,
  { mostRows = MOST_ROWS } = {},
): Promise<PersonExport> {
  if (!isId(id)) throw notFound('customer', id);
  return database.transaction(async (transaction) => {
    const ids = [id.toLowerCase(), ...(await formerIds(transaction, id))];
    const told = await readAll(transaction, ids, mostRows + 1);
    if (told['customer']?.length === 0) throw await noSuchCustomer(transaction, id);
    if (Object.values(told).some((rows) => rows.length > mostRows)) {
      throw limitExceeded('The number of rows of one person in one table', mostRows);
    }
    return told;
  });
}

async function readAll(database: Queryable, ids: readonly string[], most: number): Promise<PersonExport> {
  const tables = await heldTables(database, ids);
  const parts = tables.map((held) => sql`select ${held.table}::text as "table", ${rowsOf(held, most)} as rows`);
  // What was done with the data, but not who did it: that is about others.
  const deeds = sql`select 'audit_entry', coalesce(jsonb_agg(jsonb_build_object('at', at, 'operation', operation, 'outcome', outcome) order by at), '[]')
    from audit_entry where subject_ids && ${[...ids]}::uuid[] and subject_ids <> '{}'`;
  // One statement: all of it is of one moment.
  const told = await database.query<{ table: string; rows: readonly Readonly<Record<string, unknown>>[] }>(sql`/* sync.exportCustomer */
    ${joinSql([...parts, deeds], ' union all ')}`);
  return Object.fromEntries(told.map(({ table, rows }) => [camelCase(table), rows.map(withCamelCase)]));
}

function withCamelCase(row: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [camelCase(column), value]));
}

/** `orderLine` of `order_line`. */
function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
