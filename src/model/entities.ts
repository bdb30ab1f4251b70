import { ApiKey } from './api-key.js';
import { AttributeDefinition } from './attribute-definition.js';
import { Campaign } from './campaign.js';
import { CampaignEngagement } from './campaign-engagement.js';
import { Company } from './company.js';
import { Consent } from './consent.js';
import { Customer } from './customer.js';
import { CustomerAddress } from './customer-address.js';
import { CustomerCompany } from './customer-company.js';
import { CustomerEmail } from './customer-email.js';
import { CustomerEvent } from './customer-event.js';
import { CustomerExternalId } from './customer-external-id.js';
import { CustomerMerge } from './customer-merge.js';
import { CustomerPhone } from './customer-phone.js';
import { DataSource } from './data-source.js';
import { EventProperty } from './event-property.js';
import { IdempotencyKey } from './idempotency-key.js';
import { ImportJob } from './import-job.js';
import { InfluenceAccount } from './influence-account.js';
import { InfluenceObservation } from './influence-observation.js';
import { Membership } from './membership.js';
import { MembershipChange } from './membership-change.js';
import { Order } from './order.js';
import { OrderLine } from './order-line.js';
import { Product } from './product.js';
import { Segment } from './segment.js';
import { ServiceInteraction } from './service-interaction.js';
import { StoreCreditAccount } from './store-credit-account.js';
import { SurveyAnswer } from './survey-answer.js';
import { Threshold } from './threshold.js';
import { WorkspaceSetting } from './workspace-setting.js';

/**
 * Every entity. The tables that only machinery touches, by statements of its own, have none: evaluation_queue,
 * customer_evaluation, sweep_state, record_change, api_key_former_secret, exchange_rate, order_value and campaign_goal.
 */
export const entities = [
  ApiKey,
  AttributeDefinition,
  Campaign,
  CampaignEngagement,
  Company,
  Consent,
  Customer,
  CustomerAddress,
  CustomerCompany,
  CustomerEmail,
  CustomerEvent,
  CustomerExternalId,
  CustomerMerge,
  CustomerPhone,
  DataSource,
  EventProperty,
  IdempotencyKey,
  ImportJob,
  InfluenceAccount,
  InfluenceObservation,
  Membership,
  MembershipChange,
  Order,
  OrderLine,
  Product,
  Segment,
  ServiceInteraction,
  StoreCreditAccount,
  SurveyAnswer,
  Threshold,
  WorkspaceSetting,
];
