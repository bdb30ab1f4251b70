export { IdentityMutationResolver } from './identity-mutation.resolver.js';
export { CustomerMergesResolver, IdentityResolver } from './identity.resolver.js';
