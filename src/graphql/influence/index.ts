export { CustomerInfluenceResolver } from './customer-influence.resolver.js';
export { InfluenceAccountResolver } from './influence-account.resolver.js';
