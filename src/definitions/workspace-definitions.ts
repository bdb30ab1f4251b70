import { type CustomAttributeDefinition, type EventProperty, nameSegments, type SegmentName, segmentsIn } from '../catalogue/index.js';
import { question, type Queryable, sql } from '../database/index.js';
import { decodeTree, printRule } from '../language/index.js';
import type { AttributeDefinition, SegmentDefinition } from './definition.js';

/** A segment as the workspace has it. */
export interface WorkspaceSegment extends SegmentDefinition {
  readonly id: string;
  /** The rule as it is kept, with other segments by their ids: what two texts are compared by. */
  readonly kept: string | null;
  /** When its definition was last changed by somebody. */
  readonly updatedAt: Date;
  /** The segments that it builds on, by id. */
  readonly buildsOn: ReadonlySet<string>;
}

/** Everything that is defined in a workspace at one instant. */
export interface WorkspaceDefinitions {
  readonly segments: readonly WorkspaceSegment[];
  readonly attributes: readonly AttributeDefinition[];
  readonly properties: readonly EventProperty[];
}

interface SegmentRow extends SegmentName {
  readonly description: string | null;
  readonly query: string | null;
  readonly rule: unknown;
  readonly updated_at: Date;
}

/** A rule that is about to take over is what was said last. */
const DEFINED = question<[SegmentRow, CustomAttributeDefinition, EventProperty], WorkspaceDefinitions>(
  [
    sql`/* definitions.segments */
      select s.id, s.name, s.description, s.updated_at, coalesce(b.query, s.query) as query, coalesce(b.rule, s.rule) as rule
      from segment s left join segment_build b on b.segment_id = s.id order by s.name, s.id`,
    sql`/* definitions.attributes */ select owner, key, name, type, unit, description from attribute_definition order by owner, key`,
    sql`/* definitions.properties */ select key, name, type, unit, description from event_property order by key`,
  ],
  (rows, attributes, properties) => ({
    segments: rows.map((row) => segmentOf(row, rows)),
    attributes: attributes.map(({ owner = 'customer', ...attribute }) => ({ kind: 'attribute', owner, ...attribute })),
    properties,
  }),
);

function segmentOf(
  { id, name, description, query, rule: tree, updated_at: updatedAt }: SegmentRow,
  all: readonly SegmentName[],
): WorkspaceSegment {
  const rule = tree === null ? undefined : decodeTree(tree).rule;
  return {
    kind: 'segment',
    id,
    name,
    description,
    query: rule === undefined ? query : printRule(nameSegments(rule, all)),
    kept: query,
    updatedAt,
    buildsOn: rule === undefined ? new Set() : segmentsIn(rule),
  };
}

export async function readDefinitions(database: Queryable): Promise<WorkspaceDefinitions> {
  const [defined] = await database.ask(DEFINED);
  return defined;
}
