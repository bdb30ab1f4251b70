export { AdvisedSegmentsResolver, AdviceResolver } from './advice.resolver.js';
export { DriversResolver } from './drivers.resolver.js';
export { ProductsResolver } from './products.resolver.js';
export { PersonaCardResolver, PersonaResolver } from './persona.resolver.js';
export { DiscoveryResolver, DiscoveryRunResolver } from './groups.resolver.js';
export { NextProductModelResolver, NextProductsResolver } from './next.resolver.js';
export { LookalikesResolver } from './likeness.resolver.js';
