export { CustomerOrdersResolver } from './customer-orders.resolver.js';
export { OrderLineResolver } from './order-line.resolver.js';
export { OrderResolver } from './order.resolver.js';
