import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { RequireScopes } from '../../model/index.js';
import {
  deleteRecords,
  SYNC,
  syncConsents,
  syncCustomers,
  syncEvents,
  syncInfluenceMetrics,
  syncOrders,
  syncSurveyAnswers,
} from '../../sync/index.js';
import { OperationContext } from '../context.js';
import { batchOf } from './batch-of.js';
import { DeleteRecordsInput } from './delete-records.input.js';
import { SyncCampaignEngagementsInput } from './sync-campaign-engagements.input.js';
import { SyncCampaignsInput } from './sync-campaigns.input.js';
import { SyncCompaniesInput } from './sync-companies.input.js';
import { SyncConsentsInput } from './sync-consents.input.js';
import { SyncCustomersInput } from './sync-customers.input.js';
import { SyncEventsInput } from './sync-events.input.js';
import { SyncInfluenceMetricsInput } from './sync-influence-metrics.input.js';
import { SyncOrdersInput } from './sync-orders.input.js';
import { SyncProductsInput } from './sync-products.input.js';
import { SyncServiceInteractionsInput } from './sync-service-interactions.input.js';
import { SyncStoreCreditAccountsInput } from './sync-store-credit-accounts.input.js';
import { SyncSurveyAnswersInput } from './sync-survey-answers.input.js';
import { syncPayload } from './sync-payload.js';
import { SyncPayload } from './sync.type.js';

const BATCH = { description: 'The batch.' };

/** One mutation for each kind of record, all of one shape. */
@Resolver()
export class SyncResolver {
  @Mutation(() => SyncPayload, { description: 'Makes and changes customers.' })
  @RequireScopes('customers:write')
  syncCustomers(
    @Ctx() context: OperationContext,
    @Arg('input', () => SyncCustomersInput, BATCH) input: SyncCustomersInput,
  ): Promise<SyncPayload> {
    return syncPayload(context, (sync) => syncCustomers(sync, batchOf(input)));
  }

  @Mutation(() => SyncPayload, { description: 'Makes and changes companies.' })
  @RequireScopes('companies:write')
  syncCompanies(
    @Ctx() context: OperationContext,
    @Arg('input', () => SyncCompaniesInput, BATCH) input: SyncCompaniesInput,
  ): Promise<SyncPayload> {
    return syncPayload(context, (sync) => SYNC.company(sync, batchOf(input)));
  }

  @Mutation(() => SyncPayload, { description: 'Makes and changes products.' })
  @RequireScopes('products:write')
  syncProducts(
    @Ctx() context: OperationContext,
    @Arg('input', () => SyncProductsInput, BATCH) input: SyncProductsInput,
  ): Promise<SyncPayload> {
    return syncPayload(context, (sync) => SYNC.product(sync, batchOf(input)));
  }

  @Mutation(() => SyncPayload, { description: 'Makes and changes orders with their lines.' })
  @RequireScopes('orders:write')
  syncOrders(@Ctx() context: OperationContext, @Arg('input', () => SyncOrdersInput, BATCH) input: SyncOrdersInput): Promise<SyncPayload> {
    return syncPayload(context, (sync) => syncOrders(sync, batchOf(input)));
  }

  @Mutation(() => SyncPayload, { description: 'Records how social accounts stand.' })
  @RequireScopes('influence:write')
  syncInfluenceMetrics(
    @Ctx() context: OperationContext,
    @Arg('input', () => SyncInfluenceMetricsInput, BATCH) input: SyncInfluenceMetricsInput,
  ): Promise<SyncPayload> {
    return syncPayload(context, (sync) => syncInfluenceMetrics(sync, batchOf(input)));
  }

  @Mutation(() => SyncPayload, { description: 'Makes and changes contacts with customer service.' })
  @RequireScopes('service:write')
  syncServiceInteractions(
    @Ctx() context: OperationContext,
    @Arg('input', () => SyncServiceInteractionsInput, BATCH) input: SyncServiceInteractionsInput,
  ): Promise<SyncPayload> {
    return syncPayload(context, (sync) => SYNC.service_interaction(sync, batchOf(input)));
  }

  @Mutation(() => SyncPayload, { description: 'Makes and changes behavioural events.' })
  @RequireScopes('events:write')
  syncEvents(@Ctx() context: OperationContext, @Arg('input', () => SyncEventsInput, BATCH) input: SyncEventsInput): Promise<SyncPayload> {
    return syncPayload(context, (sync) => syncEvents(sync, batchOf(input)));
  }

  @Mutation(() => SyncPayload, { description: 'Makes and changes campaigns.' })
  @RequireScopes('campaigns:write')
  syncCampaigns(
    @Ctx() context: OperationContext,
    @Arg('input', () => SyncCampaignsInput, BATCH) input: SyncCampaignsInput,
  ): Promise<SyncPayload> {
    return syncPayload(context, (sync) => SYNC.campaign(sync, batchOf(input)));
  }

  @Mutation(() => SyncPayload, { description: 'Makes and changes what customers did with campaigns.' })
  @RequireScopes('campaigns:write')
  syncCampaignEngagements(
    @Ctx() context: OperationContext,
    @Arg('input', () => SyncCampaignEngagementsInput, BATCH) input: SyncCampaignEngagementsInput,
  ): Promise<SyncPayload> {
    return syncPayload(context, (sync) => SYNC.campaign_engagement(sync, batchOf(input)));
  }

  @Mutation(() => SyncPayload, { description: 'Makes and changes answers to surveys and quizzes.' })
  @RequireScopes('surveys:write')
  syncSurveyAnswers(
    @Ctx() context: OperationContext,
    @Arg('input', () => SyncSurveyAnswersInput, BATCH) input: SyncSurveyAnswersInput,
  ): Promise<SyncPayload> {
    return syncPayload(context, (sync) => syncSurveyAnswers(sync, batchOf(input)));
  }

  @Mutation(() => SyncPayload, { description: 'Takes the latest word of customers on being reached through a channel.' })
  @RequireScopes('customers:write')
  syncConsents(
    @Ctx() context: OperationContext,
    @Arg('input', () => SyncConsentsInput, BATCH) input: SyncConsentsInput,
  ): Promise<SyncPayload> {
    return syncPayload(context, (sync) => syncConsents(sync, batchOf(input)));
  }

  @Mutation(() => SyncPayload, { description: 'Makes and changes accounts of store credit.' })
  @RequireScopes('customers:write')
  syncStoreCreditAccounts(
    @Ctx() context: OperationContext,
    @Arg('input', () => SyncStoreCreditAccountsInput, BATCH) input: SyncStoreCreditAccountsInput,
  ): Promise<SyncPayload> {
    return syncPayload(context, (sync) => SYNC.store_credit_account(sync, batchOf(input)));
  }

  @Mutation(() => SyncPayload, { description: 'Deletes records by their external ids, with all that belongs to them.' })
  @RequireScopes(
    'customers:write',
    'companies:write',
    'products:write',
    'orders:write',
    'influence:write',
    'service:write',
    'events:write',
    'campaigns:write',
    'surveys:write',
  )
  deleteRecords(
    @Ctx() context: OperationContext,
    @Arg('input', () => DeleteRecordsInput, BATCH) input: DeleteRecordsInput,
  ): Promise<SyncPayload> {
    return syncPayload(context, (sync) => deleteRecords(sync, batchOf(input)));
  }
}
