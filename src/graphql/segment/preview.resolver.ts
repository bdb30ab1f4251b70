import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Query, Resolver } from 'type-graphql';
import { getSegment, previewEdit, previewRule, readRuleInput, refusalOfRule } from '../../membership/index.js';
import { Customer, RequireScopes, JsonScalar } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { AsksTheBase } from '../operation/asks-the-base.js';
import { noteToldByRule, toldOf } from '../operation/note-bulk-read.js';
import type { CustomerRow } from '../customer/index.js';
import { checkFirst } from '../paging/page.js';
import { loadRecord } from '../rows/record-loader.js';
import { fieldOf, ruleErrors, segmentErrors } from '../rule/index.js';
import { SegmentEditImpact, SegmentPreview } from './preview.type.js';
import { checkSegment } from './segment-access.js';

const DEFAULT_SAMPLE = 10;
const TEXT = { nullable: true, description: 'The rule in the segment query language.' };
const TREE = { nullable: true, description: 'The rule as a tree, in place of the text.' };

@Resolver()
export class PreviewResolver {
  @Query(() => SegmentPreview, { description: 'Whom a rule would select now; nothing is stored.' })
  @AsksTheBase()
  @RequireScopes('segments:read')
  async previewSegment(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('query', () => String, TEXT) query: string | null | undefined,
    @Arg('rule', () => JsonScalar, TREE) rule: unknown,
    @Arg('first', () => Int, { nullable: true, defaultValue: DEFAULT_SAMPLE, description: 'At most so many in the sample, 0 to 1,000.' })
    first?: number | null,
  ): Promise<SegmentPreview> {
    const reading = await readRuleInput(context.membership, { query, rule });
    if (!reading.ok) return { ...NO_PREVIEW, userErrors: ruleErrors(reading.diagnostics, fieldOf(query, rule)) };
    const most = checkFirst(first ?? DEFAULT_SAMPLE);
    await noteToldByRule(context, info, reading, toldOf(context, info, most, ['sample']));
    const preview = await previewRule(context.membership, reading, {
      first: most,
      withValue: context.asked.get('SegmentPreview')?.has('value') ?? false,
    });
    return { ...preview, sample: () => readSample(context, preview.customerIds), query: reading.told(), userErrors: [] };
  }

  @Query(() => SegmentEditImpact, { description: 'Who would enter and leave a segment if it were given this rule; nothing is stored.' })
  @AsksTheBase()
  @RequireScopes('segments:read')
  async previewSegmentEdit(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID, { description: 'Of the segment.' }) id: string,
    @Arg('query', () => String, TEXT) query: string | null | undefined,
    @Arg('rule', () => JsonScalar, TREE) rule: unknown,
  ): Promise<SegmentEditImpact> {
    const segmentId = checkSegment(context.viewer, id);
    const reading = await readRuleInput(context.membership, { query, rule });
    if (!reading.ok) return { ...NO_IMPACT, userErrors: ruleErrors(reading.diagnostics, fieldOf(query, rule)) };
    const refused = await refusalOfRule(context.membership, await getSegment(context.membership, segmentId), reading, { query, rule });
    if (refused !== undefined) return { ...NO_IMPACT, userErrors: segmentErrors([refused]) };
    const samples = ['enteringSample', 'leavingSample'].map((sample) => toldOf(context, info, DEFAULT_SAMPLE, [sample]));
    await noteToldByRule(
      context,
      info,
      reading,
      samples.reduce((sum, sample) => sum + sample),
    );
    const asked = context.asked.get('SegmentEditImpact');
    const withValue = asked !== undefined && (asked.has('valueBefore') || asked.has('valueAfter'));
    const impact = await previewEdit(context.membership, segmentId, reading, { withValue });
    return {
      ...impact,
      enteringSample: () => readSample(context, impact.enteringIds),
      leavingSample: () => readSample(context, impact.leavingIds),
      userErrors: [],
    };
  }
}

const nobody = async () => [];
const NO_PREVIEW = { size: null, share: null, asOf: null, stale: false, value: null, sample: nobody, query: null };
const NO_IMPACT = {
  asOf: null,
  stale: false,
  valueBefore: null,
  valueAfter: null,
  sizeBefore: null,
  sizeAfter: null,
  entering: null,
  leaving: null,
  enteringSample: nobody,
  leavingSample: nobody,
};

/** Customers of a sample; one that was deleted meanwhile is left out. */
async function readSample(context: OperationContext, ids: readonly string[]): Promise<CustomerRow[]> {
  const rows = await Promise.all(ids.map((id) => loadRecord(context, Customer, id)));
  return rows.filter((row) => row !== null);
}
