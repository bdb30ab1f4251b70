export { OperationContext, type Origin, type Services } from './context.js';
export { HTTP_STATUS, asGraphqlError, describeCause, refusal, statusOf, toClientError } from './errors.js';
export { COSTS } from './operation/price.js';
export { OPERATION_LIMITS } from './operation/limits.js';
export type { OperationMessage } from './operation/read-operation.js';
export { admitOperation, executeInItsPlace, inItsPlace } from './operation/within-limits.js';
export { type SubscriptionWatch, cursorOf, subscribeFresh } from './operation/subscribe-fresh.js';
export { toClientResult, toClientText } from './result.js';
export { makeSchema, printedSchema } from './schema.js';
