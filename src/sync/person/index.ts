export { eraseCustomer, type Erasure } from './erase-customer.js';
export { exportCustomer, type PersonExport } from './export-customer.js';
export { MACHINERY } from './held-tables.js';
