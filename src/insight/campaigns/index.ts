export { type Effect, type EffectQuestion, effectOf, type GroupOutcome } from './effect.js';
export { checkDueDates, type Goal, GOAL_METRICS, type GoalMetric, type GoalProgress, goalsOf, readGoals, setGoals } from './goals.js';
export { type Around, type Engaged, type Performance, performanceOf, type Rates, ratesOf } from './performance.js';
