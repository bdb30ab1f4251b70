import { CampaignEngagement, ENGAGEMENT_KIND } from '../../model/index.js';
import type { Given } from '../field.js';
import { externalId, instant, money, oneOf, reference, text } from '../fields.js';
import { recordKind } from '../kind.js';

export const campaignEngagement = recordKind(CampaignEngagement, {
  name: 'campaign_engagement',
  plural: 'campaign_engagements',
  table: 'campaign_engagement',
  tracked: true,
  scope: 'campaigns',
  data: { name: 'campaign', bit: 64 },
  description: 'What a customer did with a campaign, or the campaign with them. What is left out keeps its value; null clears it.',
  batch: 'Engagements of one source system.',
  mutation: 'Makes and changes what customers did with campaigns.',
  newOne: 'record',
  fields: {
    externalId: externalId(),
    campaignExternalId: reference('campaign', 'required when new'),
    customerExternalId: reference('customer', 'required when new'),
    kind: oneOf(ENGAGEMENT_KIND, 'What happened.', { presence: 'required when new' }),
    offer: text("The offer that it is about, where it is another than the campaign's."),
    revenue: money('Of a conversion, in the workspace currency.'),
    occurredAt: instant('When it happened.', { presence: 'required when new', ahead: 'refused' }),
  },
});

export type CampaignEngagementRecord = Given<typeof campaignEngagement.fields>;
