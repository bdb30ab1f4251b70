export { mergeCustomers } from './merge-customers.js';
export { unmergeCustomer } from './unmerge-customer.js';
export { causedBy } from './merge-tables.js';
