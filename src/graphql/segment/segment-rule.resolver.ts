import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { JsonScalar, RequireScopes, Segment } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { buildOf } from './build-loader.js';
import { withheld } from './rule-texts.js';
import type { SegmentRow } from './segment.type.js';
import { toldStoredRule, toldRule } from './told-rule.js';

/** What decides who belongs, for those who may read it: a rule over e-mail addresses has e-mail addresses in it. */
@Resolver(() => Segment)
export class SegmentRuleResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The rule in the segment query language, in canonical form, other segments by their names (`rule` has their ids); null for static segments, and where `ruleWithheld` says why.',
  })
  @RequireScopes('segments:read')
  async query(@Root() segment: SegmentRow, @Ctx() context: OperationContext): Promise<string | null> {
    return (await withheld(context, segment.id, 'present')) === undefined ? toldRule(context, segment) : null;
  }

  @FieldResolver(() => JsonScalar, { nullable: true, description: 'The same rule as a tree.' })
  @RequireScopes('segments:read')
  async rule(@Root() segment: SegmentRow, @Ctx() context: OperationContext): Promise<unknown> {
    return (await withheld(context, segment.id, 'present')) === undefined ? segment.rule : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The new rule, while its members are being found and those of `query` are still the members; else null, and where `ruleWithheld` says why.',
  })
  @RequireScopes('segments:read')
  async nextQuery(@Root() segment: SegmentRow, @Ctx() context: OperationContext): Promise<string | null> {
    const { nextQuery = null, nextRule } = (await buildOf(context, segment.id)) ?? {};
    if (nextQuery === null || (await withheld(context, segment.id, 'next')) !== undefined) return null;
    return toldStoredRule(context, nextQuery, nextRule);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Why this key is not told `query`, `rule` or `nextQuery`: they look at personal data, or build on segments that it may not see. null if it is.',
  })
  @RequireScopes('segments:read')
  async ruleWithheld(@Root() segment: SegmentRow, @Ctx() context: OperationContext): Promise<string | null> {
    const present = await withheld(context, segment.id, 'present');
    if (present !== undefined) return present;
    const isChanging = ((await buildOf(context, segment.id))?.nextQuery ?? null) !== null;
    return (isChanging ? await withheld(context, segment.id, 'next') : undefined) ?? null;
  }
}
