import { Arg, Ctx, FieldResolver, Float, ID, Int, Resolver, Root } from 'type-graphql';
import { effectOf, type EffectQuestion } from '../../insight/index.js';
import { invalidInput, limitExceeded, notFound } from '../../kernel/index.js';
import { Campaign, DateTimeScalar, RequireScopes, Segment } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { AsksAGroup } from '../operation/asks-the-base.js';
import { readInstant } from '../read-argument.js';
import { loadRecord, loadReferenced } from '../rows/record-loader.js';
import { checkSegment } from '../segment/index.js';
import type { CampaignRow } from './campaign.type.js';
import { CampaignEffect, SegmentEffect } from './effect.type.js';

const DEFAULT_DAYS = 30;
const MOST_SEGMENTS = 20;
const SALT = "Of `random_share('…')`, by which it was decided who was held out.";
const HELD_OUT = 'The share that was held out, between 0 and 1: those for whom `random_share` is below it.';
const DAYS = 'For how many days orders count, 1 to 366.';

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
    @Arg('salt', () => String, { description: SALT }) salt: string,
    @Arg('heldOut', () => Float, { description: HELD_OUT }) heldOut: number,
    @Arg('segmentId', () => ID, {
      nullable: true,
      description: 'Whom it was for: the members then, the held out included. Everybody where left out.',
    })
    segmentId?: string | null,
    @Arg('days', () => Int, { nullable: true, defaultValue: DEFAULT_DAYS, description: DAYS }) days?: number | null,
    @Arg('at', () => DateTimeScalar, {
      nullable: true,
      description: 'When it was sent; where left out when its first message was, else when it starts.',
    })
    at?: string | null,
  ): Promise<CampaignEffect | null> {
    const id = segmentId ? await segmentNamed(context, segmentId) : undefined;
    return told(context, campaign.id, {
      segmentId: id,
      salt,
      heldOut,
      days: days ?? DEFAULT_DAYS,
      at: at ? readInstant('at', at) : undefined,
    });
  }

  @FieldResolver(() => [SegmentEffect], {
    description:
      'The same of several segments beside each other. Among many one stands out by chance alone: the intervals are so wide that all hold together in 95 of 100 such campaigns (C. Bonferroni). Empty where nobody knows when it was sent.',
  })
  @AsksAGroup()
  @RequireScopes('segments:read')
  async effectBySegment(
    @Root() campaign: CampaignRow,
    @Ctx() context: OperationContext,
    @Arg('salt', () => String, { description: SALT }) salt: string,
    @Arg('heldOut', () => Float, { description: HELD_OUT }) heldOut: number,
    @Arg('segmentIds', () => [ID], { description: 'Of 1 to 20 segments.' }) segmentIds: string[],
    @Arg('days', () => Int, { nullable: true, defaultValue: DEFAULT_DAYS, description: DAYS }) days?: number | null,
  ): Promise<SegmentEffect[]> {
    if (segmentIds.length === 0) throw invalidInput('segmentIds', 'Name a segment.');
    if (segmentIds.length > MOST_SEGMENTS) throw limitExceeded('The number of segmentIds', MOST_SEGMENTS);
    const ids = await Promise.all([...new Set(segmentIds)].map((id) => segmentNamed(context, id)));
    const effects: SegmentEffect[] = [];
    for (const id of ids) {
      const question = { segmentId: id, salt, heldOut, days: days ?? DEFAULT_DAYS, together: ids.length };
      const effect = await told(context, campaign.id, question);
      if (effect !== null) effects.push({ segment: () => loadReferenced(context, Segment, id), effect });
    }
    return effects;
  }
}

async function segmentNamed(context: OperationContext, segmentId: string): Promise<string> {
  const id = checkSegment(context.viewer, segmentId);
  if ((await loadRecord(context, Segment, id)) === null) throw notFound('segment', id);
  return id;
}

async function told(context: OperationContext, campaignId: string, question: EffectQuestion): Promise<CampaignEffect | null> {
  const effect = await effectOf(context.membership, campaignId, question);
  if (effect === null) return null;
  const { sentTo: treated, ...others } = effect;
  return { ...others, treated, days: question.days };
}
