export { type Held, untilFree } from './claim.js';
export { evaluateBatch } from './evaluate.js';
export { Batch } from './evaluation-batch.js';
export { countFailures, failSegments, retryPutAside } from './failures.js';
export { measureQueue } from './queue-length.js';
export { ROUGH_NUMBER_OF_ORDERS } from './number-of-orders.js';
export { refreshThresholds, refreshThresholdsIfDue } from './thresholds.js';
