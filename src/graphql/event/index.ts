export { CustomerEventsResolver } from './customer-events.resolver.js';
export { EventPropertyResolver } from './event-property.resolver.js';
