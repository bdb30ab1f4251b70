export { CustomerChangeResolver } from './customer-change.resolver.js';
export { RatesResolver } from './rates.resolver.js';
export { DeclarationResolver } from './declaration.resolver.js';
export { DeletionResolver, SYNC_RESOLVERS } from './sync.resolvers.js';
