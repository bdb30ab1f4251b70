import { maySeeSegment } from '../../access/index.js';
import { nameSegments, type SegmentName, segmentsIn } from '../../catalogue/index.js';
import { sql } from '../../database/index.js';
import { printRule } from '../../language/index.js';
import { type StoredRules, storedRules } from '../../membership/index.js';
import type { OperationContext } from '../context.js';
import type { SegmentRow } from './segment.type.js';

/** The rule of a segment as it is told. */
export async function toldRule(context: OperationContext, { id, query }: SegmentRow): Promise<string | null> {
  return query !== null && mayMention(query) ? told(context, query, await rules(context).load(id)) : query;
}

/** The same of another rule that is stored: one that is about to take over, or was replaced. */
export async function toldStoredRule(context: OperationContext, query: string, rule: unknown): Promise<string> {
  return mayMention(query) ? told(context, query, rule) : query;
}

/** Few rules build on segments, so that few are taken apart. */
function mayMention(query: string): boolean {
  return query.includes('segment');
}

/** Segments by their names, where they are kept by their ids. */
async function told(context: OperationContext, text: string, tree: unknown): Promise<string> {
  const rule = (await reading(context).load('all'))?.read(tree);
  const ids = rule === undefined ? [] : [...segmentsIn(rule)].filter((id) => maySeeSegment(context.viewer, id));
  if (rule === undefined || ids.length === 0) return text;
  const known = await Promise.all(ids.map((id) => names(context).load(id)));
  return printRule(
    nameSegments(
      rule,
      known.filter((one) => one !== undefined),
    ),
  );
}

/** Once an operation. */
function reading({ loaders, database }: OperationContext) {
  return loaders.named<StoredRules | undefined>(
    'reading of stored rules',
    async (keys) => {
      const found = await storedRules(database);
      return new Map(keys.map((key) => [key, found]));
    },
    undefined,
  );
}

function rules(context: OperationContext) {
  return context.loaders.named<unknown>(
    'stored rules',
    async (ids) => {
      const rows = await context.database.query<{ id: string; rule: unknown }>(
        sql`/* graphql.storedRules */ select id, rule from segment where id = any(${[...ids]}::uuid[])`,
      );
      return new Map(rows.map(({ id, rule }) => [id, rule]));
    },
    null,
  );
}

function names(context: OperationContext) {
  return context.loaders.named<SegmentName | undefined>(
    'segment names',
    async (ids) => {
      const rows = await context.database.query<SegmentName>(
        sql`/* graphql.segmentNames */ select id, name from segment where id = any(${[...ids]}::uuid[])`,
      );
      return new Map(rows.map((row) => [row.id, row]));
    },
    undefined,
  );
}
