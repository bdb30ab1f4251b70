export { type CampaignEngagementRecord, campaignEngagementSchema, syncCampaignEngagements } from './campaign-engagements.js';
export { type CampaignRecord, campaignSchema, syncCampaigns } from './campaigns.js';
export { type CompanyRecord, companySchema, syncCompanies } from './companies.js';
export { type ConsentRecord, consentSchema, syncConsents } from './consents.js';
export { PLAIN_FIELDS, TEXT_LISTS } from './customer-fields.js';
export { syncCustomers } from './customers.js';
export { type RecordDeletion, deleteRecords } from './delete-records.js';
export { type EventRecord, eventSchema, syncEvents } from './events.js';
export { syncInfluenceMetrics } from './influence-metrics.js';
export { syncOrders } from './orders.js';
export { syncProducts } from './products.js';
export { OWNED_KINDS, RECORD_KINDS, type RecordKind, tableOfKind } from './record-kind.js';
export type {
  AddressRecord,
  CustomerCompanyRecord,
  CustomerRecord,
  InfluenceMetricRecord,
  OrderRecord,
  ProductRecord,
  ServiceInteractionRecord,
} from './records.js';
export {
  addressSchema,
  customerCompanySchema,
  customerSchema,
  influenceMetricSchema,
  orderLineSchema,
  orderSchema,
  productSchema,
  serviceInteractionSchema,
} from './schemas.js';
export { syncServiceInteractions } from './service-interactions.js';
export { type StoreCreditAccountRecord, storeCreditAccountSchema, syncStoreCreditAccounts } from './store-credit-accounts.js';
export { type SurveyAnswerRecord, surveyAnswerSchema, syncSurveyAnswers } from './survey-answers.js';
