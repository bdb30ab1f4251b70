import { type Transaction, joinSql, rawSql, sql, type Sql } from '../../database/index.js';
import { snakeCase } from '../../records/index.js';
import { APPENDED_COLUMNS, FILLED_COLUMNS, IS_LATER, LIST_KEYS, type ListName, WORD_COLUMNS } from './merge-tables.js';
import { UNDONE } from './unmerge-survivor.js';

/*
 * Later merges into the same survivor have kept it as it stood then, with what the merge that is undone had brought. Who is there again is not to stay in there,
 * and what is given back when those are undone is not to be theirs. `g` is the merge that is undone, `l` a later one.
 */

/** Whether what is at a name of the origins of `s` came under a name of the customer who is there again. */
function cameUnder(name: Sql): Sql {
  return sql`exists (select from jsonb_to_recordset(g.snapshot -> 'externalIds') as came(source text, external_id text)
    where came.source = s.provenance -> ${name} ->> 'source' and came.external_id = s.provenance -> ${name} ->> 'by')`;
}

/** Takes what a merge brought from what later merges have kept of its survivor. */
export async function takeOutOfLaterMerges(transaction: Transaction, mergeId: string): Promise<void> {
  const later = await transaction.query(sql`/* sync.findLaterMerges */
    select from customer_merge l join customer_merge g on g.id = ${mergeId} where ${IS_LATER} limit 1`);
  if (later.length === 0) return;
  // The lists first: whether one came is told by the origins.
  for (const field of Object.keys(LIST_KEYS) as ListName[]) await takeOutOfList(transaction, mergeId, field);
  await takeOutOfConsents(transaction, mergeId);
  await takeOutOfStaticSegments(transaction, mergeId);
  await takeOutOfFields(transaction, mergeId);
}

async function takeOutOfFields(transaction: Transaction, mergeId: string): Promise<void> {
  const columns = [...FILLED_COLUMNS, ...APPENDED_COLUMNS].map(({ name, column }) => {
    const value = sql`case when ${cameUnder(sql`${name}::text`)} then to_jsonb(before.${column}) else to_jsonb(${UNDONE.columns[name] ?? sql`null`}) end`;
    return sql`jsonb_build_object(${snakeCase(name)}::text, ${value})`;
  });
  const origins = sql`(select coalesce(jsonb_object_agg(o.key, o.value), '{}') from (
    select key, value from jsonb_each(${UNDONE.provenance}) where not ${cameUnder(sql`key`)}
    union all select key, value from jsonb_each(before.provenance) where ${cameUnder(sql`key`)}) o)`;
  const attributes = sql`(select coalesce(jsonb_object_agg(o.key, o.value), '{}') from (
    select key, value from jsonb_each(${UNDONE.attributes}) where not ${cameUnder(sql`('attributes.' || key)`)}
    union all select key, value from jsonb_each(before.attributes) where ${cameUnder(sql`('attributes.' || key)`)}) o)`;
  const others = sql`jsonb_build_object('provenance', ${origins}, 'attributes', ${attributes}, 'added_at', ${UNDONE.addedAt})`;
  await transaction.execute(sql`/* sync.takeOutOfLaterFields */
    update customer_merge l set snapshot = jsonb_set(l.snapshot, '{survivor,customer}', (l.snapshot #> '{survivor,customer}') || ${joinSql([...columns, others], ' || ')})
    from customer_merge g,
      jsonb_populate_record(null::customer, g.snapshot #> '{survivor,customer}') before,
      jsonb_populate_record(null::customer, g.snapshot #> '{merged,customer}') merged,
      (select m.id as merge_id, kept.* from customer_merge m, jsonb_populate_record(null::customer, m.snapshot #> '{survivor,customer}') kept
        where m.into_id = (select into_id from customer_merge where id = ${mergeId}) and m.unmerged_at is null) s
    where g.id = ${mergeId} and s.merge_id = l.id and ${IS_LATER}`);
}

/** Puts a list in the place of one that later merges have kept: an expression over `l` and `g`, and over `s`, the customer kept. */
async function setLater(transaction: Transaction, mergeId: string, field: string, list: Sql): Promise<void> {
  await transaction.execute(sql`/* sync.takeOutOfLaterList */
    update customer_merge l set snapshot = jsonb_set(l.snapshot, ${['survivor', field]}::text[], ${list})
    from customer_merge g,
      (select m.id as merge_id, m.snapshot #> '{survivor,customer,provenance}' as provenance from customer_merge m
        where m.into_id = (select into_id from customer_merge where id = ${mergeId}) and m.unmerged_at is null) s
    where g.id = ${mergeId} and s.merge_id = l.id and ${IS_LATER}`);
}

const listed = (of: 'l' | 'g', person: 'survivor' | 'merged', field: string) =>
  sql`coalesce(${rawSql(of)}.snapshot #> ${[person, field]}::text[], '[]')`;

async function takeOutOfList(transaction: Transaction, mergeId: string, field: ListName): Promise<void> {
  const key = LIST_KEYS[field];
  const keys = (person: 'survivor' | 'merged') => sql`(select ${key} from jsonb_array_elements(${listed('g', person, field)}) e)`;
  const left = sql`(select coalesce(jsonb_agg(e.value order by e.place), '[]') from jsonb_array_elements(${listed('l', 'survivor', field)}) with ordinality as e(value, place)
    where ${key} not in ${keys('merged')} or ${key} in ${keys('survivor')})`;
  const came = cameUnder(sql`${field}::text`);
  await setLater(transaction, mergeId, field, sql`case when ${came} then ${listed('g', 'survivor', field)} else ${left} end`);
}

/** Where the word of who is there again stood, the survivor's own of before stands again. */
async function takeOutOfConsents(transaction: Transaction, mergeId: string): Promise<void> {
  const words = (list: Sql) => sql`jsonb_populate_recordset(null::consent, ${list})`;
  const wordOf = (alias: string) => joinSql(WORD_COLUMNS.map((column) => sql`${rawSql(alias)}.${column}`));
  const kept = sql`(select c.* from ${words(listed('l', 'survivor', 'consents'))} c
    where not exists (select from ${words(listed('g', 'merged', 'consents'))} w where (${wordOf('c')}) is not distinct from (${wordOf('w')}))
      and not exists (select from jsonb_to_recordset(g.snapshot -> 'externalIds') as came(source text, external_id text)
        where came.source = c.source and came.external_id = c.customer_external_id))`;
  await setLater(
    transaction,
    mergeId,
    'consents',
    sql`(select coalesce(jsonb_agg(to_jsonb(c)), '[]') from (
      select k.* from ${kept} k
      union all
      select b.* from ${words(listed('g', 'survivor', 'consents'))} b where not exists (select from ${kept} k where k.channel = b.channel)) c)`,
  );
}

async function takeOutOfStaticSegments(transaction: Transaction, mergeId: string): Promise<void> {
  const field = 'staticSegmentIds';
  await setLater(
    transaction,
    mergeId,
    field,
    sql`(select coalesce(jsonb_agg(id), '[]') from jsonb_array_elements_text(${listed('l', 'survivor', field)}) as kept(id)
      where not ${listed('g', 'merged', field)} ? id or ${listed('g', 'survivor', field)} ? id)`,
  );
}
