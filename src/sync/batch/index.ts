export {
  type Batch,
  MAX_BATCH_RECORDS,
  type RecordError,
  type RecordErrorCode,
  type SyncOutcome,
  type SyncResult,
  type SyncStatus,
} from './batch.js';
export { canonicalDecimal, fitsMoney, parseMoney, printMoney } from './decimal.js';
export {
  LONG_TEXT,
  boolean,
  countryCode,
  currency,
  day,
  decimal,
  email,
  instant,
  integer,
  isStorable,
  language,
  list,
  money,
  nonBlank,
  numberBetween,
  oneOf,
  optional,
  optionalText,
  positiveMoney,
  share,
  text,
  textList,
} from './fields.js';
export { type Completion, type FlatKind, syncFlatRecords } from './flat-kind.js';
export { forgetOldAnswers } from './idempotency-retention.js';
export { jsonObject } from './json-object.js';
export { type RecordTable, columnName, readState, recordTable } from './record-table.js';
export { type ProductReference, distinct, lockedCustomerIds, lockedProducts, toCampaign, toCompany, toCustomer } from './references.js';
export { type Applied, runBatch } from './run-batch.js';
export { type Change, type Creation, Rejection, afterwards, overlay, statesOf, upsert } from './upsert.js';
export { type Accepted, isRequired, recordError, unknownReference, validate } from './validate.js';
