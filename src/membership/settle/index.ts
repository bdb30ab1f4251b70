export { Evaluator } from './evaluator.js';
export { areUnfinished, freshnessFor, unfinishedSegments } from './freshness-for.js';
export { type Freshness, settle } from './settle.js';
