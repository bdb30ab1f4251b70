import type {
  AddressRecord,
  CampaignEngagementRecord,
  ConsentRecord,
  CustomerRecord,
  EventRecord,
  OrderRecord,
} from '../../../src/records/index.js';
import { type NaiveCustomer, WITHOUT_RECORDS } from '../../support/naive/customer.js';

/** What is told of a person, in short; the name is the external id. */
export interface Person {
  readonly added?: string;
  readonly record?: Omit<CustomerRecord, 'externalId' | 'addedAt'>;
  /** Statuses of consent. */
  readonly email?: ConsentRecord['status'];
  readonly sms?: ConsentRecord['status'];
  readonly orders?: readonly Order[];
  /** Kind, campaign and moment of each. */
  readonly engagements?: readonly (readonly [NonNullable<CampaignEngagementRecord['kind']>, campaign: string, at: string])[];
  /** Name, moment and properties of each. */
  readonly events?: readonly (readonly [name: string, at: string, properties?: EventRecord['properties']])[];
  readonly credits?: readonly Credit[];
}

export interface Order {
  readonly at: string;
  /** Product, units and price of each; no product for what is none. */
  readonly lines: readonly (readonly [product: string | null, quantity: number, unitPrice: string])[];
  readonly appId?: string;
  readonly locationId?: string;
  readonly status?: OrderRecord['status'];
  readonly financialStatus?: OrderRecord['financialStatus'];
  readonly refunded?: string;
}

export interface Credit {
  readonly balance: string;
  readonly currency: string;
  readonly nextExpiryAt?: string;
  readonly lastCreditAt?: string;
}

export function inCity(countryCode: string, regionCode: string | null, city: string, at?: readonly [number, number]): AddressRecord {
  return { countryCode, regionCode, city, ...(at === undefined ? {} : { latitude: at[0], longitude: at[1] }) };
}

export function customerOf(name: string, person: Person): NaiveCustomer {
  const numbered = <Fact, Record>(kind: string, facts: readonly Fact[] | undefined, make: (fact: Fact, externalId: string) => Record) =>
    (facts ?? []).map((fact, index) => make(fact, `${name}-${kind}-${index}`));
  return {
    ...WITHOUT_RECORDS,
    source: 'shop',
    record: { externalId: name, ...(person.added === undefined ? {} : { addedAt: person.added }), ...person.record },
    orders: numbered('order', person.orders, ({ at, lines, ...order }, externalId) => ({
      status: 'completed',
      financialStatus: 'paid',
      ...order,
      externalId,
      customerExternalId: name,
      placedAt: at,
      lines: lines.map(([productExternalId, quantity, unitPrice]) => ({
        quantity,
        unitPrice,
        ...(productExternalId === null ? { name: 'Gift wrap' } : { productExternalId }),
      })),
    })),
    engagements: numbered('engagement', person.engagements, ([kind, campaignExternalId, occurredAt], externalId) => ({
      externalId,
      customerExternalId: name,
      campaignExternalId,
      kind,
      occurredAt,
    })),
    events: numbered('event', person.events, ([event, occurredAt, properties = {}], externalId) => ({
      externalId,
      customerExternalId: name,
      name: event,
      occurredAt,
      properties,
    })),
    consents: (['email', 'sms'] as const).flatMap((channel) => {
      const status = person[channel];
      return status === undefined ? [] : [{ customerExternalId: name, channel, status }];
    }),
    credits: numbered('credit', person.credits, (credit, externalId) => ({ ...credit, externalId, customerExternalId: name })),
  };
}
