import sql from 'sql-template-tag';
import type { CampaignEngagementRecord } from '../../records/index.js';
import { filterBy, testOf, type RuleFunction } from '../function.js';
import { ruleFunction } from '../rule-function.js';
import { campaignEngagements as source } from '../source.js';

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
const date = filterBy('date', 'instant', sql`ce.occurred_at`, { label: 'Date', description: 'When it happened.', personal: false });
const count = testOf('count', 'integer', sql`count(*)`, 0, {
  label: 'Count',
  description: 'How many of them.',
  personal: false,
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
      filterBy('campaign', 'text', sql`ca.name`, { label: 'Campaign', description: 'Name of the campaign.', personal: false }, joined),
      filterBy(
        'id',
        'text',
        sql`ca.external_id`,
        { label: 'Campaign id', description: 'Its id in the system that it came from.', personal: false },
        joined,
      ),
      filterBy('type', 'text', sql`ca.type`, { label: 'Type', description: 'Type of the campaign.', personal: false }, joined),
      filterBy(
        'channel',
        'text',
        sql`ca.channel`,
        { label: 'Channel', description: 'What it was made through, such as email.', personal: false },
        joined,
      ),
      filterBy(
        'offer',
        'text',
        sql`coalesce(ce.offer, ca.offer)`,
        { label: 'Offer', description: 'What was offered: of the engagement, else of the campaign.', personal: false },
        joined,
      ),
      filterBy('revenue', 'money', sql`ce.revenue`, {
        label: 'Revenue',
        description: 'What a conversion brought.',
        personal: false,
        unit: money,
      }),
      date,
      count,
      testOf('sum_revenue', 'money', sql`sum(ce.revenue)`, 0, {
        label: 'Sum of revenue',
        description: 'What such engagements brought together.',
        personal: false,
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
      filterBy(
        'activity_id',
        'text',
        sql`ca.external_id`,
        { label: 'Activity id', description: 'Id of the marketing activity.', personal: false },
        joined,
      ),
      date,
      count,
    ],
  }),
);
