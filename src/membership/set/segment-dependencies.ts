import { segmentsIn } from '../../catalogue/index.js';
import { sql, type Queryable } from '../../database/index.js';
import { DomainError } from '../../kernel/index.js';
import { decodeTree, type Rule } from '../../language/index.js';
import { findCycle } from './dependency-levels.js';
import type { ReadingContext } from './context.js';
import { knowsSegment, type RuleReader } from './rule-reader.js';

interface Dependency {
  readonly id: string;
  readonly name: string;
  readonly buildsOn: ReadonlySet<string>;
}

/** Of the rules that hold, and of those that are about to. */
async function readDependencies(database: Queryable): Promise<Dependency[]> {
  const rows = await database.query<{ id: string; name: string; rule: unknown }>(sql`/* segment.dependencies */
    select id, name, rule from segment where kind = 'dynamic' and rule @? '$.**.function ? (@ == "segment")'
    union all select s.id, s.name, b.rule from segment_build b join segment s on s.id = b.segment_id
      where b.rule @? '$.**.function ? (@ == "segment")'`);
  const dependencies = new Map<string, Dependency>();
  for (const { id, name, rule } of rows) {
    // As it was checked when it was saved, with segments told by their ids.
    const stored = decodeTree(rule).rule;
    const buildsOn = stored === undefined ? [] : segmentsIn(stored);
    dependencies.set(id, { id, name, buildsOn: new Set([...(dependencies.get(id)?.buildsOn ?? []), ...buildsOn]) });
  }
  return [...dependencies.values()];
}

/**
 * If a rule would make a segment build on itself: the names on the way, as the reader is told them, the segment at both ends. Inside the
 * transaction that saves it.
 */
export async function findSegmentCycle(
  { database, reader }: Pick<ReadingContext, 'reader'> & { readonly database: Queryable },
  segment: { readonly id: string; readonly name: string },
  rule: Rule,
): Promise<string[] | undefined> {
  const buildsOn = segmentsIn(rule);
  if (buildsOn.size === 0) return undefined;
  const others = await readDependencies(database);
  const names = new Map([...others, segment].map(({ id, name }) => [id, name]));
  const cycle = findCycle(new Map([...others.map((other) => [other.id, other.buildsOn] as const), [segment.id, buildsOn]]), segment.id);
  return cycle?.map((id) => (knowsSegment(reader, id) ? `'${names.get(id) ?? id}'` : UNKNOWN));
}

/** Refuses to take away a segment that others build on (CONFLICT). Of those it names the ones that there are for the reader. */
export async function refuseIfBuiltOn(database: Queryable, segmentId: string, reader: RuleReader): Promise<void> {
  const dependents = (await readDependencies(database)).filter(({ buildsOn }) => buildsOn.has(segmentId));
  if (dependents.length === 0) return;
  const segments = dependents.filter(({ id }) => knowsSegment(reader, id)).map(({ name }) => name);
  const names = [...segments.map((name) => `'${name}'`), ...(segments.length < dependents.length ? [UNKNOWN] : [])].join(', ');
  throw new DomainError('CONFLICT', `Other segments build on this one: ${names}. Change or delete them first.`, { field: 'id', segments });
}

/** In the place of what is not for the reader to know. */
const UNKNOWN = 'others that this key may not see';
