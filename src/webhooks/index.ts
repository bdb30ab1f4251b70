export { checkUrl, lookupPublic, checkHost } from './address.js';
export { type Backlog, measureDeliveries } from './backlog.js';
export {
  countDeliveries,
  type Delivery,
  type DeliveryState,
  dropOldDeliveries,
  listDeliveries,
  type ListedDelivery,
  refusalOfMessage,
  replayDeliveries,
  sendMessage,
} from './deliveries.js';
export {
  createWebhook,
  deleteWebhook,
  listWebhooks,
  LONGEST_OVERLAP_SECONDS,
  MOST_CHANGES,
  type NewWebhook,
  pauseWebhook,
  resumeWebhook,
  rotateWebhookSecret,
  type SecretWebhook,
  testWebhook,
  updateWebhook,
} from './manage.js';
export { type Answered, exchange, type Sending } from './exchange.js';
export type { Sent } from './send.js';
export { testsAtOnce } from './tests-at-once.js';
export { WebhookSender } from './sender.js';
export { getWebhook, type PausedFor, type Webhook, type WebhookContext } from './webhook.js';
