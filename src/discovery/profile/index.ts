export { type Candidate, candidates, notSettledBy } from './candidates.js';
export { conditionsOf, holdsIn, ruleOf, ruleWithout, type Test } from './conditions.js';
export { type Driver, type Drivers, driversOf, FALSE_DISCOVERIES, LEAST_CUSTOMERS, seek } from './drivers.js';
export { columnsOf, type Counts, holdersOf, type Level, lookAt, type LookedAt, MOST_ATTRIBUTES, type Spread } from './looked-at.js';
export { differenceWithin } from './turns.js';
