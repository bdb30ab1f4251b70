import { Arg, Ctx, FieldResolver, Float, ID, Int, Resolver, Root } from 'type-graphql';
import { effectOf } from '../../insight/index.js';
import { notFound } from '../../kernel/index.js';
import { Campaign, DateTimeScalar, RequireScopes, Segment } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { AsksAGroup } from '../operation/asks-the-base.js';
import { readInstant } from '../read-argument.js';
import { loadRecord } from '../rows/record-loader.js';
import { checkSegment } from '../segment/index.js';
import type { CampaignRow } from './campaign.type.js';
import { CampaignEffect } from './effect.type.js';

/** What campaigns caused, where somebody was held out. */
@Resolver(() => Campaign)
export class EffectResolver {
  @FieldResolver(() => CampaignEffect, {
    nullable: true,
    description:
      'What it caused, where a share of those whom it was for was held out by `random_share` of rules. null where nobody knows when it was sent. Without such a group only `beforeAndAfter` can be told.',
  })
  @AsksAGroup()
  @RequireScopes('segments:read')
  async effect(
    @Root() campaign: CampaignRow,
    @Ctx() context: OperationContext,
    @Arg('salt', () => String, { description: "Of `random_share('…')`, by which it was decided who was held out." }) salt: string,
    @Arg('heldOut', () => Float, {
      description: 'The share that was held out, between 0 and 1: those for whom `random_share` is below it.',
    })
    heldOut: number,
    @Arg('segmentId', () => ID, {
      nullable: true,
      description: 'Whom it was for: the members then, the held out included. Everybody where left out.',
    })
    segmentId?: string | null,
    @Arg('days', () => Int, { nullable: true, defaultValue: 30, description: 'For how many days orders count, 1 to 366.' })
    days?: number | null,
    @Arg('at', () => DateTimeScalar, {
      nullable: true,
      description: 'When it was sent; where left out when its first message was, else when it starts.',
    })
    at?: string | null,
  ): Promise<CampaignEffect | null> {
    const id = segmentId ? checkSegment(context.viewer, segmentId) : undefined;
    if (id !== undefined && (await loadRecord(context, Segment, id)) === null) throw notFound('segment', id);
    const question = { segmentId: id, salt, heldOut, days: days ?? 30, at: at ? readInstant('at', at) : undefined };
    const effect = await effectOf(context.membership, campaign.id, question);
    if (effect === null) return null;
    const { sentTo: treated, ...others } = effect;
    return { ...others, treated, days: question.days };
  }
}
