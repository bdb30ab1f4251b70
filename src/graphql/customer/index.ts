export { CustomerContactsResolver } from './customer-contacts.resolver.js';
export { CustomerExportResolver } from './customer-export.resolver.js';
export { answerFigures, bringFigures, CustomerFiguresResolver } from './customer-figures.resolver.js';
export { CustomerMutationResolver, CustomerPayload } from './customer-mutation.resolver.js';
export { CUSTOMER, CustomerOrder, customerOrder, isReckonedOrder } from './customer-order.js';
export { CustomerReferrerResolver } from './customer-referrer.resolver.js';
export { CustomerResolver } from './customer.resolver.js';
export type { CustomerRow } from './customer.type.js';
export { WHOSE_RESOLVERS } from './whose.resolvers.js';
