import {
  address,
  type AddressRecord,
  customer,
  type CustomerRecord,
  influenceMetric,
  type InfluenceMetricRecord,
  order,
  orderLine,
  type OrderLineRecord,
  type OrderRecord,
  product,
  type ProductRecord,
  serviceInteraction,
  type ServiceInteractionRecord,
} from '../../../src/records/index.js';
import type { NaiveCustomer } from '../naive/customer.js';
import { AMOUNTS, distinct, Inventor, WORDS } from './inventor.js';

const EMAILS = ['a@Gmail.com', 'b@gmail.com', 'C.D@mail.EXAMPLE.org', "o'h@x.co", 'z@été.fr'];
/** Static segments that rules may build on. */
export const SEGMENTS = ['VIPs', "O'Hara's; --", 'a"b'];
export const PRODUCT_COUNT = 8;
/** Whoever is brought is brought by one of the first of so many, or by themselves. */
const REFERRERS = 5;

/** Invents records in which everything may be missing, equal to another's, or exactly on a boundary. */
export class Population extends Inventor {
  #orders = 0;

  products(): ProductRecord[] {
    return Array.from({ length: PRODUCT_COUNT }, (_, index) =>
      this.invent(product.fields, {
        externalId: () => `${index}`,
        name: () => `Product ${index}`,
        // Not equal for all lines that do not say theirs.
        unitCost: () => null,
        tags: () => distinct(this.list(3, this.word)),
        attributes: this.attributes,
      }),
    );
  }

  customer(externalId: string): NaiveCustomer {
    const source = this.random.chance(0.8) ? 'shop' : 'crm';
    return {
      source,
      record: this.record(externalId),
      orders: this.random.chance(0.2) ? [] : this.list(4, () => this.order(externalId)),
      observations: this.list(3, () => this.observation(externalId)),
      interactions: this.list(3, () => this.interaction(externalId)),
      events: this.list(4, () => this.event(externalId)),
      engagements: this.list(4, () => this.engagement(externalId)),
      answers: this.list(3, () => this.answer(externalId)),
      consents: (['email', 'sms', 'post'] as const)
        .filter(() => this.random.chance(0.5))
        .map((channel) => this.consent(externalId, channel)),
      credits: this.list(2, () => this.credit(externalId)),
      memberships: SEGMENTS.filter(() => this.random.chance(0.4)).map((segment) => ({ segment, since: this.instant() })),
    };
  }

  record(externalId: string): CustomerRecord {
    return this.invent(customer.fields, {
      externalId: () => externalId,
      emails: () => distinct(this.list(2, () => this.random.pick(EMAILS))),
      phones: () => distinct(this.list(2, () => this.random.pick(['+1 555', '+49 30', '5']))),
      addresses: () => this.list(2, this.address),
      language: () => this.maybe(() => this.random.pick(['en', 'de', 'fr-CA'])),
      gender: () => this.maybe(() => this.random.pick(['female', 'male', 'x'])),
      addedAt: () => this.instant(),
      referrerExternalId: () => this.maybe(() => `c${this.random.integer(0, REFERRERS)}`),
      tags: () => distinct(this.list(3, this.word)),
      companies: () => this.places(),
      // Of several values of a field, what is told last counts.
      observedAt: () => undefined,
      attributes: () => ({
        nickname: this.maybe(() => this.random.pick(['', ...WORDS])),
        shoe_size: this.maybe(() => this.random.pick([0, -1, 37.5, 42, 0.001])),
        credit: this.maybe(() => this.random.pick(['-5', ...AMOUNTS])),
        vip: this.maybe(() => this.random.chance(0.5)),
        wedding: this.maybe(() => this.moments.birthDate()),
        'crm.hobbies': this.maybe(() => this.list(3, this.word)),
        'crm.level': this.maybe(this.word),
      }),
    });
  }

  order(customerExternalId: string): OrderRecord {
    const total = this.amount();
    return this.invent(order.fields, {
      externalId: () => `${++this.#orders}`,
      customerExternalId: () => customerExternalId,
      guestEmail: () => undefined,
      guestPhone: () => undefined,
      status: () => this.sometimes(['open', 'completed', 'cancelled', 'cancelled']),
      financialStatus: () => this.sometimes(['pending', 'refunded', 'partially_refunded', 'voided']),
      currency: () => this.random.pick(['EUR', 'USD']),
      // A sum of random lines is seldom equal to another.
      total: () => total,
      discount: () => (this.random.chance(0.3) ? this.amount() : null),
      refunded: () => (this.random.chance(0.3) ? lesser(total, this.amount()) : '0'),
      lines: () => this.list(3, this.line),
      attributes: this.attributes,
    });
  }

  observation(customerExternalId: string): InfluenceMetricRecord {
    const account = this.random.integer(1, 2);
    return this.invent(influenceMetric.fields, {
      externalId: () => `${customerExternalId}/${account}`,
      customerExternalId: () => customerExternalId,
      network: () => (account === 1 ? 'instagram' : 'tiktok'),
      handle: () => `h${customerExternalId}`,
      followers: () => this.random.pick([0, 0, 10, 3000, 3000, 2_000_000_000]),
    });
  }

  interaction(customerExternalId: string): ServiceInteractionRecord {
    return this.invent(serviceInteraction.fields, {
      externalId: () => `${++this.#orders}`,
      customerExternalId: () => customerExternalId,
    });
  }

  readonly line = (): OrderLineRecord => {
    const [quantity, ...parts] = this.random.pick([
      ['0'],
      ['1'],
      ['1'],
      ['2', '1'],
      ['3', '1', '2'],
      ['0.35', '0.1', '0.3499'],
      ['2.5', '2'],
    ] as const);
    return this.invent(orderLine.fields, {
      externalId: () => null,
      productExternalId: () => this.maybe(() => `${this.random.integer(0, PRODUCT_COUNT - 1)}`),
      name: this.word,
      quantity: () => quantity,
      discount: () => (this.random.chance(0.3) ? this.amount() : null),
      amount: () => this.random.pick(['-1', ...AMOUNTS]),
      returnedQuantity: () => this.random.pick(['0', ...parts, quantity]),
    });
  };

  readonly address = (): AddressRecord =>
    this.invent(address.fields, {
      city: () => this.maybe(() => this.random.pick(['Los Angeles', 'Wien', 'LosAngeles'])),
      region: () => this.maybe(() => this.random.pick(['New South Wales', 'California'])),
      regionCode: () => this.maybe(() => this.random.pick(['CA', 'NSW'])),
      countryCode: () => this.maybe(() => this.random.pick(['US', 'DE', 'AU'])),
      postalCode: () => this.maybe(() => this.random.pick(['90210', '01067', 'a'])),
      latitude: () => this.maybe(() => this.random.pick([0, 52.52, -89, 33.5])),
      longitude: () => this.maybe(() => this.random.pick([0, 13.4, 180, -179.9])),
    });

  /** Left out as often as not. */
  private sometimes<const Word extends string>(words: readonly Word[]): Word | undefined {
    return this.random.chance(0.4) ? this.random.pick(words) : undefined;
  }
}

function lesser(a: string, b: string): string {
  return Number(a) < Number(b) ? a : b;
}
