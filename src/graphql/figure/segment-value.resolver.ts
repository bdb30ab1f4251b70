import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Float, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import {
  breakdown,
  figuresOfGroup,
  findGroup,
  type FoundGroup,
  type Group,
  measureOf,
  MOST_VALUES,
  readFigures,
  readRecordQuestion,
  recordBreakdown,
  type RecordInterval,
  type RecordFigure,
} from '../../insight/index.js';
import { invalidInput, limitExceeded } from '../../kernel/index.js';
import { loadCatalogue } from '../../membership/index.js';
import { JsonScalar, printedDecimal, RequireScopes, Segment } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { isPersonal } from '../operation/bulk-reads.js';
import { noteBulkRead } from '../operation/note-bulk-read.js';
import { AsksAGroup, AsksTheBase } from '../operation/asks-the-base.js';
import type { SegmentRow } from '../segment/index.js';
import { readGroup } from './read-group.js';
import { toldBreakdown, toldFigure } from './group-figure.js';
import {
  FigureTotals,
  GroupBreakdown,
  GroupFigure,
  type GroupPartKind,
  PartFigure,
  RecordGroupBreakdown,
  RecordIntervalType,
  SegmentValue,
} from './group-figures.type.js';

const FIGURES =
  "As rules name them, such as `amount_spent` or `attribute('shoe_size')`; at most 50. Each needs the scopes that rules over it need.";
const RECORD_FIGURES =
  'Measures of that function, such as `count` or `sum_minutes`, and figures that are added up from the same records, such as `service_cost`, `amount_spent` or `revenue`; at most 50.';
const MOST_PERCENTILES = 20;
const MOST_BINS = 100;

/** A group whose figures are asked for, found once an operation. */
export class ValueOfGroup extends SegmentValue {
  found!: FoundGroup;
  group!: Group;
}

/** What segments, and groups that nobody has saved, are worth. */
@Resolver(() => SegmentValue)
export class SegmentValueResolver {
  @Query(() => SegmentValue, { description: 'What a segment, the union of several, or those for whom a rule holds are worth now.' })
  @AsksTheBase()
  @RequireScopes('segments:read')
  async segmentValue(
    @Ctx() context: OperationContext,
    @Arg('segmentIds', () => [ID], { nullable: true, description: '1 to 20 segments. A customer of several is counted once.' })
    segmentIds: string[] | null | undefined,
    @Arg('query', () => String, { nullable: true, description: 'A rule in the segment query language, in their place.' })
    query: string | null | undefined,
    @Arg('rule', () => JsonScalar, { nullable: true, description: 'The rule as a tree, in place of the text.' }) rule: unknown,
  ): Promise<SegmentValue> {
    return valueOf(context, await readGroup(context, { segmentIds, query, rule }));
  }

  @AsksAGroup()
  @FieldResolver(() => [GroupFigure], { description: 'Figures of the group, in the order of the names.' })
  async figures(
    @Root() { found }: ValueOfGroup,
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('names', () => [String], { description: FIGURES }) names: string[],
    @Arg('percentiles', () => [Float], {
      nullable: true,
      description: 'Which percentiles, 0 to 100; 10, 25, 50, 75 and 90 where left out; at most 20.',
    })
    percentiles?: number[] | null,
    @Arg('bins', () => Int, { nullable: true, defaultValue: 10, description: 'Into how many ranges a histogram is divided, 1 to 100.' })
    bins?: number | null,
  ): Promise<GroupFigure[]> {
    const at = checkPercentiles(percentiles ?? [10, 25, 50, 75, 90]);
    const figures = readFigures(context.membership, await loadCatalogue(context.database, context.membership.reader), names, 'names');
    const asked = context.asked.get(GroupFigure.name);
    const valued = asked?.has('values') === true ? figures.filter((figure) => measureOf(figure) === 'value' && isPersonal(figure)) : [];
    if (valued.length > 0) await noteBulkRead(context, info, valued.length * MOST_VALUES);
    const answer = await figuresOfGroup(context.membership, found, {
      figures,
      percentiles: asked?.has('percentiles') ? at.map((share) => share / 100) : [],
      medians: asked?.has('median') === true || context.asked.get(FigureTotals.name)?.has('median') === true,
      bins: asked?.has('histogram') ? checkBins(bins ?? 10) : 0,
      withBase: ['base', 'share', 'index', 'lift', 'values'].some((field) => asked?.has(field)),
    });
    return answer.figures.map((figure) => toldFigure(figure, answer, at));
  }

