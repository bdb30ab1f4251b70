import type { EntityClass } from '@mikro-orm/core';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { hasScope, requireScopes } from '../../access/index.js';
import { sql } from '../../database/index.js';
import { TIMELINE_KINDS, TIMELINE_SOURCES, type TimelineKind, timelineOf } from '../../insight/index.js';
import { invalidInput } from '../../kernel/index.js';
import { CampaignEngagement, Customer, CustomerEvent, Order, type RowOf, ServiceInteraction, SurveyAnswer } from '../../model/index.js';
import { OperationContext } from '../context.js';
import type { CustomerRow } from '../customer/index.js';
import { afterCursor, keysetColumn, orderBy, type KeysetOrder } from '../paging/keyset.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import { pageOf, type Page } from '../paging/page.js';
import { groupBy } from '../rows/owned-loader.js';
import { loadRecord } from '../rows/record-loader.js';
import { TimelineConnection, TimelineEntry, TimelineKindType, type TimelineRow } from './timeline.type.js';

const NEWEST: KeysetOrder = {
  name: 'TIMELINE',
  keys: [
    { value: sql`e.at`, type: 'timestamptz' },
    { value: sql`e.kind`, type: 'text' },
    { value: sql`e.id`, type: 'text' },
  ],
  descending: true,
};

/** Everything that is known of somebody, in the order of time. */
@Resolver(() => Customer)
export class TimelineResolver {
  @FieldResolver(() => TimelineConnection, { description: 'Everything that is known of the customer and has a moment, the newest first.' })
  async timeline(
    @Root() customer: CustomerRow,
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('kinds', () => [TimelineKindType], {
      nullable: true,
      description: 'Only of these kinds; all that the key may read where left out.',
    })
    kinds?: TimelineKind[] | null,
  ): Promise<Page<TimelineRow>> {
    const request = pageRequest(page);
    const entries = timelineOf(kindsFor(context, kinds), context.viewer.segmentIds && [...context.viewer.segmentIds]);
    const name = `timeline ${request.first} ${request.after ?? ''} ${kinds?.join() ?? ''}`;
    const loader = context.loaders.named<TimelineRow[]>(
      name,
      async (ids) => {
        const rows = await context.database.query<TimelineRow & { owner: string }>(sql`/* graphql.timeline */
          select page.* from unnest(${[...ids]}::uuid[]) with ordinality as owners(owner, position)
          cross join lateral (
            select owners.owner, e.*, ${keysetColumn(NEWEST)}, row_number() over (${orderBy(NEWEST)}) as place from (${entries}) e
            where ${afterCursor(NEWEST, request.after)} ${orderBy(NEWEST)} limit ${request.first + 1}
          ) page order by owners.position, page.place`);
        return groupBy(rows, (row) => row.owner);
      },
      [],
    );
    const totalCount = async () => {
      const [row] = await context.database.query<{ count: number }>(sql`/* graphql.timelineCount */
        select count(*)::int as count from (select ${customer.id}::uuid as owner) owners cross join lateral (${entries}) e`);
      return row?.count ?? 0;
    };
    return pageOf(await loader.load(customer.id), request, NEWEST, totalCount);
  }
}

/** Those asked for, which are refused where the key may not read them; else all that it may. */
function kindsFor({ viewer }: OperationContext, asked: readonly TimelineKind[] | null | undefined): readonly TimelineKind[] {
  if (asked === null || asked === undefined) return TIMELINE_KINDS.filter((kind) => hasScope(viewer, TIMELINE_SOURCES[kind].scope));
  if (asked.length === 0) throw invalidInput('kinds', 'Name a kind, or leave kinds out.');
  for (const kind of asked) requireScopes(viewer, `The timeline of ${kind}`, TIMELINE_SOURCES[kind].scope);
  return [...new Set(asked)];
}

/** The record that an entry is about. */
@Resolver(() => TimelineEntry)
export class TimelineRecordResolver {
  @FieldResolver(() => Order, { nullable: true, description: 'The order.' })
  order(@Root() entry: TimelineRow, @Ctx() context: OperationContext): Promise<RowOf<Order> | null> {
    return recordOf(context, entry, 'ORDER', Order);
  }

  @FieldResolver(() => ServiceInteraction, { nullable: true, description: 'The contact with customer service.' })
  serviceInteraction(@Root() entry: TimelineRow, @Ctx() context: OperationContext): Promise<RowOf<ServiceInteraction> | null> {
    return recordOf(context, entry, 'SERVICE_INTERACTION', ServiceInteraction);
  }

  @FieldResolver(() => CustomerEvent, { nullable: true, description: 'The event.' })
  event(@Root() entry: TimelineRow, @Ctx() context: OperationContext): Promise<RowOf<CustomerEvent> | null> {
    return recordOf(context, entry, 'EVENT', CustomerEvent);
  }

  @FieldResolver(() => CampaignEngagement, { nullable: true, description: 'What happened between a campaign and the customer.' })
  campaignEngagement(@Root() entry: TimelineRow, @Ctx() context: OperationContext): Promise<RowOf<CampaignEngagement> | null> {
    return recordOf(context, entry, 'CAMPAIGN_ENGAGEMENT', CampaignEngagement);
  }

  @FieldResolver(() => SurveyAnswer, { nullable: true, description: 'The answer.' })
  surveyAnswer(@Root() entry: TimelineRow, @Ctx() context: OperationContext): Promise<RowOf<SurveyAnswer> | null> {
    return recordOf(context, entry, 'SURVEY_ANSWER', SurveyAnswer);
  }
}

async function recordOf<Entity extends object>(
  context: OperationContext,
  entry: TimelineRow,
  kind: TimelineKind,
  entity: EntityClass<Entity>,
): Promise<RowOf<Entity> | null> {
  return entry.kind === kind ? loadRecord(context, entity, entry.id) : null;
}
