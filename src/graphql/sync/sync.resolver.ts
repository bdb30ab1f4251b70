import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { RequireScopes } from '../../model/require-scopes.js';
import {
  declareAttributes,
  deleteRecords,
  syncCustomers,
  syncInfluenceMetrics,
  syncOrders,
  syncProducts,
  syncServiceInteractions,
} from '../../sync/index.js';
import { OperationContext } from '../context.js';
import { batchOf, recordsOf } from './batch-of.js';
import { DeclareAttributesInput } from './declare-attributes.input.js';
import { DeleteRecordsInput } from './delete-records.input.js';
import { SyncCustomersInput } from './sync-customers.input.js';
import { SyncInfluenceMetricsInput } from './sync-influence-metrics.input.js';
import { SyncOrdersInput } from './sync-orders.input.js';
import { SyncProductsInput } from './sync-products.input.js';
import { SyncServiceInteractionsInput } from './sync-service-interactions.input.js';
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

  @Mutation(() => SyncPayload, { description: 'Makes and changes products.' })
  @RequireScopes('products:write')
  syncProducts(
    @Ctx() context: OperationContext,
    @Arg('input', () => SyncProductsInput, BATCH) input: SyncProductsInput,
  ): Promise<SyncPayload> {
    return syncPayload(context, (sync) => syncProducts(sync, batchOf(input)));
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
    return syncPayload(context, (sync) => syncServiceInteractions(sync, batchOf(input)));
  }

  @Mutation(() => SyncPayload, { description: 'Deletes records by their external ids, with all that belongs to them.' })
  @RequireScopes('customers:write', 'products:write', 'orders:write', 'influence:write', 'service:write')
  deleteRecords(
    @Ctx() context: OperationContext,
    @Arg('input', () => DeleteRecordsInput, BATCH) input: DeleteRecordsInput,
  ): Promise<SyncPayload> {
    return syncPayload(context, (sync) => deleteRecords(sync, batchOf(input)));
  }

  @Mutation(() => SyncPayload, { description: 'Declares custom attributes of customers.' })
  @RequireScopes('customers:write')
  declareAttributes(
    @Ctx() context: OperationContext,
    @Arg('input', () => DeclareAttributesInput, { description: 'The attributes.' }) input: DeclareAttributesInput,
  ): Promise<SyncPayload> {
    return syncPayload(context, (sync) => declareAttributes(sync, recordsOf(input.attributes)));
  }
}
