import {
  campaign,
  campaignEngagement,
  company,
  type KindName,
  type KindNamed,
  product,
  serviceInteraction,
  storeCreditAccount,
} from '../../records/index.js';
import { flatSync, type Sync } from '../batch/index.js';
import { withAttributes } from '../declare/index.js';
import { syncConsents } from './consents.js';
import { syncCustomers } from './customers.js';
import { syncEvents } from './events.js';
import { syncInfluenceMetrics } from './influence-metrics.js';
import { syncOrders } from './orders.js';
import { syncSurveyAnswers } from './survey-answers.js';

/** How records of each kind are created and changed: a kind that is more than a row of a table has a file of its own. */
export const SYNC: { readonly [Name in KindName]: Sync<KindNamed<Name>['fields']> } = {
  customer: syncCustomers,
  company: flatSync(company, withAttributes('company')),
  product: flatSync(product, withAttributes('product')),
  order: syncOrders,
  influence_metric: syncInfluenceMetrics,
  service_interaction: flatSync(serviceInteraction),
  event: syncEvents,
  campaign: flatSync(campaign),
  campaign_engagement: flatSync(campaignEngagement),
  survey_answer: syncSurveyAnswers,
  store_credit_account: flatSync(storeCreditAccount),
  consent: syncConsents,
};
