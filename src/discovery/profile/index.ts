export { candidates, notSettledBy } from './candidates.js';
export { type Driver, type Drivers, driversOf, FALSE_DISCOVERIES, LEAST_CUSTOMERS } from './drivers.js';
