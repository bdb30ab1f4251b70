export { FIGURES_OF_BOUND } from './announce.js';
export { RECKONED_EVERY_MS } from './amounts.js';
export { type Bound, type BoundFigure, type GivenBound, leastDigits, readBound } from './bound.js';
export {
  type Action,
  type ActionEffect,
  type ActionPause,
  type ActionTrigger,
  type EffectKind,
  getAction,
  SCOPES_OF_EFFECT,
} from './action.js';
export {
  type ActionChange,
  createAction,
  deleteAction,
  listActions,
  MOST_ACTIONS,
  MOST_DAYS,
  type NewAction,
  pauseAction,
  readDays,
  resumeAction,
  updateAction,
} from './manage.js';
export { type GivenEffect, LONGEST_TEMPLATE, type Nameable, readEffect } from './read-effect.js';
export { ActionRunner, MOST_TIMES } from './runner.js';
export { countRuns, dropOldRuns, type ListedRun, listRuns, type Run, type RunState } from './runs.js';
