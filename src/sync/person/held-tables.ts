import { type Queryable, joinSql, quoteIdentifier, rawSql, sql, type Sql } from '../../database/index.js';

/** A table with rows about a customer. */
export interface HeldTable {
  readonly table: string;
  /** True of its rows about the customers, which `ids` selects; the rows are called `t`. */
  readonly isAbout: Sql;
  /** Columns that name records of other tables by their ids, which have a name: `company_id`. */
  readonly named: readonly { readonly column: string; readonly table: string }[];
}

/** What says only that somebody is to be looked at, or was: nothing is known there of anybody but the id. */
export const MACHINERY: ReadonlySet<string> = new Set([
  'customer_evaluation',
  'evaluation_failure',
  'evaluation_queue',
  'draft_membership',
  'segment_build_evaluated',
]);

interface Catalog {
  /** Tables with their columns. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
  readonly references: readonly { readonly table: string; readonly column: string; readonly refersTo: string }[];
}

/**
 * Every table that has rows about customers, found by asking the database which there are: those that name a customer, and those whose rows belong to
 * one of theirs. So what is added later is among them.
 */
export async function heldTables(database: Queryable, ids: readonly string[]): Promise<HeldTable[]> {
  const { tables, references } = await readCatalog(database);
  const isOne = (column: Sql) => sql`${column} = any(${[...ids]}::uuid[])`;
  const held = new Map<string, Sql>([['customer', isOne(sql`t.id`)]]);
  for (const [table, columns] of Object.entries(tables)) {
    if (!MACHINERY.has(table) && columns.includes('customer_id')) held.set(table, isOne(sql`t.customer_id`));
  }
  held.set('waiting_record', waitsFor(isOne));
  // A pair of customers is about both.
  for (const { table, column, refersTo } of references) {
    const isAbout = held.get(table);
    if (refersTo === 'customer' && column !== 'customer_id' && isAbout !== undefined) {
      held.set(table, sql`(${isAbout} or ${isOne(sql`t.${rawSql(quoteIdentifier(column))}`)})`);
    }
  }
  // A table is reached from one that was before: the map grows while it is walked.
  for (const [parent, isAbout] of held) {
    for (const { table, column, refersTo } of references) {
      if (refersTo !== parent || held.has(table) || MACHINERY.has(table)) continue;
      const own = sql`select t.id from ${rawSql(quoteIdentifier(parent))} t where ${isAbout}`;
      held.set(table, sql`t.${rawSql(quoteIdentifier(column))} in (${own})`);
    }
  }
  return [...held].map(([table, isAbout]) => ({ table, isAbout, named: namedBy(table, tables) }));
}

/** What waits names nobody yet, but what a source calls them, an address or a number: of whoever else has it too, it is about them as well. */
function waitsFor(isOne: (column: Sql) => Sql): Sql {
  return sql`(t.email in (select e.normal from customer_email e where ${isOne(sql`e.customer_id`)})
    or t.phone in (select p.normal from customer_phone p where ${isOne(sql`p.customer_id`)})
    or (t.source, t.customer_external_id) in (select x.source, x.external_id from customer_external_id x where ${isOne(sql`x.customer_id`)}))`;
}

function namedBy(table: string, tables: Catalog['tables']): HeldTable['named'] {
  return (tables[table] ?? []).flatMap((column) => {
    const other = column.endsWith('_id') ? column.slice(0, -3) : '';
    return tables[other]?.includes('name') === true ? [{ column, table: other }] : [];
  });
}

async function readCatalog(database: Queryable): Promise<Catalog> {
  const [catalog] = await database.query<Catalog>(sql`/* sync.readCatalog */
    select
      (select jsonb_object_agg(relname, columns) from (
        select c.relname, jsonb_agg(a.attname order by a.attnum) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped group by c.relname) found) as tables,
      (select coalesce(jsonb_agg(jsonb_build_object('table', c.relname, 'column', a.attname, 'refersTo', p.relname) order by c.relname), '[]')
        from pg_constraint r join pg_class c on c.oid = r.conrelid join pg_class p on p.oid = r.confrelid
          join pg_attribute a on a.attrelid = r.conrelid and a.attnum = r.conkey[1]
        where r.contype = 'f' and cardinality(r.conkey) = 1 and c.relnamespace = 'public'::regnamespace) as references`);
  return catalog ?? { tables: {}, references: [] };
}

/** The rows of a table about somebody, as one JSON array, at most so many. */
export function rowsOf({ table, isAbout, named }: HeldTable, most: number): Sql {
  const names = named.map(({ column, table: other }) => {
    const name = sql`(select o.name from ${rawSql(quoteIdentifier(other))} o where o.id = t.${rawSql(quoteIdentifier(column))})`;
    return sql`${`${other}_name`}::text, ${name}`;
  });
  return sql`(select coalesce(jsonb_agg(told.row), '[]') from (
    select to_jsonb(t) || jsonb_build_object(${joinSql(names.length === 0 ? [rawSql('')] : names)}) as row
    from ${rawSql(quoteIdentifier(table))} t where ${isAbout} order by t limit ${most}) told)`;
}
