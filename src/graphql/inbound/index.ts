export { InboundProblemResolver } from './problem.resolver.js';
export { ShopResolver } from './shop.resolver.js';
