export { ANONYMOUS } from './anonymous.js';
export {
  MAX_BATCH_RECORDS,
  type Batch,
  type RecordError,
  type RecordErrorCode,
  Rejection,
  type SyncOutcome,
  type SyncResult,
  type SyncStatus,
  forgetOldAnswers,
  presentOf,
  sourceOf,
} from './batch/index.js';
export type { IntakeSettings, SyncContext } from './context.js';
export {
  type AttributeReader,
  attributeReader,
  attributeTypes,
  checkAttributes,
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
  syncEvents,
  syncInfluenceMetrics,
  syncSurveyAnswers,
  deleteRecords,
  type RecordDeletion,
} from './kinds/index.js';
export {
  changeCustomers,
  customerChange,
  type CustomerChangeRecord,
  type Touch,
  touchCustomers,
  type Touched,
  upsertCustomersByEmail,
} from './change/index.js';
export { bringInWaiting, checkRecord, SYNC, syncCustomers, syncOrders, syncUnchecked } from './sync-records.js';
export {
  type CostRates,
  type ExchangeRateRecord,
  keepWorkspaceCurrency,
  readCostRates,
  readEcbRates,
  setCostRates,
  type KnownRate,
  readExchangeRates,
  setExchangeRates,
} from './rates/index.js';
export { type MergeCause, mergeCustomers, unmergeCustomer } from './merge/index.js';
export {
  eraseCustomer,
  type Erasure,
  type ErasureOptions,
  exportCustomer,
  liftSuppression,
  type NamingKind,
  type NamingRecord,
  type PersonExport,
} from './person/index.js';
export { checkSuppressionKey, SuppressionKey } from './suppression/index.js';
export {
  dropOldRecordChanges,
  readRecordChanges,
  type RecordChange,
  type RecordChangePage,
  type RecordChangeQuery,
} from './delta/index.js';
export {
  acceptReview,
  countReviews,
  type Evidence,
  type EvidenceKind,
  type Identifier,
  IDENTIFIERS,
  type IdentityReview,
  type IdentityRule,
  identityRules,
  type IdentityRules,
  type KeptRule,
  type KeptRules,
  type Link,
  linkCustomers,
  type LinkResult,
  listReviews,
  type Name,
  type Named,
  nameCustomers,
  type Naming,
  rejectReview,
  type ResolvedPage,
  resolvePage,
  type ReviewState,
  setIdentityRules,
} from './identity/index.js';
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
export { attachWaiting, dropOldWaiting, keepWaiting, type WaitingFor, type WaitingRecord } from './waiting/index.js';
export {
  appendToUpload,
  beginUpload,
  dropOldFiles,
  dropUpload,
  type FileContext,
  getUpload,
  type KeptFile,
  LARGEST_PART_BYTES,
  listUploads,
  MOST_UPLOADS,
  offsetConflict,
  OUTPUT_KEPT_MS,
  readFileParts,
  UPLOAD_KEPT_MS,
  type UploadLimits,
} from './files/index.js';
export { StoredForms, type TextConflict } from './stored/index.js';
export * from './import/index.js';
