import { rawSql, sql, type Transaction, retriedTransaction } from '../../database/index.js';
import { conflict, invalidInput, notFound } from '../../kernel/index.js';
import type { MembershipContext } from '../../membership/index.js';
import { canonicalDecimal } from '../../records/index.js';
import { performanceOf, ratesOf, type Performance } from './performance.js';

/** Targets that can be meant, and the words for them. */
interface Targets {
  readonly least: number;
  readonly most?: number;
  readonly isWhole?: boolean;
  readonly words: string;
}

const SHARES: Targets = { least: 0, most: 1, words: 'a share of people, 0 to 1: 0.55 for 55 %' };
const PEOPLE: Targets = { least: 0, isWhole: true, words: 'a whole number of people, 0 or more' };

/** What a campaign may be held to. */
const METRICS = {
  open_rate: SHARES,
  click_through_rate: SHARES,
  response_rate: SHARES,
  conversion_rate: SHARES,
  unsubscribe_rate: SHARES,
  responded: PEOPLE,
  converted: PEOPLE,
  revenue: { least: 0, words: 'an amount, 0 or more' },
  roi: { least: -1, words: 'a return on what was spent, -1 or more: 0.2 for 20 %' },
} as const satisfies Readonly<Record<string, Targets>>;
export type GoalMetric = keyof typeof METRICS;
export const GOAL_METRICS = Object.keys(METRICS) as readonly GoalMetric[];

export interface Goal {
  readonly metric: GoalMetric;
  /** Decimal as text: a share of 0 to 1 of rates. */
  readonly target: string;
  readonly dueAt: Date;
}

/** A goal, and how far it is. */
export interface GoalProgress extends Goal {
  readonly setAt: Date;
  /** How much there was when it was set; null where that could not be told. It stays, whatever comes. */
  readonly baseline: number | null;
  /** Whether something that counts was told or changed only after the date. */
  readonly restated: boolean;
  /** Up to the date. null where it cannot be told, as where nobody was reached. */
  readonly actual: number | null;
  readonly reached: boolean;
  /** Whether it will be reached if it goes on as it has; after its date whether it was. null where `actual` is. */
  readonly onCourse: boolean | null;
}

/** Goals as they are kept. Throws INVALID_INPUT for a target that cannot be meant, and for two of one metric. */
export function readGoals<Of extends Goal>(goals: readonly Of[]): Of[] {
  const metrics = new Set(goals.map(({ metric }) => metric));
  if (metrics.size < goals.length) throw invalidInput('goals', 'Give one goal for each metric.');
  return goals.map((goal, index) => {
    const target = canonicalDecimal(goal.target, 19, 6);
    if (target === undefined)
      throw invalidInput(`goals.${index}.target`, 'target must be a decimal with at most 13 digits before the point and 6 after it.');
    checkTarget(`goals.${index}.target`, goal.metric, target);
    return { ...goal, target };
  });
}

/**
 * Replaces all goals of a campaign. Throws NOT_FOUND, and INVALID_INPUT for a target that cannot be meant and for a date that has passed, unless the goal had it before; CONFLICT where it has others than whoever replaces them knows (`known`).
 */
export async function setGoals(
  context: Pick<MembershipContext, 'database' | 'clock'>,
  campaignId: string,
  goals: readonly Goal[],
  { known }: { readonly known?: readonly Goal[] } = {},
): Promise<void> {
  const rows = readGoals(goals);
  const [present] = await performanceOf(context, campaignId);
  await retriedTransaction(context, async (transaction: Transaction) => {
    const [campaign] = await transaction.query(
      sql`/* insight.lockCampaign */ select id from campaign where id = ${campaignId}::uuid for ${known === undefined ? KEY_SHARE : UPDATE}`,
    );
    if (campaign === undefined) throw notFound('campaign', campaignId);
    const before = await transaction.query<Kept>(
      sql`/* insight.clearGoals */ delete from campaign_goal where campaign_id = ${campaignId}::uuid
        returning metric, target::text, due_at, set_at, baseline::float8`,
    );
    if (known !== undefined && !sameGoals(known, before)) throw conflict('goals', 'The goals of the campaign were changed meanwhile.');
    const setAt = context.clock.now();
    checkDueDates(
      goals,
      before.map(({ metric, due_at: dueAt }) => ({ metric, dueAt })),
      setAt,
    );
    const set = rows.map(({ metric, target, dueAt }) => {
      const same = before.find((one) => isSame({ metric, target, dueAt }, one));
      const baseline = same === undefined ? actualOf(metric, present as Performance) : same.baseline;
      return { metric, target, due_at: dueAt, set_at: same?.set_at ?? setAt, baseline };
    });
    await transaction.execute(sql`/* insight.setGoals */
      insert into campaign_goal (campaign_id, metric, target, due_at, set_at, baseline)
      select ${campaignId}::uuid, g.metric, g.target, g.due_at, g.set_at, g.baseline
      from jsonb_to_recordset(${JSON.stringify(set)}::jsonb) as g(metric text, target numeric, due_at timestamptz, set_at timestamptz, baseline numeric)`);
  });
}

