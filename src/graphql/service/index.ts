export { CustomerServiceResolver } from './customer-service.resolver.js';
