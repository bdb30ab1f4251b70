export { CustomerCreditResolver } from './customer-credit.resolver.js';
