import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { question, sql } from '../../database/index.js';
import { checkDueDates, GOAL_METRICS, type Goal, type GoalMetric, readGoals, setGoals } from '../../insight/index.js';
import { conflict } from '../../kernel/index.js';
import { type DefinitionContext, type Kind, without } from './kind.js';

interface Target {
  readonly metric: string;
  /** Decimal as text. */
  readonly target: string;
  readonly dueAt: string;
}

/** What a campaign is to reach. The campaign is data: it is known by what its source calls it. */
export interface GoalsDefinition {
  readonly kind: 'goals';
  readonly id: null;
  readonly source: string;
  readonly externalId: string;
  readonly targets: readonly Target[];
}

interface StoredGoals extends Omit<GoalsDefinition, 'id'> {
  readonly id: null;
  readonly updatedAt: null;
}

const METRICS = GOAL_METRICS.map((metric) => metric.toUpperCase());
const text = z.string('must be a text');
const file = z.strictObject({
  goals: text,
  source: text,
  targets: z
    .array(
      z.strictObject(
        {
          metric: z.enum(METRICS, `must be one of ${METRICS.join(', ')}`),
          target: z.union([z.number(), z.string()], 'must be a number'),
          dueAt: z.iso.datetime({ offset: true, error: 'must be a moment with its offset, such as 2026-05-30T16:00:00Z' }),
        },
        'must have a metric, a target and dueAt',
      ),
      'must be a list',
    )
    .min(1, 'must have one at least'),
});

const STORED = question<[Omit<StoredGoals, 'kind' | 'id' | 'updatedAt'>], () => StoredGoals[]>(
  [
    sql`/* definitions.goals */ select ca.source, ca.external_id as "externalId",
      jsonb_agg(jsonb_build_object('metric', upper(g.metric), 'target', g.target::text, 'dueAt', g.due_at) order by g.metric) as targets
      from campaign_goal g join campaign ca on ca.id = g.campaign_id group by ca.id order by ca.source, ca.external_id`,
  ],
  (rows) => () => rows.map(({ source, externalId, targets }) => ({ ...EMPTY, source, externalId, targets: asKept(targets) })),
);

const EMPTY = { kind: 'goals', id: null, updatedAt: null } as const;

/** However they are written and in whatever order; what cannot be meant stays, and is refused where goals are read. */
function asKept(targets: readonly { readonly metric: string; readonly target: string | number; readonly dueAt: string }[]): Target[] {
  return targets
    .map(({ metric, target, dueAt }) => ({ metric, target: plainDecimal(String(target)), dueAt: new Date(dueAt).toISOString() }))
    .toSorted((one, other) => (one.metric < other.metric ? -1 : 1));
}

const plainDecimal = (written: string) => (/^-?\d+\.\d*0+$/.test(written) ? written.replace(/\.?0+$/, '') : written);

/** Goals of campaigns. */
export const goalsKind: Kind<GoalsDefinition, StoredGoals> = {
  kind: 'goals',
  folder: 'goals',
  file,
  readFile: ({ goals, source, targets }: z.infer<typeof file>) => ({
    kind: 'goals',
    id: null,
    source,
    externalId: goals,
    targets: asKept(targets),
  }),
  writeFile: ({ source, externalId, targets }) => ({
    goals: externalId,
    source,
    targets: targets.map(({ metric, target, dueAt }) => ({
      metric,
      target: String(Number(target)) === target ? Number(target) : target,
      dueAt,
    })),
  }),
  nameOf: ({ source, externalId }) => `${source}/${externalId}`,
  stored: STORED,
  isNamed: (stored, { source, externalId }) => stored.source === source && stored.externalId === externalId,
  asFile: (stored) => without(stored, ['updatedAt']),

  async plan(context, definition, before) {
    if (before !== undefined && isDeepStrictEqual(definition.targets, before.targets)) return undefined;
    await campaignOf(context, definition);
    const goals = readGoals(goalsOf(definition));
    checkDueDates(goals, before === undefined ? [] : goalsOf(before), context.clock.now());
    return definition;
  },

  create: (context, after) => replace(context, after, [], goalsOf(after)),
  update: (context, before, after) => replace(context, after, goalsOf(before), goalsOf(after)),
  delete: (context, before) => replace(context, before, goalsOf(before), []),
};

async function replace(context: DefinitionContext, of: GoalsDefinition, known: readonly Goal[], goals: readonly Goal[]): Promise<void> {
  await setGoals(context, await campaignOf(context, of), goals, { known });
}

async function campaignOf({ database }: DefinitionContext, { source, externalId }: GoalsDefinition): Promise<string> {
  const [campaign] = await database.query<{ id: string }>(
    sql`/* definitions.campaign */ select id from campaign where source = ${source} and external_id = ${externalId}`,
  );
  if (campaign === undefined) throw conflict('goals', `There is no campaign '${externalId}' of '${source}'.`);
  return campaign.id;
}

function goalsOf({ targets }: Pick<GoalsDefinition, 'targets'>): Goal[] {
  return targets.map(({ metric, target, dueAt }) => ({
    metric: metric.toLowerCase() as GoalMetric,
    target,
    dueAt: new Date(dueAt),
  }));
}
