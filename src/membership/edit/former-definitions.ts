import { type Database, dropInPieces, type Queryable, type Sql, sql } from '../../database/index.js';
import { type Clock, newId } from '../../kernel/index.js';

/** What a definition is made of, as its columns are called. */
export type DefinitionPart = 'name' | 'description' | 'rule';

/** What a segment said of itself. */
export interface Definition {
  readonly name: string | null;
  readonly description: string | null;
  readonly query: string | null;
  readonly rule: unknown;
  /** What is not told any more, since it named somebody who has been erased. */
  readonly forgotten: readonly DefinitionPart[];
}

/** A change of a definition: what was before it, and after it. */
export interface DefinitionChange {
  readonly id: string;
  readonly version: number;
  readonly at: Date;
  readonly entryId: string | null;
  readonly changed: readonly DefinitionPart[];
  readonly before: Definition;
  readonly after: Definition;
}

export type ListedDefinitionChange = DefinitionChange & { readonly keyset: string[] };

/** What is about to take the place of a definition; a rule that is left out stays. */
interface Replacement {
  readonly segmentId: string;
  readonly name: string;
  readonly description: string | null;
  readonly query: string | undefined;
  readonly at: Date;
  readonly entryId: string | undefined;
}

/**
 * Keeps what a segment says, as what it said until now, if anything of it is about to change. A rule whose members are still being found is what was last said. In the
 * transaction of the change, before it.
 */
export async function keepFormer(transaction: Queryable, { segmentId, name, description, query, at, entryId }: Replacement): Promise<void> {
  const kept = (part: DefinitionPart, value: Sql) => sql`case when ${part}::text = any(unkept) then null else ${value} end`;
  await transaction.execute(sql`/* segment.keepFormer */
    with said as (
      select s.id, s.revision, s.unkept, s.name, s.description, coalesce(b.query, s.query) as query, coalesce(b.rule, s.rule) as rule
      from segment s left join segment_build b on b.segment_id = s.id and b.rule is not null where s.id = ${segmentId}::uuid),
    replaced as (
      select said.*, array_remove(array[
        case when name <> ${name}::text then 'name' end,
        case when description is distinct from ${description}::text then 'description' end,
        case when query <> ${query ?? null}::text then 'rule' end], null) as changed from said),
    forgotten as (
      update segment s set unkept = array(select unnest(r.unkept) except select unnest(r.changed)) from replaced r where s.id = r.id and r.unkept && r.changed)
    insert into former_definition (id, segment_id, revision, replaced_at, entry_id, changed, name, description, query, rule, forgotten)
    select ${newId()}::uuid, id, revision + 1, ${at}, ${entryId ?? null}::uuid, changed, ${kept('name', sql`name`)}, ${kept('description', sql`description`)},
      ${kept('rule', sql`query`)}, ${kept('rule', sql`rule`)}, unkept
    from replaced where changed <> '{}'`);
}

interface ChangesOf {
  readonly segmentId: string;
  readonly limit: number;
  /** Over the table of them, as `d`. */
  readonly condition: Sql;
}

/** The changes of a segment's definition, the newest first. What one was changed to is what the next one found. */
export async function definitionChanges(
  database: Queryable,
  { segmentId, limit, condition }: ChangesOf,
): Promise<ListedDefinitionChange[]> {
  return database.query<ListedDefinitionChange>(sql`/* segment.definitionChanges */
    select d.id, d.revision as version, d.replaced_at as at, d.entry_id as "entryId", d.changed, array[d.revision::text] as keyset,
      ${asDefinition('d')} as before,
      case when later.id is not null then ${asDefinition('later')}
        else jsonb_build_object('name', s.name, 'description', s.description, 'query', coalesce(b.query, s.query), 'rule', coalesce(b.rule, s.rule), 'forgotten', '{}'::text[])
      end as after
    from former_definition d join segment s on s.id = d.segment_id left join segment_build b on b.segment_id = s.id and b.rule is not null
      left join lateral (select * from former_definition n where n.segment_id = d.segment_id and n.revision > d.revision order by n.revision limit 1) later on true
    where d.segment_id = ${segmentId}::uuid and ${condition} order by d.revision desc limit ${limit}`);
}

function asDefinition(alias: 'd' | 'later'): Sql {
  const of = alias === 'd' ? sql`d` : sql`later`;
  return sql`jsonb_build_object('name', ${of}.name, 'description', ${of}.description, 'query', ${of}.query, 'rule', ${of}.rule, 'forgotten', ${of}.forgotten)`;
}

export async function countDefinitionChanges(database: Queryable, segmentId: string): Promise<number> {
  const [row] = await database.query<{ count: number }>(sql`/* segment.countDefinitionChanges */
    select count(*)::int as count from former_definition where segment_id = ${segmentId}::uuid`);
  return row?.count ?? 0;
}

const DROPPED_AT_ONCE = 10_000;

/** Drops what was said longer ago than `keptMs`. Safe from several processes. */
export async function dropOldDefinitions(
  { database, clock }: { readonly database: Pick<Database, 'transaction'>; readonly clock: Clock },
  keptMs: number,
): Promise<void> {
  const before = new Date(clock.now().getTime() - keptMs);
  const old = sql`/* segment.dropOldDefinitions */
        delete from former_definition where id in (
          select id from former_definition where replaced_at < ${before} order by replaced_at limit ${DROPPED_AT_ONCE} for update skip locked)`;
  await dropInPieces(database, DROPPED_AT_ONCE, old);
}
