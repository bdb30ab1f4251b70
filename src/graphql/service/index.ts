export { CustomerServiceResolver } from './customer-service.resolver.js';
export { LossMakersResolver, LossMakingCustomerResolver, LossMakingSegmentResolver } from './loss-maker.resolver.js';
export { OpenCaseResolver } from './open-case.resolver.js';
export { OpenCaseSubscription } from './open-case.subscription.js';
