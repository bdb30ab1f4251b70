import { joinSql, sql, type Queryable, type Sql } from '../../database/index.js';
import { dialledDigits, writtenEmails } from '../../records/index.js';
import type { FileSearch, KeptFile } from '../files/index.js';

/** Shorter texts mean too much else to be looked for inside of others. */
const SHORTEST_INSIDE = 5;
/** Of a phone number within its country: fewer may be of anything. */
const FEWEST_DIGITS = 7;

/** What names one person, wherever somebody writes it. */
interface Marks {
  readonly texts: readonly string[];
  /** Of phone numbers within their countries, which are written with all kinds of signs between them. */
  readonly digits: readonly string[];
}

/** What names this one person, in whichever way it may be written. Towns and first names are shared with others. */
async function marksOf(database: Queryable, ids: readonly string[]): Promise<Marks> {
  const isTheirs = sql`customer_id = any(${[...ids]}::uuid[])`;
  const rows = await database.query<{ readonly kind: 'email' | 'phone' | 'text'; readonly mark: string }>(sql`/* sync.marks */
    select kind, mark from (
      select 'text' as kind, unnest(${[...ids]}::text[]) as mark
      union all select 'text', external_id from customer_external_id where ${isTheirs}
      union all select 'email', unnest(array[email, normal]) from customer_email where ${isTheirs}
      union all select 'phone', unnest(array[phone, normal]) from customer_phone where ${isTheirs}
      union all select 'text', unnest(array[handle, external_id]) from influence_account where ${isTheirs}
      union all select 'text', last_name from customer where id = any(${[...ids]}::uuid[])
    ) named where length(mark) > 1`);
  const texts = rows.flatMap(({ kind, mark }) => (kind === 'email' ? writtenEmails(mark) : [mark]));
  const digits = rows.flatMap(({ kind, mark }) => (kind === 'phone' ? [dialledDigits(mark)] : []));
  return { texts: [...new Set(texts)], digits: [...new Set(digits)].filter(({ length }) => length >= FEWEST_DIGITS) };
}

/** The marks as tables of a statement: texts without regard to case and accents, as `mark`; digits as `number`. */
function tablesOf({ texts, digits }: Marks): Sql {
  return sql`
    marks as materialized (select distinct unaccented(mark) as mark from unnest(${[...texts]}::text[]) as named(mark)),
    numbers as materialized (select number from unnest(${[...digits]}::text[]) as named(number))`;
}

/** Whether a text, `folded` as marks are, names the person somewhere within it. */
function isInside(folded: Sql): Sql {
  return sql`(exists (select from marks where length(mark) >= ${SHORTEST_INSIDE}::int and position(mark in ${folded}) > 0)
    or exists (select from numbers where position(number in regexp_replace(normalize(${folded}, nfkc), '[^0-9]', '', 'g')) > 0))`;
}

/**
 * The segments that name a person: in a value of their rule, or of the one that is to replace it, in their name or description, on the card of their persona, or in
 * the name, the tag, the value or the text of an action, or what actions have said of them.
 */
export async function segmentsThatName(database: Queryable, ids: readonly string[]): Promise<string[]> {
  const marks = await marksOf(database, ids);
  const rows = await database.query<{ id: string }>(sql`/* sync.segmentsThatName */
    with ${tablesOf(marks)}
    select s.id from segment s left join segment_build b on b.segment_id = s.id
      left join persona_card p on p.segment_id = s.id
    where exists (
        select from unaccented(concat_ws(' ', s.name, s.description, p.name, p.notes, p.channel, p.tone)) as told(text) where ${isInside(sql`told.text`)})
      or exists (
        select from segment_action a, unaccented(concat_ws(' ', a.name, a.effect ->> 'tag', a.effect ->> 'value', a.effect ->> 'text')) as told(text)
        where a.segment_id = s.id and ${isInside(sql`told.text`)})
      or exists (
        select from segment_action a join segment_action_run r on r.action_id = a.id and r.note is not null, unaccented(r.note) as told(text)
        where a.segment_id = s.id and ${isInside(sql`told.text`)})
      or exists (
        select from webhook_delivery d,
          unaccented(concat_ws(' ', d.message -> 'data' -> 'action' ->> 'name', d.message -> 'data' ->> 'text')) as told(text)
        where d.message is not null and d.message ->> 'segmentId' = s.id::text and ${isInside(sql`told.text`)})
      or ${isInRule(sql`jsonb_build_array(s.rule, b.rule)`)}
    order by s.id`);
  return rows.map(({ id }) => id);
}

/** Whether a value of a rule, as a tree, names the person. */
function isInRule(tree: Sql): Sql {
  return sql`exists (
    select from jsonb_path_query(${tree}, 'strict $.** ? (@.type() == "string")') leaf, lateral (select unaccented(leaf #>> '{}') as value) text
    where exists (select from marks where mark = text.value) or ${isInside(sql`text.value`)})`;
}

