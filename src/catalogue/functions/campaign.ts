import sql from 'sql-template-tag';
import { campaign, campaignEngagement, type CampaignEngagementRecord } from '../../records/index.js';
import { filtersOf } from '../field-filter.js';
import { filterBy, testOf, type RuleFunction } from '../function.js';
import { provenanceFilters } from '../provenance-filters.js';
import { ruleFunction } from '../rule-function.js';
import { campaignEngagements as source } from '../source.js';

const by = filtersOf(campaignEngagement.fields, 'ce');
const ofCampaign = filtersOf(campaign.fields, 'ca');

/** What can happen between a campaign and a customer, and what it is called of one. */
const ENGAGEMENTS: Readonly<Record<NonNullable<CampaignEngagementRecord['kind']>, string>> = {
  sent: 'Messages of campaigns sent to the customer.',
  delivered: 'Messages of campaigns that reached the customer.',
  opened: 'Times that the customer opened a message of a campaign.',
  clicked: 'Times that the customer clicked in a message of a campaign.',
  responded: 'Times that the customer responded to a campaign, such as by redeeming a coupon.',
  converted: 'Times that the customer did what a campaign was for, such as ordering.',
  bounced: 'Messages of campaigns that came back.',
  marked_as_spam: 'Messages of campaigns that the customer marked as spam.',
  unsubscribed: 'Times that the customer unsubscribed through a campaign.',
};

const joined = ['campaign'];
const money = 'workspace currency';
const date = by('occurredAt', { name: 'date', label: 'Date', description: 'When it happened.' });

/** The campaign whose message was sent to the customer last. */
const lastSent = sql`(select l.campaign_id from campaign_engagement l
  where l.customer_id = ce.customer_id and l.kind = 'sent' order by l.occurred_at desc, l.id desc limit 1)`;
const lastCampaign = filterBy('last_campaign', 'boolean', sql`coalesce(ce.campaign_id = ${lastSent}, false)`, {
  label: 'Last campaign',
  description: 'Whether it is of the campaign whose message was sent to the customer last.',
  personal: false,
});
const count = testOf('count', 'integer', sql`count(*)`, 0, {
  label: 'Count',
  description: 'How many of them.',
  unit: 'engagements',
});

/** `campaign.sent`, `campaign.opened` ... */
export const campaignFunctions: readonly RuleFunction[] = Object.entries(ENGAGEMENTS).map(([kind, description]) =>
  ruleFunction({
    name: `campaign.${kind}`,
    label: `Campaign ${kind.replaceAll('_', ' ')}`,
    description,
    personal: false,
    source,
    where: sql`ce.kind = ${kind}`,
    counts: 'engagements',
    parameters: [
      ofCampaign('name', { name: 'campaign', label: 'Campaign', description: 'Name of the campaign.' }, joined),
      ofCampaign('externalId', { name: 'id', label: 'Campaign id', description: 'Its id in the system that it came from.' }, joined),
      ofCampaign('type', { label: 'Type', description: 'Type of the campaign.' }, joined),
      ofCampaign('channel', { label: 'Channel', description: 'What it was made through, such as email.' }, joined),
      filterBy(
        'offer',
        'text',
        sql`coalesce(ce.offer, ca.offer)`,
        { label: 'Offer', description: 'What was offered: of the engagement, else of the campaign.', personal: false },
        joined,
      ),
      lastCampaign,
      by('revenue', { label: 'Revenue', description: 'What a conversion brought.', unit: money }),
      date,
      ...provenanceFilters(sql`ce.source`),
      count,
      testOf('sum_revenue', 'money', sql`sum(ce.revenue)`, 0, {
        label: 'Sum of revenue',
        description: 'What such engagements brought together.',
        unit: money,
      }),
    ],
  }),
);

/** `shopify_email.opened` ...: the same of campaigns by e-mail, under the names that Shopify publishes. */
export const shopifyEmailFunctions: readonly RuleFunction[] = (
  ['bounced', 'clicked', 'delivered', 'marked_as_spam', 'opened', 'unsubscribed'] as const
).map((kind) =>
  ruleFunction({
    name: `shopify_email.${kind}`,
    label: `E-mail ${kind.replaceAll('_', ' ')}`,
    description: `${ENGAGEMENTS[kind]} Only campaigns by e-mail.`,
    personal: false,
    source,
    where: sql`ce.kind = ${kind} and ca.channel = 'email'`,
    whereNeeds: joined,
    counts: 'engagements',
    parameters: [
      ofCampaign('externalId', { name: 'activity_id', label: 'Activity id', description: 'Id of the marketing activity.' }, joined),
      date,
      count,
    ],
  }),
);
