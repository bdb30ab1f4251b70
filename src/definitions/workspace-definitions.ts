import { type CustomAttributeDefinition, type EventProperty, nameSegments, type SegmentName, segmentsIn } from '../catalogue/index.js';
import { question, type Queryable, sql } from '../database/index.js';
import { printRule } from '../language/index.js';
import { type StoredRules, storedRules } from '../membership/index.js';
import type { ActionEffect, ActionTrigger, Bound } from '../actions/index.js';
import { type ActionDefinition, definedEffect, type Naming } from './action-definition.js';
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

/** An action as the workspace has it. */
export interface WorkspaceAction extends ActionDefinition {
  readonly id: string;
  readonly segmentId: string;
  /** With another segment by its id: what two are compared by. */
  readonly kept: ActionEffect;
  /** When somebody last changed, paused or resumed it. */
  readonly updatedAt: Date;
}

/** Everything that is defined in a workspace at one instant. */
export interface WorkspaceDefinitions {
  readonly segments: readonly WorkspaceSegment[];
  readonly attributes: readonly AttributeDefinition[];
  readonly properties: readonly EventProperty[];
  readonly actions: readonly WorkspaceAction[];
  readonly webhooks: readonly WorkspaceWebhook[];
}

/** A webhook that actions may call: it is no definition, and has a secret. Several may have one name. */
export interface WorkspaceWebhook {
  readonly id: string;
  readonly name: string;
}

interface SegmentRow extends SegmentName {
  readonly description: string | null;
  readonly query: string | null;
  readonly rule: unknown;
  readonly updated_at: Date;
}

interface ActionRow {
  readonly id: string;
  readonly segmentId: string;
  readonly name: string;
  readonly trigger: ActionTrigger;
  readonly afterDays: number | null;
  readonly bound: Bound | null;
  readonly effect: ActionEffect;
  readonly updatedAt: Date;
}

/** A rule that is about to take over is what was said last. */
const DEFINED = question<
  [SegmentRow, CustomAttributeDefinition, EventProperty, ActionRow, WorkspaceWebhook],
  (rules: StoredRules) => WorkspaceDefinitions
>(
  [
    sql`/* definitions.segments */
      select s.id, s.name, s.description, s.updated_at, coalesce(b.query, s.query) as query, coalesce(b.rule, s.rule) as rule
      from segment s left join segment_build b on b.segment_id = s.id order by s.name, s.id`,
    sql`/* definitions.attributes */ select owner, key, name, type, unit, description from attribute_definition order by owner, key`,
    sql`/* definitions.properties */ select key, name, type, unit, description from event_property order by key`,
    sql`/* definitions.actions */ select id, segment_id as "segmentId", name, upper(trigger) as trigger, after_days as "afterDays", bound, effect,
      updated_at as "updatedAt" from segment_action order by name, id`,
    sql`/* definitions.webhooks */ select id, name from webhook order by id`,
  ],
  (rows, attributes, properties, actions, webhooks) => (rules) => ({
    segments: rows.map((row) => segmentOf(row, rows, rules)),
    attributes: attributes.map(({ owner = 'customer', ...attribute }) => ({ kind: 'attribute', owner, ...attribute })),
    properties,
    actions: actionsOf(actions, new Map(rows.map(({ id, name }) => [id, name])), webhooks),
    webhooks,
  }),
);

function actionsOf(
  rows: readonly ActionRow[],
  names: ReadonlyMap<string, string>,
  webhooks: readonly WorkspaceWebhook[],
): WorkspaceAction[] {
  const nameOf: Naming = { segment: (id) => names.get(id), webhook: (id) => nameOfWebhook(webhooks, id) };
  return rows.map(({ effect, ...row }) => ({
    kind: 'action',
    ...row,
    segment: names.get(row.segmentId) ?? row.segmentId,
    effect: definedEffect(effect, nameOf),
    kept: effect,
  }));
}

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

/** The name of a webhook, where no other has it. */
export function nameOfWebhook(webhooks: readonly WorkspaceWebhook[], id: string): string | undefined {
  const name = webhooks.find((one) => one.id === id)?.name;
  return name !== undefined && webhookNamed(webhooks, name) === id ? name : undefined;
}

/** The only webhook of a name, or one by its id. */
export function webhookNamed(webhooks: readonly WorkspaceWebhook[], name: string): string | undefined {
  const named = webhooks.filter((one) => one.name === name);
  return named.length === 1 ? named[0]?.id : webhooks.find(({ id }) => id === name)?.id;
}

export async function readDefinitions(database: Queryable): Promise<WorkspaceDefinitions> {
  const [[defined], rules] = [await database.ask(DEFINED), await storedRules(database)];
  return defined(rules);
}
