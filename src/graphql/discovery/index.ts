export { DriversResolver } from './drivers.resolver.js';
