import { ApiKey } from './api-key.js';
import { AttributeDefinition } from './attribute-definition.js';
import { CustomerAddress } from './customer-address.js';
import { CustomerEmail } from './customer-email.js';
import { CustomerExternalId } from './customer-external-id.js';
import { CustomerMerge } from './customer-merge.js';
import { CustomerPhone } from './customer-phone.js';
import { Customer } from './customer.js';
import { IdempotencyKey } from './idempotency-key.js';
import { ImportJob } from './import-job.js';
import { InfluenceAccount } from './influence-account.js';
import { InfluenceObservation } from './influence-observation.js';
import { MembershipChange } from './membership-change.js';
import { Membership } from './membership.js';
import { OrderLine } from './order-line.js';
import { Order } from './order.js';
import { Product } from './product.js';
import { Segment } from './segment.js';
import { ServiceInteraction } from './service-interaction.js';
import { WorkspaceSetting } from './workspace-setting.js';

/**
 * Every entity. The tables that only machinery touches, by statements of its own, have none: evaluation_queue,
 * customer_evaluation, sweep_state and record_change.
 */
export const entities = [
  ApiKey,
  AttributeDefinition,
  Customer,
  CustomerAddress,
  CustomerEmail,
  CustomerExternalId,
  CustomerMerge,
  CustomerPhone,
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
  WorkspaceSetting,
];
