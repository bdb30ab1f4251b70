export { MAX_BATCH_RECORDS } from './batch.js';
export type { Batch, RecordError, RecordErrorCode, SyncContext, SyncOutcome, SyncResult, SyncStatus } from './batch.js';
export type * from './records.js';
export { declareAttributes } from './attribute-definitions.js';
export { syncCustomers } from './customers.js';
export { syncInfluenceMetrics } from './influence-metrics.js';
export { syncOrders } from './orders.js';
export { syncProducts } from './products.js';
export { syncServiceInteractions } from './service-interactions.js';
