import { sql, type Queryable, type Sql } from '../../database/index.js';

/** Shorter texts mean too much else to be looked for inside of others. */
const SHORTEST_INSIDE = 5;

/** What names this one person, wherever somebody writes it: in small letters, as `mark`. Towns and first names are shared with others. */
function marksOf(ids: readonly string[]): Sql {
  const isTheirs = sql`customer_id = any(${[...ids]}::uuid[])`;
  return sql`
    select distinct caseless(mark) as mark from (
      select unnest(${[...ids]}::text[])
      union all select external_id from customer_external_id where ${isTheirs}
      union all select email from customer_email where ${isTheirs}
      union all select phone from customer_phone where ${isTheirs}
      union all select unnest(array[handle, external_id]) from influence_account where ${isTheirs}
      union all select last_name from customer where id = any(${[...ids]}::uuid[])
    ) named(mark) where length(mark) > 1`;
}

function isInside(text: Sql): Sql {
  return sql`length(mark) >= ${SHORTEST_INSIDE}::int and position(mark in caseless(${text})) > 0`;
}

/** The segments that name a person: in a value of their rule, or of the one that is to replace it, in their name or description. */
export async function segmentsThatName(database: Queryable, ids: readonly string[]): Promise<string[]> {
  const rows = await database.query<{ id: string }>(sql`/* sync.segmentsThatName */
    with marks as materialized (${marksOf(ids)})
    select s.id from segment s left join segment_build b on b.segment_id = s.id
    where exists (select from marks where ${isInside(sql`concat_ws(' ', s.name, s.description)`)})
      or exists (
        select from jsonb_path_query(jsonb_build_array(s.rule, b.rule), 'strict $.** ? (@.type() == "string")') leaf,
          lateral (select caseless(leaf #>> '{}') as value) text
        where exists (select from marks where mark = text.value or ${isInside(sql`text.value`)}))
    order by s.id`);
  return rows.map(({ id }) => id);
}

/** Why an import failed may quote a row of a file. */
export async function takeOutOfImports(database: Queryable, ids: readonly string[]): Promise<void> {
  await database.query(sql`/* sync.eraseFromImports */
    with marks as materialized (${marksOf(ids)})
    update import_job set error = 'The reason named a person who has been erased.'
    where error is not null and exists (select from marks where ${isInside(sql`error`)})`);
}
