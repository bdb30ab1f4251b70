import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { goalsOf, performanceOf, ratesOf, setGoals, type GoalMetric, type Performance } from '../../insight/index.js';
import { invariant, isId, notFound } from '../../kernel/index.js';
import { Campaign, RequireScopes, Segment } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { AsksAGroup } from '../operation/asks-the-base.js';
import { readInstant } from '../read-argument.js';
import { loadRecord, loadReferenced } from '../rows/record-loader.js';
import { checkSegment } from '../segment/index.js';
import type { CampaignRow } from './campaign.type.js';
import { CampaignGoal, CampaignPerformance, CampaignSurroundings, SegmentPerformance, SetCampaignGoalsInput } from './performance.type.js';

const DEFAULT_DAYS = 30;

/** What came of campaigns, and whether that is what was wanted. */
@Resolver(() => Campaign)
export class PerformanceResolver {
  @AsksAGroup()
  @FieldResolver(() => CampaignPerformance, { description: 'What came of it, now.' })
  async performance(@Root() campaign: CampaignRow, @Ctx() context: OperationContext): Promise<CampaignPerformance> {
    const [whole] = await performanceOf(context.membership, campaign.id);
    return told(whole);
  }

  @AsksAGroup()
  @FieldResolver(() => [SegmentPerformance], {
    description: 'What came of it among the members of segments, each as it stood when the campaign was sent to them.',
  })
  @RequireScopes('segments:read')
  async performanceBySegment(
    @Root() campaign: CampaignRow,
    @Ctx() context: OperationContext,
    @Arg('segmentIds', () => [ID], { description: 'Of 1 to 20 segments.' }) segmentIds: string[],
  ): Promise<SegmentPerformance[]> {
    const ids = segmentIds.map((id) => checkSegment(context.viewer, id));
    for (const id of ids) if ((await loadRecord(context, Segment, id)) === null) throw notFound('segment', id);
    const [, ...parts] = await performanceOf(context.membership, campaign.id, { segmentIds: ids });
    return parts.map((part, index) => ({
      segment: () => loadReferenced(context, Segment, ids[index] ?? ''),
      performance: told(part),
      reachedBefore: part.reachedBefore,
    }));
  }

  @AsksAGroup()
  @FieldResolver(() => CampaignSurroundings, { description: 'What those whom it reached bought before and after.' })
  async beforeAndAfter(
    @Root() campaign: CampaignRow,
    @Ctx() context: OperationContext,
    @Arg('days', () => Int, { nullable: true, defaultValue: DEFAULT_DAYS, description: 'How many days of each, 1 to 366.' })
    days?: number | null,
  ): Promise<CampaignSurroundings> {
    const asked = days ?? DEFAULT_DAYS;
    const [whole] = await performanceOf(context.membership, campaign.id, { days: asked });
    invariant(whole !== undefined, 'the whole comes first');
    return { days: asked, ...whole.around };
  }

  @AsksAGroup()
  @FieldResolver(() => [CampaignGoal], { description: 'What it is to reach, and how far it is.' })
  goals(@Root() campaign: CampaignRow, @Ctx() context: OperationContext): Promise<CampaignGoal[]> {
    return goalsOf(context.membership, campaign.id);
  }

  @Mutation(() => Campaign, { description: 'Says what a campaign is to reach, in place of what was said before.' })
  @RequireScopes('campaigns:write')
  async setCampaignGoals(
    @Ctx() context: OperationContext,
    @Arg('input', () => SetCampaignGoalsInput, { description: 'The goals.' }) { campaignId, goals }: SetCampaignGoalsInput,
  ): Promise<CampaignRow> {
    if (!isId(campaignId)) throw notFound('campaign', campaignId);
    const read = goals.map(({ metric, target, dueAt }, index) => ({
      metric: metric as GoalMetric,
      target,
      dueAt: readInstant(`goals.${index}.dueAt`, dueAt),
    }));
    await setGoals(context.membership, campaignId, read);
    return loadReferenced(context, Campaign, campaignId);
  }
}

function told(performance: Performance | undefined): CampaignPerformance {
  invariant(performance !== undefined, 'there is one for each that was asked for');
  const { segmentId, engaged, departed, revenue, cost, isCostPartial } = performance;
  const { marked_as_spam: markedAsSpam, ...others } = engaged;
  return { segmentId, ...others, markedAsSpam, departed, revenue, cost, isCostPartial, ...ratesOf(performance) };
}
