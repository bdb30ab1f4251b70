import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  Consent,
  CustomerAddress,
  CustomerEmail,
  CustomerExternalId,
  CustomerPhone,
  Customer,
  PersonalData,
  type RowOf,
} from '../../model/index.js';
import { OperationContext } from '../context.js';
import { loadOwned, type Ownership } from '../rows/owned-loader.js';
import type { CustomerRow } from './customer.type.js';

const EMAILS: Ownership<CustomerEmail> = { entity: CustomerEmail, owner: 'customer_id', order: ['customer_id', 'position'] };
const PHONES: Ownership<CustomerPhone> = { entity: CustomerPhone, owner: 'customer_id', order: ['customer_id', 'position'] };
const ADDRESSES: Ownership<CustomerAddress> = { entity: CustomerAddress, owner: 'customer_id', order: ['customer_id', 'position'] };
const CONSENTS: Ownership<Consent> = { entity: Consent, owner: 'customer_id', order: ['customer_id', 'channel'] };
const EXTERNAL_IDS: Ownership<CustomerExternalId> = {
  entity: CustomerExternalId,
  owner: 'customer_id',
  order: ['customer_id', 'source', 'external_id'],
};

/** How and where a customer can be reached, and what others call them. */
@Resolver(() => Customer)
export class CustomerContactsResolver {
  @FieldResolver(() => [String], { description: 'E-mail addresses, the primary one first.' })
  @PersonalData()
  async emails(@Root() customer: CustomerRow, @Ctx() context: OperationContext): Promise<string[]> {
    return (await loadOwned(context, EMAILS, customer.id)).map((row) => row.email);
  }

  @FieldResolver(() => [String], { description: 'Phone numbers, the primary one first.' })
  @PersonalData()
  async phones(@Root() customer: CustomerRow, @Ctx() context: OperationContext): Promise<string[]> {
    return (await loadOwned(context, PHONES, customer.id)).map((row) => row.phone);
  }

  @FieldResolver(() => [CustomerAddress], { description: 'Postal addresses, the primary one first.' })
  @PersonalData()
  addresses(@Root() customer: CustomerRow, @Ctx() context: OperationContext): Promise<RowOf<CustomerAddress>[]> {
    return loadOwned(context, ADDRESSES, customer.id);
  }

  @FieldResolver(() => [Consent], {
    description: 'What the customer said on being reached, by channel; nothing on a channel never asked about.',
  })
  consents(@Root() customer: CustomerRow, @Ctx() context: OperationContext): Promise<RowOf<Consent>[]> {
    return loadOwned(context, CONSENTS, customer.id);
  }

  @FieldResolver(() => [CustomerExternalId], { description: 'What the source systems call the customer.' })
  externalIds(@Root() customer: CustomerRow, @Ctx() context: OperationContext): Promise<RowOf<CustomerExternalId>[]> {
    return loadOwned(context, EXTERNAL_IDS, customer.id);
  }
}
