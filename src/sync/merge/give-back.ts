import { type Transaction, joinSql, rawSql, sql, type Sql } from '../../database/index.js';
import { customer } from '../../records/index.js';
import { columnName } from '../batch/index.js';
import { IS_LATER, isListName, LIST_KEYS, LISTS, WORD, WORD_COLUMNS } from './merge-tables.js';

/*
 * What arrived under the names of a merged customer while it was merged: it belongs to the customer who is there again, and the survivor
 * has again what it had before.
 */

const ATTRIBUTE = 'attributes.';

/** A merge that is being undone. */
interface Undoing {
  readonly mergeId: string;
  readonly intoId: string;
  readonly mergedId: string;
}

/** Whether a record of a source came under one of the names of the merged customer. */
export function cameUnder(source: Sql, name: Sql, { mergeId }: Pick<Undoing, 'mergeId'>): Sql {
  return sql`exists (
    select from customer_merge g, jsonb_to_recordset(g.snapshot -> 'externalIds') as came(source text, external_id text)
    where g.id = ${mergeId} and came.source = ${source} and came.external_id = ${name})`;
}

/** Gives the customer who is there again what came under its names, and takes it from the survivor. */
export async function giveBack(transaction: Transaction, undoing: Undoing): Promise<void> {
  const { intoId } = undoing;
  const rows = await transaction.query<{ key: string }>(sql`/* sync.findArrivals */
    select o.key from customer s, jsonb_each(s.provenance) o
    where s.id = ${intoId} and ${cameUnder(sql`o.value ->> 'source'`, sql`o.value ->> 'by'`, undoing)}`);
  const arrived = rows.map(({ key }) => key);
  if (arrived.length > 0) {
    await giveBackFields(transaction, undoing, arrived);
    for (const list of LISTS) if (arrived.includes(list.field)) await giveBackList(transaction, undoing, list);
  }
  await giveBackConsents(transaction, undoing);
}

async function giveBackFields(transaction: Transaction, { mergeId, intoId, mergedId }: Undoing, arrived: readonly string[]): Promise<void> {
  const columns = Object.keys(customer.columns)
    .filter((field) => arrived.includes(field))
    .map((field) => rawSql(columnName(field)));
  const keys = arrived.flatMap((name) => (name.startsWith(ATTRIBUTE) ? [name.slice(ATTRIBUTE.length)] : []));
  const entries = (json: Sql, of: readonly string[]) => sql`(
    select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(${json}) where key = any(${[...of]}::text[]))`;
  const set = (from: string) =>
    joinSql([
      ...columns.map((column) => sql`${column} = ${rawSql(from)}.${column}`),
      sql`provenance = (c.provenance - ${[...arrived]}::text[]) || ${entries(sql`${rawSql(from)}.provenance`, arrived)}`,
      sql`attributes = (c.attributes - ${keys}::text[]) || ${entries(sql`${rawSql(from)}.attributes`, keys)}`,
    ]);
  await transaction.execute(sql`/* sync.giveBackFields */
    update customer c set ${set('s')} from customer s where c.id = ${mergedId} and s.id = ${intoId}`);
  await transaction.execute(sql`/* sync.revertFields */
    update customer c set ${set('before')}
    from customer_merge g, jsonb_populate_record(null::customer, g.snapshot #> '{survivor,customer}') before
    where g.id = ${mergeId} and c.id = ${intoId}`);
}

async function giveBackList(
  transaction: Transaction,
  { mergeId, intoId, mergedId }: Undoing,
  { field, table, stillThere }: (typeof LISTS)[number],
): Promise<void> {
  await transaction.execute(sql`/* sync.dropList */ delete from ${table} where customer_id = ${mergedId}`);
  const before = sql`(select snapshot #> ${['survivor', field]}::text[] from customer_merge where id = ${mergeId})`;
  await transaction.execute(sql`/* sync.giveBackList */
    update ${table} t set customer_id = ${mergedId} where customer_id = ${intoId} and not ${wasAddedLater(field, mergeId)}`);
  if (isListName(field)) {
    // What a later merge has added, which stands, goes behind what was there before.
    await transaction.execute(sql`/* sync.moveBehind */
      update ${table} set position = position + 1 + (select max(position) from ${table} where customer_id = ${intoId})
        + (select coalesce(max((e ->> 'position')::int), 0) from jsonb_array_elements(${before}) e)
      where customer_id = ${intoId}`);
  }
  await transaction.execute(sql`/* sync.revertList */
    insert into ${table}
    select * from jsonb_populate_recordset(null::${table}, ${before})
    where ${stillThere ?? sql`true`}`);
}

/** Whether a row `t` of a list has come with a merge into the same survivor that was made later and stands. */
function wasAddedLater(field: string, mergeId: string): Sql {
  if (!isListName(field)) return sql`false`;
  const key = LIST_KEYS[field];
  const keys = (person: 'survivor' | 'merged') =>
    sql`(select ${key} from jsonb_array_elements(l.snapshot #> ${[person, field]}::text[]) e)`;
  return sql`exists (select from customer_merge g join customer_merge l on ${IS_LATER}, lateral (select to_jsonb(t) as value) e
    where g.id = ${mergeId} and ${key} in ${keys('merged')} and ${key} not in ${keys('survivor')})`;
}

async function giveBackConsents(transaction: Transaction, undoing: Undoing): Promise<void> {
  const { intoId, mergedId } = undoing;
  const came = cameUnder(sql`c.source`, sql`c.customer_external_id`, undoing);
  await transaction.execute(sql`/* sync.giveBackConsents */
    insert into consent (customer_id, ${WORD})
    select ${mergedId}, ${WORD} from consent c where c.customer_id = ${intoId} and ${came}
    on conflict (customer_id, channel) do update set (${WORD}) = row(${joinSql(WORD_COLUMNS.map((column) => sql`excluded.${column}`))})`);
  await transaction.execute(sql`/* sync.revertConsents */ delete from consent c where c.customer_id = ${intoId} and ${came}`);
}
