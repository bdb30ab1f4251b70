import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import { goalsOf } from '../../insight/index.js';
import { isId, notFound } from '../../kernel/index.js';
import { followState } from '../../live/index.js';
import { Campaign, RequireScopes } from '../../model/index.js';
import type { OperationContext } from '../context.js';
import { AsksAGroup } from '../operation/asks-the-base.js';
import { loadRecord } from '../rows/record-loader.js';
import { CampaignGoal } from './performance.type.js';

interface Asked {
  readonly args: { readonly campaignId: string };
  readonly context: OperationContext;
}

@Resolver()
export class CampaignGoalsSubscription {
  @Subscription(() => [CampaignGoal], {
    subscribe: async ({ args: { campaignId }, context }: Asked) => {
      if (!isId(campaignId) || (await loadRecord(context, Campaign, campaignId)) === null) throw notFound('campaign', campaignId);
      return followState(
        context.membership,
        () => goalsOf(context.fresh().membership, campaignId),
        (goals) => JSON.stringify(goals),
      );
    },
    description: 'The goals of a campaign: at once, and again whenever how far one is, or whether it is on course, has changed.',
  })
  @AsksAGroup()
  @RequireScopes('campaigns:read')
  campaignGoals(
    @Root() goals: CampaignGoal[],
    @Arg('campaignId', () => ID, { description: 'The campaign.' }) _campaignId: string,
  ): CampaignGoal[] {
    return goals;
  }
}
