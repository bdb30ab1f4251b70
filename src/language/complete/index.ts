export { completeRule } from './complete-rule.js';
export type { Completion, CompletionKind } from './completion.js';
export type { FindValues } from './propose.js';