/**
 * Forgets what segments said before of the person. What they say still stays, as it is told to whoever erases: but when it is replaced, it is not kept as what they said
 * before.
 */
export async function forgetFormerDefinitions(transaction: Queryable, ids: readonly string[]): Promise<void> {
  const marks = await marksOf(transaction, ids);
  const naming = (rule: Sql) => sql`array_remove(array[
      case when ${isInside(sql`unaccented(name)`)} then 'name' end,
      case when ${isInside(sql`unaccented(description)`)} then 'description' end,
      case when ${isInRule(rule)} then 'rule' end], null)`;
  await transaction.execute(sql`/* sync.forgetFormerDefinitions */
    with ${tablesOf(marks)},
    former as materialized (select id, ${naming(sql`rule`)} as parts from former_definition)
    update former_definition f set forgotten = array(select unnest(f.forgotten || former.parts) order by 1),
      name = case when 'name' = any(former.parts) then null else f.name end,
      description = case when 'description' = any(former.parts) then null else f.description end,
      query = case when 'rule' = any(former.parts) then null else f.query end,
      rule = case when 'rule' = any(former.parts) then null else f.rule end
    from former where former.id = f.id and former.parts <> '{}'`);
  await transaction.execute(sql`/* sync.keepNoDefinition */
    with ${tablesOf(marks)},
    said as materialized (
      select s.id, ${naming(sql`jsonb_build_array(s.rule, b.rule)`)} as parts from segment s left join segment_build b on b.segment_id = s.id)
    update segment s set unkept = array(select unnest(s.unkept) union select unnest(said.parts) order by 1)
    from said where said.id = s.id and not said.parts <@ s.unkept`);
}

/** What else people put texts into, that stays when somebody is erased: the id by which it is known, and its texts. */
const TEXTS = {
  API_KEY: sql`select id::text, name as told from api_key`,
  ATTRIBUTE: sql`select key, concat_ws(' ', key, name, description, unit) from attribute_definition`,
  DATA_SOURCE: sql`select name, name from data_source`,
  DESTINATION: sql`select id::text, concat_ws(' ', name, settings) from destination`,
  EVENT_PROPERTY: sql`select key, concat_ws(' ', key, name, description, unit) from event_property`,
  EXPORT_SCHEDULE: sql`select id::text, concat_ws(' ', name, query, folder, file) from export_schedule`,
  SHOP: sql`select id::text, concat_ws(' ', name, source) from shop`,
  // An address has an @ as %40.
  WEBHOOK: sql`select id::text, concat_ws(' ', name, replace(url, '%40', '@')) from webhook`,
} as const;
export type NamingKind = keyof typeof TEXTS;
const NAMING_KINDS = Object.keys(TEXTS) as readonly NamingKind[];

/** Something that names a person somewhere in its texts: by id, or by what it is called where that is what it is known by. */
export interface NamingRecord {
  readonly kind: NamingKind;
  readonly id: string;
}

/** What names a person beside segments. */
export async function recordsThatName(database: Queryable, ids: readonly string[]): Promise<NamingRecord[]> {
  const marks = await marksOf(database, ids);
  const all = NAMING_KINDS.map(
    (kind) => sql`select ${kind}::text as kind, of.id, unaccented(of.told) as told from (${TEXTS[kind]}) as of(id, told)`,
  );
  return database.query<NamingRecord>(sql`/* sync.recordsThatName */
    with ${tablesOf(marks)}
    select kind, id from (${joinSql(all, ' union all ')}) texts where ${isInside(sql`told`)} order by kind, id`);
}

/** Why an import failed may quote a row of a file, and a file may be named after somebody. */
export async function takeOutOfImports(database: Queryable, ids: readonly string[]): Promise<void> {
  const marks = await marksOf(database, ids);
  const named = (text: Sql) => sql`(${text} is not null and ${isInside(sql`unaccented(${text})`)})`;
  await database.query(sql`/* sync.eraseFromImports */
    with ${tablesOf(marks)}
    update import_job set error = case when ${named(sql`error`)} then 'The reason named a person who has been erased.' else error end,
      name = case when ${named(sql`name`)} then 'named a person who has been erased' else name end
    where ${named(sql`error`)} or ${named(sql`name`)}`);
}

/**
 * Of the files that were sent to be imported, and those that imports have written, the ones that name a person somewhere. What is too short to mean only them is not
 * looked for: such files go with time.
 */
export async function keptFilesThatName(database: Queryable, ids: readonly string[], search: FileSearch): Promise<KeptFile[]> {
  const { texts, digits } = await marksOf(database, ids);
  return search.look(database, { texts: texts.filter(({ length }) => length >= SHORTEST_INSIDE), digits });
}
