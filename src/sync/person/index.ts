export { eraseCustomer, type Erasure } from './erase-customer.js';
