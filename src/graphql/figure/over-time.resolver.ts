import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { overTime, readFigures, type RecordInterval } from '../../insight/index.js';
import { loadCatalogue } from '../../membership/index.js';
import { OperationContext } from '../context.js';
import { AsksAGroup } from '../operation/asks-the-base.js';
import { RecordIntervalType, SegmentValue } from './group-figures.type.js';
import { FigurePeriod, PeriodFigure } from './over-time.type.js';
import type { ValueOfGroup } from './segment-value.resolver.js';

const LAST = 12;

@Resolver(() => SegmentValue)
export class OverTimeResolver {
  @AsksAGroup()
  @FieldResolver(() => [FigurePeriod], {
    description:
      'Figures of the group interval by interval, each of the records of that interval alone: what was brought and spent in a month, and what that returned. In the order of time, the present one last.',
  })
  async overTime(
    @Root() { found }: ValueOfGroup,
    @Ctx() context: OperationContext,
    @Arg('figures', () => [String], {
      description:
        'As rules name them, at most 50: those that are added up from orders, contacts with service and messages, such as `contribution`, `roi` or `number_of_orders`. Each needs the scopes that rules over it need.',
    })
    names: string[],
    @Arg('every', () => RecordIntervalType, { nullable: true, defaultValue: 'MONTH', description: 'How long an interval is.' })
    every?: RecordInterval | null,
    @Arg('last', () => Int, { nullable: true, defaultValue: LAST, description: 'How many intervals, 1 to 400: the latest.' })
    last?: number | null,
  ): Promise<FigurePeriod[]> {
    const figures = readFigures(context.membership, await loadCatalogue(context.database, context.membership.reader), names);
    const withBase = context.asked.get(PeriodFigure.name)?.has('base') === true;
    const answer = await overTime(context.membership, found, { figures, every: every ?? 'MONTH', last: last ?? LAST, withBase });
    return answer.periods.map(({ group, base, ...period }) => ({
      ...period,
      figures: figures.map(({ name, label }, index) => ({ name, label, value: group[index] ?? null, base: base[index] ?? null })),
    }));
  }
}
