import type { z } from 'zod';
import type { SyncContext } from '../context.js';
import type { Batch, SyncOutcome } from '../batch/index.js';
import {
  campaignEngagementSchema,
  syncCampaignEngagements,
  campaignSchema,
  syncCampaigns,
  companySchema,
  syncCompanies,
  consentSchema,
  syncConsents,
  syncCustomers,
  eventSchema,
  syncEvents,
  syncInfluenceMetrics,
  syncOrders,
  syncProducts,
  customerSchema,
  influenceMetricSchema,
  orderSchema,
  productSchema,
  serviceInteractionSchema,
  syncServiceInteractions,
  storeCreditAccountSchema,
  syncStoreCreditAccounts,
  surveyAnswerSchema,
  syncSurveyAnswers,
} from '../kinds/index.js';

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
