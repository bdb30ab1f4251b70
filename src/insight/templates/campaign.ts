import { daysAgo, integer, templatesOf, text } from '../template.js';

export const campaign = templatesOf('campaign', [
  {
    key: 'engaged-readers',
    name: 'Engaged readers',
    purpose: 'Open what is sent to them: the best audience for news.',
    rule: 'campaign.opened MATCHES (date >= {days}, count >= {times})',
    parameters: [daysAgo(180), integer('times', 'Times opened', 'times', 2)],
  },
  {
    key: 'never-open',
    name: 'Never open',
    purpose: 'Get messages and open none: write less, or by another channel.',
    rule: 'campaign.sent MATCHES (date >= {days}, count >= {messages}) AND campaign.opened NOT MATCHES (date >= {days})',
    parameters: [daysAgo(180), integer('messages', 'Messages sent', 'messages', 2)],
  },
  {
    key: 'clicked-not-converted',
    name: 'Clicked, did not convert',
    purpose: 'Interested enough to click: something held them back.',
    rule: 'campaign.clicked MATCHES (date >= {days}) AND campaign.converted NOT MATCHES (date >= {days})',
    parameters: [daysAgo(30)],
  },
  {
    key: 'responders',
    name: 'Responded to a campaign',
    purpose: 'Answered one campaign: follow up.',
    rule: 'campaign.responded MATCHES (campaign = {campaign})',
    parameters: [text('campaign', 'Campaign', 'Members’ evening')],
  },
  {
    key: 'missed-the-offer',
    name: 'Missed an offer',
    purpose: 'Were sent an offer and did not open it: send it again.',
    rule: 'campaign.sent MATCHES (offer = {offer}) AND campaign.opened NOT MATCHES (offer = {offer})',
    parameters: [text('offer', 'Offer', '15 % off')],
  },
  {
    key: 'undeliverable',
    name: 'Undeliverable',
    purpose: 'Messages come back: get another address.',
    rule: 'campaign.bounced MATCHES (date >= {days})',
    parameters: [daysAgo(180)],
  },
  {
    key: 'fatigued',
    name: 'Tired of messages',
    purpose: 'Unsubscribed or complained: leave them alone.',
    rule: 'campaign.unsubscribed MATCHES (date >= {days}) OR campaign.marked_as_spam MATCHES (date >= {days})',
    parameters: [daysAgo(180)],
  },
]);
