export { OperationContext, type Services } from './context.js';
export { describeCause, refusal, toClientError } from './errors.js';
export { OPERATION_LIMITS } from './operation/limits.js';
export { prepareOperation } from './operation/prepare-operation.js';
export { readOperation } from './operation/read-operation.js';
export { type SubscriptionWatch, cursorOf, subscribeFresh } from './operation/subscribe-fresh.js';
export { toClientResult, toClientText } from './result.js';
export { makeSchema, printedSchema } from './schema.js';
