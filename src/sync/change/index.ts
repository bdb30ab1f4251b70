export { changeCustomers } from './change-customers.js';
export { customerChange, type CustomerChangeRecord } from './customer-change.js';
export { upsertCustomersByEmail } from './upsert-by-email.js';
export { type Touch, touchCustomers, type Touched } from './touch-customers.js';
