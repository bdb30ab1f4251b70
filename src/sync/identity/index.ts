export { nameCustomers, type Naming, type Unnamed } from './name-customers.js';
