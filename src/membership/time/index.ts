export { mayCross, requeueEverybody, sweep } from './sweep.js';
export { type TurningPoints, checkInstants, turningPointsOf, turningPointsUntil, verdictsAt } from './verdicts-in-time.js';
