import { type Catalogue, needsOf, pinSegments, type RuleNeeds } from '../../catalogue/index.js';
import { sql, type Queryable } from '../../database/index.js';
import { readRule, readTree } from '../../language/index.js';
import { loadCatalogue } from './catalogue-loader.js';
import { THE_PROGRAM } from './rule-reader.js';

/** What a segment's rule takes from whoever asks it, and that of the rule that is to replace it; undefined for one that cannot be read. */
export interface StoredNeeds {
  readonly present: RuleNeeds | undefined;
  readonly next: RuleNeeds | undefined;
}

/** Of dynamic segments. */
export async function needsOfStored(
  { database }: { readonly database: Queryable },
  segmentIds: readonly string[],
): Promise<Map<string, StoredNeeds>> {
  const catalogue = await loadCatalogue(database, THE_PROGRAM);
  const rows = await database.query<{ id: string; rule: unknown; next: unknown }>(sql`/* segment.storedRules */
    select s.id, s.rule, b.rule as next from segment s left join segment_build b on b.segment_id = s.id
    where s.id = any(${[...segmentIds]}::uuid[]) and s.rule is not null`);
  return new Map(rows.map(({ id, rule, next }) => [id, { present: needsOfTree(rule, catalogue), next: needsOfTree(next, catalogue) }]));
}

/** What each of these rules takes from whoever asks it, in their order. */
export async function needsOfTrees(
  { database }: { readonly database: Queryable },
  trees: readonly unknown[],
): Promise<(RuleNeeds | undefined)[]> {
  const catalogue = await loadCatalogue(database, THE_PROGRAM);
  return trees.map((tree) => needsOfTree(tree, catalogue));
}

/** The same of texts. */
export async function needsOfTexts(
  { database }: { readonly database: Queryable },
  texts: readonly string[],
): Promise<(RuleNeeds | undefined)[]> {
  const catalogue = await loadCatalogue(database, THE_PROGRAM);
  return texts.map((text) => {
    const { rule } = readRule(text, catalogue);
    return rule === undefined ? undefined : needsOf(pinSegments(rule, catalogue.segments), catalogue);
  });
}

/** What a rule takes, and what those of all segments take that it builds on, however far down; undefined of one that cannot be read. */
export async function needsToTheGround(
  { database }: { readonly database: Queryable },
  needs: RuleNeeds | undefined,
): Promise<(RuleNeeds | undefined)[]> {
  const all = [needs];
  const seen = new Set<string>();
  let below = await builtOn(database, needs);
  while (below.length > 0) {
    for (const id of below) seen.add(id);
    const next: string[] = [];
    for (const { present } of (await needsOfStored({ database }, below)).values()) {
      all.push(present);
      next.push(...(await builtOn(database, present)).filter((id) => !seen.has(id)));
    }
    below = [...new Set(next)];
  }
  return all;
}

async function builtOn(database: Queryable, needs: RuleNeeds | undefined): Promise<string[]> {
  if (needs === undefined) return [];
  if (needs.segmentIds !== null) return [...needs.segmentIds];
  return (await database.query<{ id: string }>(sql`/* segment.all */ select id from segment`)).map(({ id }) => id);
}

function needsOfTree(tree: unknown, catalogue: Catalogue): RuleNeeds | undefined {
  const { rule } = readTree(tree, catalogue);
  return rule === undefined ? undefined : needsOf(rule, catalogue);
}
