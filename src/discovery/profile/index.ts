export { type Candidate, candidates, notSettledBy } from './candidates.js';
export { type Driver, type Drivers, driversOf, FALSE_DISCOVERIES, LEAST_CUSTOMERS, seek } from './drivers.js';
export { type Counts, holdersOf, type Level, lookAt, type LookedAt, type Spread } from './looked-at.js';
