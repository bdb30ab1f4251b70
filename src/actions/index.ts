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