  @AsksAGroup()
  @FieldResolver(() => GroupBreakdown, { description: 'Figures of the group by the values of an attribute.' })
  async breakdown(
    @Root() { found }: ValueOfGroup,
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('by', () => String, {
      description: 'The attribute, as rules name it. Moments are put together by month, numbers with fractions by tenths of the group.',
    })
    by: string,
    @Arg('figures', () => [String], { nullable: true, description: FIGURES }) names?: string[] | null,
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: 20,
      description: 'At most so many parts of their own, 1 to 100; the rest are one.',
    })
    first?: number | null,
  ): Promise<GroupBreakdown> {
    const catalogue = await loadCatalogue(context.database, context.membership.reader);
    const [attribute] = readFigures(context.membership, catalogue, [by], 'by');
    if (attribute === undefined) throw invalidInput('by', 'Name an attribute.');
    if (isPersonal(attribute)) await noteBulkRead(context, info, first ?? 20);
    const figures = readFigures(context.membership, catalogue, names ?? []);
    const medians = context.asked.get(PartFigure.name)?.has('median') === true;
    return toldBreakdown(await breakdown(context.membership, found, { by: attribute, figures, first: first ?? 20, medians }));
  }

  @AsksAGroup()
  @FieldResolver(() => RecordGroupBreakdown, {
    description:
      'Records of the customers of the group, such as orders or contacts with service, by a value of the records; by a date it is a series over time.',
  })
  async recordBreakdown(
    @Root() { found }: ValueOfGroup,
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('by', () => String, {
      description:
        'A parameter of a function of rules, such as `service_interactions.channel`, `orders_placed.date` or `products_purchased.category`.',
    })
    by: string,
    @Arg('figures', () => [String], { nullable: true, description: RECORD_FIGURES }) names?: string[] | null,
    @Arg('every', () => RecordIntervalType, { nullable: true, defaultValue: 'MONTH', description: 'How dates are put together.' })
    every?: RecordInterval | null,
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: 20,
      description: 'At most so many parts of their own, 1 to 400: of dates the latest. The rest are one.',
    })
    first?: number | null,
  ): Promise<RecordGroupBreakdown> {
    const catalogue = await loadCatalogue(context.database, context.membership.reader);
    const question = readRecordQuestion(context.membership, catalogue, by, names ?? []);
    if (isPersonal(question)) await noteBulkRead(context, info, first ?? 20);
    const answer = await recordBreakdown(context.membership, found, question, { every: every ?? 'MONTH', first: first ?? 20 });
    const told = (values: readonly (string | null)[]) =>
      question.figures.map((figure, index) => ({
        name: figure.name,
        label: figure.label,
        value: printedValue(figure, values[index] ?? null),
      }));
    return {
      by,
      label: answer.by.label,
      overlapping: answer.overlapping,
      parts: answer.parts.map(({ kind, figures, ...part }) => ({ ...part, kind: kind as GroupPartKind, figures: told(figures) })),
    };
  }
}

@Resolver(() => Segment)
export class ValueOfSegmentResolver {
  @AsksAGroup()
  @FieldResolver(() => SegmentValue, { description: 'What the members are worth and what they are like, now.' })
  value(@Root() segment: SegmentRow, @Ctx() context: OperationContext): Promise<SegmentValue> {
    return valueOf(context, { segmentIds: [segment.id] });
  }
}

async function valueOf(context: OperationContext, group: Group): Promise<SegmentValue> {
  const found = await findGroup(context.membership, group);
  const { asOf, stale } = found.freshness;
  const value: ValueOfGroup = { found, group, ...(await sizesOf(context, found)), asOf, stale, currency: context.sync.currency };
  return value;
}

/** Counted where they are asked for: figures and parts count for themselves. */
async function sizesOf(context: OperationContext, found: FoundGroup): Promise<Pick<SegmentValue, 'size' | 'baseSize'>> {
  const asked = context.asked.get(SegmentValue.name);
  if (asked !== undefined && !asked.has('size') && !asked.has('baseSize')) return { size: 0, baseSize: 0 };
  const { size, baseSize } = await figuresOfGroup(context.membership, found, { figures: [] });
  return { size, baseSize };
}

function checkPercentiles(percentiles: readonly number[]): readonly number[] {
  if (percentiles.length > MOST_PERCENTILES) throw limitExceeded('The number of percentiles', MOST_PERCENTILES);
  if (percentiles.some((at) => !(at >= 0 && at <= 100))) throw invalidInput('percentiles', 'percentiles must be from 0 to 100.');
  return percentiles;
}

function checkBins(bins: number): number {
  if (bins < 1) throw invalidInput('bins', 'bins must be 1 or more.');
  if (bins > MOST_BINS) throw limitExceeded('bins', MOST_BINS);
  return bins;
}

/** A number as every other is told; a moment as it is. */
function printedValue(figure: Pick<RecordFigure, 'type'>, value: string | null): string | null {
  return value !== null && measureOf(figure) === 'number' ? printedDecimal(value) : value;
}
