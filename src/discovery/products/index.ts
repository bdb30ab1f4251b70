export { PRODUCT_GROUPINGS, type ProductGrouping, readBaskets, ruleOfItem } from './baskets.js';
export { type Gap, gapsOf } from './missing.js';
export { associationsIn, FALSE_ASSOCIATIONS, type Item, sumOfItem } from './together.js';
