export { WithoutConsentEnum } from './destination.enums.js';
export { DestinationResolver } from './destination.resolver.js';
