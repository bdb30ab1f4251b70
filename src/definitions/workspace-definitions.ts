import { type CustomAttributeDefinition, type EventProperty, nameSegments, type SegmentName, segmentsIn } from '../catalogue/index.js';
import { question, type Queryable, sql } from '../database/index.js';
import { printRule } from '../language/index.js';
import { type StoredRules, storedRules } from '../membership/index.js';
import type { AttributeDefinition, SegmentDefinition } from './definition.js';
import { KINDS, type StoredDefinition, type WorkspaceWebhook } from './kinds/index.js';

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
  /** Of the kinds beside these, in the order of `KINDS`. */
  readonly kept: readonly StoredDefinition[];
  readonly webhooks: readonly WorkspaceWebhook[];
}

interface SegmentRow extends SegmentName {
  readonly description: string | null;
  readonly query: string | null;
  readonly rule: unknown;
  readonly updated_at: Date;
}

/** A rule that is about to take over is what was said last. */
const DEFINED = question<
  [SegmentRow, CustomAttributeDefinition, EventProperty, WorkspaceWebhook],
  (rules: StoredRules) => Omit<WorkspaceDefinitions, 'kept'>
>(
  [
    sql`/* definitions.segments */
      select s.id, s.name, s.description, s.updated_at, coalesce(b.query, s.query) as query, coalesce(b.rule, s.rule) as rule
      from segment s left join segment_build b on b.segment_id = s.id order by s.name, s.id`,
    sql`/* definitions.attributes */ select owner, key, name, type, unit, description from attribute_definition order by owner, key`,
    sql`/* definitions.properties */ select key, name, type, unit, description from event_property order by key`,
    sql`/* definitions.webhooks */ select id, name from webhook order by id`,
  ],
  (rows, attributes, properties, webhooks) => (rules) => ({
    segments: rows.map((row) => segmentOf(row, rows, rules)),
    attributes: attributes.map(({ owner = 'customer', ...attribute }) => ({ kind: 'attribute', owner, ...attribute })),
    properties,
    webhooks,
  }),
);

function segmentOf(
  { id, name, description, query, rule: tree, updated_at: updatedAt }: SegmentRow,
  all: readonly SegmentName[],
  rules: StoredRules,
): WorkspaceSegment {
  const rule = tree === null ? undefined : rules.read(tree);
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
  const [defined, ...kinds] = await database.ask(DEFINED, ...KINDS.map(({ stored }) => stored));
  const told = defined(await storedRules(database));
  return { ...told, kept: kinds.flatMap((stored) => stored(told)) };
}
