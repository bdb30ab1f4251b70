export { type ActualValue, type ClauseExplanation, type Explanation, explain } from './explain.js';
export type { Change, Flip } from './smallest-change.js';
