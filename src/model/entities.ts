/*
 * Every entity. The tables that only machinery touches, by statements of its own, have none: evaluation_queue,
 * customer_evaluation, sweep_state, record_change, api_key_former_secret, exchange_rate, order_value, order_line_worth, campaign_goal, campaign_departed,
 * purchase_forecast, customer_expectation, next_product_model, next_product_thing, next_product_following, lookalike and persona_card.
 */
export { ApiKey } from './api-key.js';
export { AttributeDefinition } from './attribute-definition.js';
export { AuditEntry } from './audit-entry.js';
export { Campaign } from './campaign.js';
export { CampaignEngagement } from './campaign-engagement.js';
export { Company } from './company.js';
export { Consent } from './consent.js';
export { Customer } from './customer.js';
export { CustomerAddress } from './customer-address.js';
export { CustomerCompany } from './customer-company.js';
export { CustomerEmail } from './customer-email.js';
export { CustomerEvent } from './customer-event.js';
export { CustomerExternalId } from './customer-external-id.js';
export { CustomerMerge } from './customer-merge.js';
export { CustomerPhone } from './customer-phone.js';
export { DataSource } from './data-source.js';
export { EventProperty } from './event-property.js';
export { IdempotencyKey } from './idempotency-key.js';
export { ImportJob } from './import-job.js';
export { InfluenceAccount } from './influence-account.js';
export { InfluenceObservation } from './influence-observation.js';
export { Membership } from './membership.js';
export { MembershipChange } from './membership-change.js';
export { Order } from './order.js';
export { OrderLine } from './order-line.js';
export { Product } from './product.js';
export { Segment } from './segment.js';
export { ServiceInteraction } from './service-interaction.js';
export { StoreCreditAccount } from './store-credit-account.js';
export { SurveyAnswer } from './survey-answer.js';
export { Threshold } from './threshold.js';
export { WorkspaceSetting } from './workspace-setting.js';
