export { type Effect, type EffectQuestion, effectOf, type GroupOutcome } from './effect.js';
export { type Goal, GOAL_METRICS, type GoalMetric, type GoalProgress, goalsOf, setGoals } from './goals.js';
export { type Around, type Engaged, type Performance, performanceOf, type Rates, ratesOf } from './performance.js';
