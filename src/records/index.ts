export { type Present, datesAhead } from './ahead.js';
export * as check from './check.js';
export { canonicalDecimal, fitsMoney, parseMoney, printMoney } from './decimal.js';
export { type ReferenceField, columnsOf, emptyColumns, snakeCase } from './columns.js';
export type { Checked, Clearable, Columns, EmptyColumns, Field, Fields, FieldsIn, Form, Given, Part, ReferredKind } from './field.js';
export { booleanOf } from './lenient.js';
export { deletion } from './deletion.js';
export { oneOf, text, textLike } from './fields.js';
export { type Kind, pascalCase } from './kind.js';
export {
  fieldsOfKind,
  KINDS,
  type KindName,
  type KindNamed,
  OWNED_KINDS,
  RECORD_KIND,
  RECORD_KINDS,
  type RecordKind,
  TRACKED_KINDS,
} from './kinds.js';
export { type CompanyRecord, company } from './kinds/company.js';
export { type ProductRecord, product } from './kinds/product.js';
export { type CampaignRecord, campaign } from './kinds/campaign.js';
export { type CampaignEngagementRecord, campaignEngagement } from './kinds/campaign-engagement.js';
export { type EventRecord, event } from './kinds/event.js';
export { type SurveyAnswerRecord, surveyAnswer } from './kinds/survey-answer.js';
export { type ServiceInteractionRecord, serviceInteraction } from './kinds/service-interaction.js';
export { type StoreCreditAccountRecord, storeCreditAccount } from './kinds/store-credit-account.js';
export { type ConsentRecord, consent } from './kinds/consent.js';
export { type InfluenceMetricRecord, influenceMetric } from './kinds/influence-metric.js';
export { type OrderLineRecord, type OrderRecord, orderLine, order } from './kinds/order.js';
export {
  type AddressRecord,
  type CustomerCompanyRecord,
  type CustomerRecord,
  address,
  customerCompany,
  customer,
} from './kinds/customer.js';
export { canBeNull, part } from './schema.js';
