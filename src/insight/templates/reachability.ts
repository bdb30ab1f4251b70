import { daysAgo, money, number, templatesOf, text } from '../template.js';

export const reachability = templatesOf('reachability', [
  {
    key: 'reachable-by',
    name: 'Reachable by a channel',
    purpose: 'Agreed to be reached there.',
    rule: 'consent CONTAINS {channel}',
    parameters: [text('channel', 'Channel: email, sms, phone or post', 'email')],
  },
  { key: 'unreachable', name: 'Unreachable', purpose: 'Agreed to no channel at all: ask at the next order.', rule: 'consent IS NULL' },
  {
    key: 'email-lapsed-consent',
    name: 'Took back consent to e-mail',
    purpose: 'Unsubscribed from e-mail of late: another channel, or none.',
    rule: "consents MATCHES (channel = 'email', status = 'UNSUBSCRIBED', date >= {days})",
    parameters: [daysAgo(90)],
  },
  {
    key: 'confirmation-pending',
    name: 'Confirmation pending',
    purpose: 'Asked to be written to and have not confirmed.',
    rule: "email_subscription_status = 'PENDING'",
  },
  {
    key: 'valuable-but-unreachable',
    name: 'Valuable, but unreachable',
    purpose: 'Spend well and cannot be written to: worth asking in person.',
    rule: "amount_spent >= {amount} AND consent NOT CONTAINS 'email' AND consent NOT CONTAINS 'sms'",
    parameters: [money('amount', 'Amount spent', 500)],
  },
  {
    key: 'incomplete-profiles',
    name: 'Incomplete profiles',
    purpose: 'Too little is known of them to be personal: ask one thing at a time.',
    rule: 'profile_completeness < {share}',
    parameters: [number('share', 'Share of facts known', '0 to 1', 0.8)],
  },
]);
