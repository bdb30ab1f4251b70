import { quoteIdentifier, rawSql, sql, type Queryable, type Sql } from '../../database/index.js';
import { KINDS } from '../../records/index.js';

/** A table whose rows hold texts that others sent. */
export interface TextTable {
  readonly table: string;
  /** Its primary key, with the types of its columns. */
  readonly key: readonly Column[];
  /** Its columns of texts, lists of texts, and JSON. */
  readonly texts: readonly TextColumn[];
}

export interface Column {
  readonly name: string;
  readonly type: string;
}

export interface TextColumn extends Column {
  readonly mayBeNull: boolean;
}

/** Tables of parts of records, and of what was declared and named before there was a normal form. */
const BESIDE_KINDS = [
  'customer_external_id',
  'customer_email',
  'customer_phone',
  'customer_address',
  'customer_company',
  'order_line',
  'segment',
];
/** What the program itself writes: never a text of others. A rule's texts are brought into their form when it is read. */
const OWN = ['provenance', 'rule', 'query', 'normal'];

/** What is walked through, in this order: found by asking the database, so that what is added later is among it. */
export async function textTables(database: Queryable): Promise<TextTable[]> {
  const names = [...new Set([...KINDS.map(({ table }) => table), ...BESIDE_KINDS])];
  return database.query<TextTable>(sql`/* sync.textTables */
    select c.relname as table,
      (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by array_position(i.indkey::int2[], a.attnum))
        from pg_attribute a where a.attrelid = c.oid and a.attnum = any(i.indkey)) as key,
      (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null), 'mayBeNull', not a.attnotnull) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
          and a.attname <> all(${OWN}::text[]) and format_type(a.atttypid, null) in ('text', 'text[]', 'jsonb')) as texts
    from unnest(${names}::text[]) with ordinality wanted(name, n) join pg_class c on c.relname = wanted.name and c.relnamespace = 'public'::regnamespace
      join pg_index i on i.indrelid = c.oid and i.indisprimary
    order by wanted.n`);
}

export function identifier(name: string): Sql {
  return rawSql(quoteIdentifier(name));
}
