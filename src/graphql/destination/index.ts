export { DestinationResolver } from './destination.resolver.js';
