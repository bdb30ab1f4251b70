import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { type Sql, sql } from '../../database/index.js';
import { findGroup, lossMakingCustomers, lossMakingSegments, lossOf, type Worth, worthColumns, worthFigures } from '../../insight/index.js';
import { limitExceeded } from '../../kernel/index.js';
import { loadCatalogue, reckoningOf } from '../../membership/index.js';
import { Customer, RequireScopes, Segment } from '../../model/index.js';
import { OperationContext } from '../context.js';
import type { CustomerRow } from '../customer/index.js';
import { namesGroup, readGroup } from '../figure/index.js';
import { AsksTheBase } from '../operation/asks-the-base.js';
import { noteToldByRule, toldOf } from '../operation/note-bulk-read.js';
import { afterCursor, keysetColumn, type KeysetOrder, orderBy } from '../paging/keyset.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import { pageOf, type Page, type PageRequest } from '../paging/page.js';
import { askTogether } from '../rows/ask-together.js';
import { loadReferenced } from '../rows/record-loader.js';
import { type SegmentRow, visibleSegments } from '../segment/index.js';
import {
  type LossMakerRow,
  LossMakingCustomer,
  LossMakingCustomerConnection,
  LossMakingSegment,
  LossMakingSegmentConnection,
  type LossType,
} from './loss-maker.type.js';

const GREATEST_LOSS: KeysetOrder = {
  name: 'GREATEST_LOSS',
  keys: [
    { value: sql`q.contribution`, type: 'numeric' },
    { value: sql`q.id`, type: 'uuid' },
  ],
};
const MOST_SEGMENTS = 1_000;

/** Who costs more than they bring. */
@Resolver()
export class LossMakersResolver {
  @Query(() => LossMakingCustomerConnection, {
    description:
      'Customers who cost more than they bring, whose `contribution` is less than 0, the greatest loss first: of all, of segments, or of those for whom a rule holds.',
  })
  @AsksTheBase()
  @RequireScopes('campaigns:read', 'customers:read', 'orders:read', 'service:read')
  async lossMakingCustomers(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('segmentIds', () => [ID], { nullable: true, description: 'Only members of any of 1 to 20 segments.' })
    segmentIds?: string[] | null,
    @Arg('query', () => String, {
      nullable: true,
      description: 'Only those for whom a rule of the segment query language holds, in their place.',
    })
    query?: string | null,
  ): Promise<Page<LossMakerRow>> {
    const request = pageRequest(page);
    const given = { segmentIds, query };
    const group = namesGroup(given) ? await readGroup(context, given) : undefined;
    if (group !== undefined && 'rule' in group) await noteToldByRule(context, info, group.rule, toldOf(context, info, request.first));
    const ids = group === undefined ? sql`select id from customer` : (await findGroup(context.membership, group)).ids;
    const rows = lossMakingCustomers(await figuresFor(context), ids, reckoningOf(context.membership));
    return readLossMakers(context, rows, sql`1`, request);
  }

  @Query(() => LossMakingSegmentConnection, {
    description: 'Segments whose members together cost more than they bring, the greatest loss first.',
  })
  @AsksTheBase()
  @RequireScopes('campaigns:read', 'orders:read', 'segments:read', 'service:read')
  async lossMakingSegments(
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('segmentIds', () => [ID], {
      nullable: true,
      description: 'Only of these, at most 1,000; of all that the key may see where left out.',
    })
    segmentIds?: string[] | null,
  ): Promise<Page<LossMakerRow>> {
    if (segmentIds != null && segmentIds.length > MOST_SEGMENTS) throw limitExceeded('The number of segmentIds', MOST_SEGMENTS);
    await context.settled();
    const visible = visibleSegments(context.viewer, segmentIds);
    const rows = lossMakingSegments(await figuresFor(context), visible, reckoningOf(context.membership));
    return readLossMakers(context, rows, sql`q.size`, pageRequest(page));
  }
}

@Resolver(() => LossMakingCustomer)
export class LossMakingCustomerResolver {
  @FieldResolver(() => Customer, { description: 'The customer.' })
  customer(@Root() { id }: LossMakerRow, @Ctx() context: OperationContext): Promise<CustomerRow> {
    return loadReferenced(context, Customer, id);
  }
}

@Resolver(() => LossMakingSegment)
export class LossMakingSegmentResolver {
  @FieldResolver(() => Segment, { description: 'The segment.' })
  segment(@Root() { id }: LossMakerRow, @Ctx() context: OperationContext): Promise<SegmentRow> {
    return loadReferenced(context, Segment, id);
  }
}

async function figuresFor({ membership, database }: OperationContext) {
  return worthFigures(membership, await loadCatalogue(database, membership.reader));
}

async function readLossMakers(context: OperationContext, losses: Sql, size: Sql, request: PageRequest): Promise<Page<LossMakerRow>> {
  const rows = await askTogether<Omit<LossMakerRow, 'loss'>>(
    context,
    sql`/* graphql.lossMakers */
      select q.id, ${size} as size, ${worthColumns(sql`q`)}, ${keysetColumn(GREATEST_LOSS)} from (${losses}) q
      where ${afterCursor(GREATEST_LOSS, request.after)} ${orderBy(GREATEST_LOSS)} limit ${request.first + 1}`,
  );
  const totalCount = async () => {
    const [row] = await askTogether<{ count: number }>(
      context,
      sql`/* graphql.lossMakerCount */ select count(*)::int as count from (${losses}) q`,
    );
    return row?.count ?? 0;
  };
  const told = rows.map((row) => ({ ...row, loss: toldLoss(row) }));
  return pageOf(told, request, GREATEST_LOSS, totalCount);
}

function toldLoss(worth: Worth): LossType {
  const { largestCost, changes } = lossOf(worth);
  return {
    margin: worth.total_margin,
    serviceCost: worth.service_cost,
    campaignCost: worth.campaign_cost,
    contribution: worth.contribution,
    roi: worth.roi === null ? null : Number(worth.roi),
    largestCost,
    turnarounds: [...changes],
    revenueWithoutCost: worth.revenue_without_cost,
    ordersWithoutRate: worth.orders_without_rate,
    interactionsWithoutCost: worth.interactions_without_cost,
    messagesWithoutCost: worth.messages_without_cost,
  };
}
