import { registerEnumType } from 'type-graphql';

export enum RecordKind {
  CUSTOMER = 'customer',
  COMPANY = 'company',
  PRODUCT = 'product',
  ORDER = 'order',
  INFLUENCE_ACCOUNT = 'influence_account',
  SERVICE_INTERACTION = 'service_interaction',
  EVENT = 'event',
  CAMPAIGN = 'campaign',
  CAMPAIGN_ENGAGEMENT = 'campaign_engagement',
  SURVEY_ANSWER = 'survey_answer',
  STORE_CREDIT_ACCOUNT = 'store_credit_account',
}
registerEnumType(RecordKind, { name: 'RecordKind', description: 'A kind of record.' });
