export { eraseCustomer, type Erasure, type ErasureOptions } from './erase-customer.js';
export { exportCustomer, type PersonExport } from './export-customer.js';
export { liftSuppression } from './lift-suppression.js';
export type { NamingKind, NamingRecord } from './mentions.js';
export { MACHINERY } from './held-tables.js';
