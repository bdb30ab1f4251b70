export { eraseCustomer } from './erase-customer.js';
export { mergeCustomers } from './merge-customers.js';
export { unmergeCustomer } from './unmerge-customer.js';
