export { ProductResolver } from './product.resolver.js';
export type { ProductRow } from './product.type.js';