const [KEY_SHARE, UPDATE] = [rawSql('key share'), rawSql('update')];

function isSame({ metric, target, dueAt }: Goal, kept: Kept): boolean {
  return metric === kept.metric && Number(target) === Number(kept.target) && dueAt.getTime() === kept.due_at.getTime();
}

function sameGoals(goals: readonly Goal[], kept: readonly Kept[]): boolean {
  return goals.length === kept.length && goals.every((goal) => kept.some((one) => isSame(goal, one)));
}

function checkTarget(field: string, metric: GoalMetric, target: string): void {
  const { least, most = Infinity, isWhole = false, words }: Targets = METRICS[metric];
  const value = Number(target);
  if (value < least || value > most || (isWhole && !Number.isInteger(value)))
    throw invalidInput(field, `target of ${metric.toUpperCase()} must be ${words}.`);
}

type Dated = Pick<Goal, 'metric' | 'dueAt'>;

/** Throws INVALID_INPUT for a date that has passed. All goals are said each time: one that had it before may be said again with those that are added. */
export function checkDueDates(goals: readonly Dated[], before: readonly Dated[], now: Date): void {
  for (const [index, { metric, dueAt }] of goals.entries()) {
    const wasDueAt = before.find((goal) => goal.metric === metric)?.dueAt;
    if (dueAt > now || wasDueAt?.getTime() === dueAt.getTime()) continue;
    throw invalidInput(`goals.${index}.dueAt`, 'dueAt must be later than now, except of a goal that has the date already.');
  }
}

/** The goals of a campaign with what there is of them now. */
export async function goalsOf(context: Pick<MembershipContext, 'database' | 'clock'>, campaignId: string): Promise<GoalProgress[]> {
  const rows = await context.database.query<GoalRow>(sql`/* insight.goals */
    select g.metric, g.target::text, g.due_at, g.set_at, g.baseline::float8, coalesce(ca.starts_at,
      (select min(occurred_at) from campaign_engagement e where e.campaign_id = ca.id), g.set_at) as begins_at,
      exists (select from campaign_engagement e where e.campaign_id = ca.id and e.occurred_at <= g.due_at and e.updated_at > g.due_at) as restated
    from campaign_goal g join campaign ca on ca.id = g.campaign_id where ca.id = ${campaignId}::uuid order by g.metric`);
  if (rows.length === 0) return [];
  const now = context.clock.now();
  // What comes after the date is not of the goal.
  const passed = [...new Set(rows.map((row) => (row.due_at > now ? undefined : row.due_at.getTime())))];
  const performances = new Map<number | undefined, Performance>();
  for (const until of passed) {
    const [performance] = await performanceOf(context, campaignId, until === undefined ? {} : { until: new Date(until) });
    performances.set(until, performance as Performance);
  }
  return rows.map((row) => progressOf(row, performances.get(row.due_at > now ? undefined : row.due_at.getTime()) as Performance, now));
}

type Kept = Pick<GoalRow, 'metric' | 'target' | 'due_at' | 'set_at' | 'baseline'>;

interface GoalRow {
  readonly metric: GoalMetric;
  readonly target: string;
  readonly due_at: Date;
  readonly set_at: Date;
  readonly baseline: number | null;
  readonly restated: boolean;
  readonly begins_at: Date;
}

/** What adds up over time; everything else is a rate from the first day on. */
const ADDED_UP: ReadonlySet<GoalMetric> = new Set(['responded', 'converted', 'revenue']);

function progressOf(
  { metric, target, due_at: dueAt, set_at: setAt, begins_at: beginsAt, baseline, restated }: GoalRow,
  performance: Performance,
  now: Date,
): GoalProgress {
  const actual = actualOf(metric, performance);
  const wanted = Number(target);
  const reached = actual !== null && (metric === 'unsubscribe_rate' ? actual <= wanted : actual >= wanted);
  const span = dueAt.getTime() - beginsAt.getTime();
  const passed = span <= 0 ? 1 : Math.min(1, Math.max(0, (now.getTime() - beginsAt.getTime()) / span));
  const onCourse = actual === null ? null : ADDED_UP.has(metric) ? actual >= wanted * passed : reached;
  return { metric, target, dueAt, setAt, baseline, restated, actual, reached, onCourse };
}

function actualOf(metric: GoalMetric, performance: Performance): number | null {
  const rates = ratesOf(performance);
  const actual: Readonly<Record<GoalMetric, number | null>> = {
    open_rate: rates.openRate,
    click_through_rate: rates.clickThroughRate,
    response_rate: rates.responseRate,
    conversion_rate: rates.conversionRate,
    unsubscribe_rate: rates.unsubscribeRate,
    responded: performance.engaged.responded.people,
    converted: performance.engaged.converted.people,
    revenue: Number(performance.revenue),
    roi: rates.roi,
  };
  return actual[metric];
}
