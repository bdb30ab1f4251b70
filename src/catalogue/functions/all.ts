import type { RuleFunction } from '../function.js';
import { campaignFunctions, shopifyEmailFunctions } from './campaign.js';
import { consents } from './consents.js';
import { customerWithinDistance } from './customer-within-distance.js';
import { storefrontFunctions } from './events.js';
import { facts } from './facts.js';
import { influence } from './influence.js';
import { serviceInteractions } from './service-interactions.js';
import { storeCreditAccounts } from './store-credit-accounts.js';
import { survey } from './survey.js';

/** Every function but those that a workspace makes: of orders and products (with their attributes), of its events (with their properties) and of its segments. */
export const FUNCTIONS: readonly RuleFunction[] = [
  ...storefrontFunctions,
  ...campaignFunctions,
  ...shopifyEmailFunctions,
  survey,
  consents,
  facts,
  storeCreditAccounts,
  influence,
  serviceInteractions,
  customerWithinDistance,
];
