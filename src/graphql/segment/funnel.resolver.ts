import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { funnelOf } from '../../membership/index.js';
import { RequireScopes, JsonScalar } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { AsksTheBase } from '../operation/asks-the-base.js';
import { fieldOf, ruleErrors } from '../rule/index.js';
import { SegmentFunnel } from './funnel.type.js';
import { readRuleSubject } from './rule-subject.js';

@Resolver()
export class FunnelResolver {
  @Query(() => SegmentFunnel, {
    description: 'How many customers each part of a rule keeps, alone and in order. Ask about one of the three.',
  })
  @AsksTheBase()
  @RequireScopes('segments:read')
  async segmentFunnel(
    @Ctx() context: OperationContext,
    @Arg('segmentId', () => ID, { nullable: true, description: 'Of a dynamic segment.' }) segmentId: string | null | undefined,
    @Arg('query', () => String, { nullable: true, description: 'A rule in the segment query language.' }) query: string | null | undefined,
    @Arg('rule', () => JsonScalar, { nullable: true, description: 'A rule as a tree.' }) rule: unknown,
  ): Promise<SegmentFunnel> {
    const reading = await readRuleSubject(context, { segmentId, query, rule });
    if (!reading.ok) return { ...NO_FUNNEL, userErrors: ruleErrors(reading.diagnostics, fieldOf(query, rule)) };
    const { base, size, steps, ...funnel } = await funnelOf(context.membership, reading);
    const share = (count: number) => (base === 0 ? 0 : count / base);
    return {
      ...funnel,
      base,
      size,
      share: share(size),
      steps: steps.map((step) => ({ ...step, aloneShare: share(step.alone), inOrderShare: share(step.inOrder) })),
      userErrors: [],
    };
  }
}

const NO_FUNNEL = { asOf: null, stale: false, kind: null, base: null, size: null, share: null, steps: [] };
