import { type Database, rawSql, sql, type Sql, type Transaction } from '../database/index.js';
import { limitExceeded, newId } from '../kernel/index.js';
import { avoidPairing } from '../membership/index.js';

/** More than the largest base that Cantle is measured with. */
export const MOST_CUSTOMERS = 5_000_000;
/** Customers who are read, and written to the client, at a time. */
export const AT_ONCE = 1_000;
/** Of a process that does not say so again in this time nothing more is to come. */
const LEASE = sql`interval '15 minutes'`;

/** Whom an export is of, as they were found. */
export interface FoundCustomers {
  readonly id: string;
  /** Of the segment or rule. */
  readonly customers: number;
  /** Of whom so many are in the file. */
  readonly exported: number;
}

/**
 * Finds the customers (`ids`) at one instant, in one statement, and keeps those who are told (`isTold`, a condition over an id) in parts. What is left of
 * exports whose process has gone is dropped.
 */
export async function keepCustomers(database: Database, ids: Sql, isTold: (id: Sql) => Sql): Promise<FoundCustomers> {
  const id = newId();
  return database.transaction(async (transaction) => {
    await avoidPairing(transaction, ids);
    begin(transaction, id);
    const [row] = await transaction.query<{ customers: number; exported: number }>(sql`/* export.find */
      with member as materialized (${ids}),
      told as (select id, (row_number() over (order by id) - 1) / ${AT_ONCE}::int as part from member where ${isTold(sql`member.id`)}),
      kept as (
        insert into export_part (export_id, part, customer_ids)
        select ${id}::uuid, part, array_agg(id order by id) from told group by part
        returning cardinality(customer_ids) as size
      )
      select (select count(*)::int from member) as customers, (select coalesce(sum(size), 0)::int from kept) as exported`);
    const found = { customers: 0, exported: 0, ...row, id };
    if (found.customers > MOST_CUSTOMERS) throw limitExceeded('The number of customers of an export', MOST_CUSTOMERS);
    return found;
  });
}

function begin(transaction: Transaction, id: string): void {
  transaction.defer(ABANDONED());
  transaction.defer(sql`/* export.begin */ insert into export_run (id, until) values (${id}::uuid, clock_timestamp() + ${LEASE})`);
}

/** The ids of a part, in order; undefined if it is not there. Says that somebody still reads. */
export async function readPart(database: Database, id: string, part: number): Promise<readonly string[] | undefined> {
  const [row] = await database.query<{ customer_ids: string[] }>(sql`/* export.readPart */
    with kept as (update export_run set until = clock_timestamp() + ${LEASE} where id = ${id}::uuid returning id)
    select p.customer_ids::text[] from export_part p join kept on kept.id = p.export_id where p.part = ${part}::int`);
  return row?.customer_ids;
}

export async function dropCustomers(database: Database, id: string): Promise<void> {
  await database.execute(dropping('end', sql`id = ${id}::uuid`));
}

/** Drops what is left of exports whose process has gone. */
export async function dropAbandonedExports({ database }: { readonly database: Pick<Database, 'transaction'> }): Promise<void> {
  await database.transaction((transaction) => transaction.execute(ABANDONED()));
}

const ABANDONED = () => dropping('dropAbandoned', sql`until < clock_timestamp()`);

function dropping(name: 'dropAbandoned' | 'end', condition: Sql): Sql {
  return sql`/* export.${rawSql(name)} */
    with gone as (delete from export_run where ${condition} returning id)
    delete from export_part p using gone where p.export_id = gone.id`;
}
