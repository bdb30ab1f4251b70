import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { completeRule, type Completion } from '../../language/index.js';
import { loadCatalogue, readRuleInput } from '../../membership/index.js';
import { JsonScalar, RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { Reads } from '../operation/asks-the-base.js';
import { describeCatalogue } from './describe-catalogue.js';
import { RuleCheck, RuleCompletion } from './rule.type.js';
import { SegmentAttribute } from './segment-attribute.type.js';
import { fieldOf, ruleErrors } from './user-errors.js';
import { valueFinder } from './value-finder.js';

const QUERY = { description: 'A rule in the segment query language.' };

@Resolver()
export class RuleResolver {
  @Query(() => [SegmentAttribute], { description: 'The catalogue: everything that a rule may mention, custom attributes included.' })
  @RequireScopes('segments:read')
  async segmentAttributes(
    @Ctx() context: OperationContext,
    @Arg('search', () => String, { nullable: true, description: 'Only those with this in their name, label or description.' })
    search?: string | null,
  ): Promise<SegmentAttribute[]> {
    return describeCatalogue(await loadCatalogue(context.database, context.membership.reader), search);
  }

  @Query(() => RuleCheck, { description: 'Checks a rule and gives it in all its forms.' })
  @RequireScopes('segments:read')
  async checkSegmentQuery(
    @Ctx() context: OperationContext,
    @Arg('query', () => String, { ...QUERY, nullable: true }) query: string | null | undefined,
    @Arg('rule', () => JsonScalar, { description: 'The rule as a tree, in place of the text.', nullable: true }) rule: unknown,
  ): Promise<RuleCheck> {
    const reading = await readRuleInput(context.membership, { query, rule });
    return reading.ok
      ? { valid: true, query: reading.told(), rule: reading.tree, diagnostics: [] }
      : { valid: false, query: null, rule: null, diagnostics: ruleErrors(reading.diagnostics, fieldOf(query, rule)) };
  }

  @Query(() => [RuleCompletion], { description: 'How an unfinished rule may go on at a place, the best first.' })
  @Reads(100)
  @RequireScopes('segments:read')
  async completeSegmentQuery(
    @Ctx() context: OperationContext,
    @Arg('query', () => String, QUERY) query: string,
    @Arg('offset', () => Int, { description: 'The place, in UTF-16 code units from 0.' }) offset: number,
  ): Promise<readonly Completion[]> {
    const catalogue = await loadCatalogue(context.database, context.membership.reader);
    return completeRule(query, offset, catalogue, valueFinder(context, catalogue));
  }
}
