import type { z } from 'zod';
import type { Batch, SyncContext, SyncOutcome } from '../batch.js';
import { campaignEngagementSchema, syncCampaignEngagements } from '../campaign-engagements.js';
import { campaignSchema, syncCampaigns } from '../campaigns.js';
import { companySchema, syncCompanies } from '../companies.js';
import { consentSchema, syncConsents } from '../consents.js';
import { syncCustomers } from '../customers.js';
import { eventSchema, syncEvents } from '../events.js';
import { syncInfluenceMetrics } from '../influence-metrics.js';
import { syncOrders } from '../orders.js';
import { syncProducts } from '../products.js';
import { customerSchema, influenceMetricSchema, orderSchema, productSchema, serviceInteractionSchema } from '../schemas.js';
import { syncServiceInteractions } from '../service-interactions.js';
import { storeCreditAccountSchema, syncStoreCreditAccounts } from '../store-credit-accounts.js';
import { surveyAnswerSchema, syncSurveyAnswers } from '../survey-answers.js';

/** What a step of an import can bring in, and how. */
interface StepKindPlan {
  readonly schema: z.ZodObject;
  /** A batch checks each record itself, whatever a mapping has made of it. */
  readonly sync: (context: SyncContext, batch: Batch<never>) => Promise<SyncOutcome>;
}

export const STEP_KINDS = {
  company: { schema: companySchema, sync: syncCompanies },
  product: { schema: productSchema, sync: syncProducts },
  customer: { schema: customerSchema, sync: syncCustomers },
  order: { schema: orderSchema, sync: syncOrders },
  influence_metric: { schema: influenceMetricSchema, sync: syncInfluenceMetrics },
  service_interaction: { schema: serviceInteractionSchema, sync: syncServiceInteractions },
  event: { schema: eventSchema, sync: syncEvents },
  campaign: { schema: campaignSchema, sync: syncCampaigns },
  campaign_engagement: { schema: campaignEngagementSchema, sync: syncCampaignEngagements },
  survey_answer: { schema: surveyAnswerSchema, sync: syncSurveyAnswers },
  consent: { schema: consentSchema, sync: syncConsents },
  store_credit_account: { schema: storeCreditAccountSchema, sync: syncStoreCreditAccounts },
} as const satisfies Readonly<Record<string, StepKindPlan>>;

export type StepKind = keyof typeof STEP_KINDS;

/** How records of that kind are brought in. */
export function planOf(kind: StepKind): StepKindPlan {
  return STEP_KINDS[kind];
}
