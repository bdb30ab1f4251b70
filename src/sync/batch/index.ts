export {
  type Batch,
  MAX_BATCH_RECORDS,
  outcomeOf,
  type RecordError,
  type RecordErrorCode,
  type SyncOutcome,
  type SyncResult,
  type SyncStatus,
} from './batch.js';
export { type Completion, type Sync, flatSync } from './flat-kind.js';
export { forgetOldAnswers } from './idempotency-retention.js';
export { presentOf } from './present.js';
export { type RecordTable, asJson, columnList, columnName, readState, recordTable } from './record-table.js';
export { type Aged, aged, isLate } from './order-of-arrival.js';
export { type ProductReference, distinct, lockedIds, lockedProducts } from './references.js';
export { type Applied, type BatchOperation, type RecordChecks, runBatch } from './run-batch.js';
export { sourceOf } from './source.js';
export { type Change, changedFieldsOf, type Creation, Rejection, afterwards, overlay, statesOf, upsert } from './upsert.js';
export { type Accepted, isRequired, isSuppressed, judge, recordError, unknownReference, validate } from './validate.js';
