export {
  MAX_BATCH_RECORDS,
  type Batch,
  type RecordError,
  type RecordErrorCode,
  type SyncOutcome,
  type SyncResult,
  type SyncStatus,
  forgetOldAnswers,
} from './batch/index.js';
export type { IntakeSettings, SyncContext } from './context.js';
export {
  type AttributeReader,
  attributeReader,
  declareAttributes,
  attributeDefinition,
  type AttributeDefinitionRecord,
  CONFLICT_RULES,
  type ConflictRule,
  readConflictRule,
  setConflictRule,
  declareDataSources,
  type DataSourceRecord,
  declareEventProperties,
  eventProperty,
  type EventPropertyRecord,
} from './declare/index.js';
export {
  type Belonging,
  joinCompanies,
  syncConsents,
  syncCustomers,
  syncEvents,
  syncInfluenceMetrics,
  syncOrders,
  syncSurveyAnswers,
  deleteRecords,
  type RecordDeletion,
  SYNC,
  syncUnchecked,
} from './kinds/index.js';
export {
  type CostRates,
  type ExchangeRateRecord,
  keepWorkspaceCurrency,
  readCostRates,
  readEcbRates,
  setCostRates,
  setExchangeRates,
} from './rates/index.js';
export { mergeCustomers, unmergeCustomer } from './merge/index.js';
export { eraseCustomer, type Erasure, type ErasureOptions, exportCustomer, liftSuppression, type PersonExport } from './person/index.js';
export { checkSuppressionKey, SuppressionKey } from './suppression/index.js';
export {
  dropOldRecordChanges,
  readRecordChanges,
  type RecordChange,
  type RecordChangePage,
  type RecordChangeQuery,
} from './delta/index.js';
export { nameCustomers, type Naming, type Unnamed } from './identity/index.js';
export {
  countProblems,
  dropOldProblems,
  type InboundProblem,
  listProblems,
  type NewProblem,
  noteProblems,
  type ProblemFilter,
  type Via,
} from './problems/index.js';
export { amendWaiting, attachWaiting, dropOldWaiting, keepWaiting, type WaitingFor, type WaitingRecord } from './waiting/index.js';
export { StoredForms, type TextConflict } from './stored/index.js';
export * from './import/index.js';
