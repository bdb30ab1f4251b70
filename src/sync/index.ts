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
export type { SyncContext } from './context.js';
export type {
  AddressRecord,
  CustomerCompanyRecord,
  CustomerRecord,
  InfluenceMetricRecord,
  OrderRecord,
  ProductRecord,
  ServiceInteractionRecord,
} from './kinds/index.js';
export {
  declareAttributes,
  type AttributeDefinitionRecord,
  CONFLICT_RULES,
  type ConflictRule,
  readConflictRule,
  setConflictRule,
  declareDataSources,
  type DataSourceRecord,
  declareEventProperties,
  type EventPropertyRecord,
} from './declare/index.js';
export {
  syncCampaignEngagements,
  type CampaignEngagementRecord,
  syncCampaigns,
  type CampaignRecord,
  syncCompanies,
  type CompanyRecord,
  syncConsents,
  type ConsentRecord,
  syncCustomers,
  syncEvents,
  type EventRecord,
  syncInfluenceMetrics,
  syncOrders,
  syncProducts,
  syncServiceInteractions,
  deleteRecords,
  type RecordDeletion,
  RECORD_KINDS,
  type RecordKind,
  syncStoreCreditAccounts,
  type StoreCreditAccountRecord,
  syncSurveyAnswers,
  type SurveyAnswerRecord,
} from './kinds/index.js';
export { eraseCustomer, mergeCustomers, unmergeCustomer } from './merge/index.js';
export {
  dropOldRecordChanges,
  readRecordChanges,
  type RecordChange,
  type RecordChangePage,
  type RecordChangeQuery,
} from './delta/index.js';
export * from './import/index.js';
