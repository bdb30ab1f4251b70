export { PRODUCT_GROUPINGS, type ProductGrouping, readBaskets, ruleOfItem } from './baskets.js';
export { type Gap, gapsOf } from './missing.js';
export { type Association, associationsIn, type Baskets, expectations, FALSE_ASSOCIATIONS, type Item, sumOfItem } from './together.js';
