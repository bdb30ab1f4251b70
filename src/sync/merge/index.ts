export { type MergeCause, mergeCustomers, type MergeGroup, mergeMany, type MergeReason } from './merge-customers.js';
export { unmergeCustomer } from './unmerge-customer.js';
export { causedBy } from './merge-tables.js';
