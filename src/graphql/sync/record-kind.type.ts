import { registerEnumType } from 'type-graphql';

export enum RecordKind {
  CUSTOMER = 'customer',
  PRODUCT = 'product',
  ORDER = 'order',
  INFLUENCE_ACCOUNT = 'influence_account',
  SERVICE_INTERACTION = 'service_interaction',
}
registerEnumType(RecordKind, { name: 'RecordKind', description: 'A kind of record.' });
