import type {
  AddressRecord,
  CustomerRecord,
  InfluenceMetricRecord,
  OrderLineRecord,
  OrderRecord,
  ProductRecord,
  ServiceInteractionRecord,
} from '../../../src/records/index.js';
import type { NaiveCustomer } from '../naive/customer.js';
import { AMOUNTS, distinct, Inventor, WORDS } from './inventor.js';

const EMAILS = ['a@Gmail.com', 'b@gmail.com', 'C.D@mail.EXAMPLE.org', "o'h@x.co", 'z@été.fr'];
/** Static segments that rules may build on. */
export const SEGMENTS = ['VIPs', "O'Hara's; --", 'a"b'];
export const PRODUCT_COUNT = 8;

/** Invents records in which everything may be missing, equal to another's, or exactly on a boundary. */
export class Population extends Inventor {
  #orders = 0;

  products(): ProductRecord[] {
    return Array.from({ length: PRODUCT_COUNT }, (_, index) => ({
      externalId: `${index}`,
      name: `Product ${index}`,
      brand: this.maybe(this.word),
      supplier: this.maybe(this.word),
      categoryPath: this.list(3, this.word),
      tags: distinct(this.list(3, this.word)),
    }));
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
    return {
      externalId,
      firstName: this.maybe(this.word),
      lastName: this.maybe(this.word),
      emails: distinct(this.list(2, () => this.random.pick(EMAILS))),
      phones: distinct(this.list(2, () => this.random.pick(['+1 555', '+49 30', '5']))),
      addresses: this.list(2, this.address),
      language: this.maybe(() => this.random.pick(['en', 'de', 'fr-CA'])),
      birthDate: this.maybe(() => this.moments.birthDate()),
      gender: this.maybe(() => this.random.pick(['female', 'male', 'x'])),
      maritalStatus: this.maybe(this.word),
      education: this.maybe(this.word),
      occupation: this.maybe(this.word),
      yearlyIncome: this.maybe(this.amount),
      incomeBand: this.maybe(this.word),
      socialClass: this.maybe(this.word),
      householdSize: this.maybe(() => this.random.integer(0, 5)),
      lifeStage: this.maybe(this.word),
      homeOwner: this.maybe(() => this.random.chance(0.5)),
      referralSource: this.maybe(this.word),
      accountStatus: this.maybe(() => this.random.pick(['DECLINED', 'DISABLED', 'ENABLED', 'INVITED'])),
      lifecycleStage: this.maybe(this.word),
      webSavviness: this.maybe(this.grade),
      browser: this.maybe(this.word),
      devices: distinct(this.list(2, this.word)),
      technologyAdoption: this.maybe(() => this.random.pick(['innovator', 'laggard'])),
      personalValues: distinct(this.list(2, this.word)),
      personalityTraits: distinct(this.list(2, this.word)),
      interests: distinct(this.list(2, this.word)),
      brandLoyalty: this.maybe(this.grade),
      priceSensitivity: this.maybe(this.grade),
      preferredContact: this.maybe(this.word),
      createdByAppId: this.maybe(this.word),
      productSubscriptionStatus: this.maybe(() => this.random.pick(['ACTIVE', 'CANCELLED', 'NEVER_SUBSCRIBED'])),
      companies: this.places(),
      addedAt: this.instant(),
      tags: distinct(this.list(3, this.word)),
      attributes: {
        nickname: this.maybe(() => this.random.pick(['', ...WORDS])),
        shoe_size: this.maybe(() => this.random.pick([0, -1, 37.5, 42, 0.001])),
        credit: this.maybe(() => this.random.pick(['-5', ...AMOUNTS])),
        vip: this.maybe(() => this.random.chance(0.5)),
        wedding: this.maybe(() => this.moments.birthDate()),
        'crm.hobbies': this.maybe(() => this.list(3, this.word)),
        'crm.level': this.maybe(this.word),
      },
    };
  }

  order(customer: string): OrderRecord {
    const lines = this.list(3, this.line);
    return {
      externalId: `${++this.#orders}`,
      customerExternalId: customer,
      placedAt: this.instant(),
      total: this.amount(),
      refunded: this.random.chance(0.3) ? this.amount() : '0',
      discount: this.random.chance(0.3) ? this.amount() : null,
      channel: this.maybe(this.word),
      occasion: this.maybe(this.word),
      locationId: this.maybe(this.word),
      appId: this.maybe(this.word),
      currency: this.random.pick(['EUR', 'USD']),
      lines,
      ...(this.random.chance(0.4) ? { status: this.random.pick(['open', 'completed', 'cancelled', 'cancelled']) } : {}),
      ...(this.random.chance(0.4) ? { financialStatus: this.random.pick(['pending', 'refunded', 'partially_refunded', 'voided']) } : {}),
    };
  }

  observation(customer: string): InfluenceMetricRecord {
    const account = this.random.integer(1, 2);
    return {
      externalId: `${customer}/${account}`,
      customerExternalId: customer,
      network: account === 1 ? 'instagram' : 'tiktok',
      handle: `h${customer}`,
      observedAt: this.instant(),
      followers: this.random.pick([0, 0, 10, 3000, 3000, 2_000_000_000]),
      following: this.maybe(() => this.random.integer(0, 100)),
      engagementRate: this.maybe(() => this.random.pick(['0', '0.03', '0.5', '1', '0.000001'])),
      brands: distinct(this.list(2, this.word)),
    };
  }

  interaction(customer: string): ServiceInteractionRecord {
    return {
      externalId: `${++this.#orders}`,
      customerExternalId: customer,
      channel: this.word(),
      effort: this.maybe(() => this.random.integer(1, 10)),
      minutes: this.maybe(() => this.random.pick(['0', '1.5', '60', '60'])),
      satisfaction: this.maybe(() => this.random.integer(1, 5)),
      resolved: this.maybe(() => this.random.chance(0.5)),
      cost: this.maybe(this.amount),
      occurredAt: this.instant(),
    };
  }

  readonly line = (): OrderLineRecord => {
    const quantity = this.random.pick([0, 1, 1, 2, 3]);
    return {
      productExternalId: this.maybe(() => `${this.random.integer(0, PRODUCT_COUNT - 1)}`),
      name: this.word(),
      quantity,
      unitPrice: this.amount(),
      discount: this.random.chance(0.3) ? this.amount() : null,
      promotion: this.maybe(this.word),
      amount: this.random.pick(['-1', ...AMOUNTS]),
      unitCost: this.maybe(this.amount),
      returnedQuantity: this.random.integer(0, quantity),
    };
  };

  readonly address = (): AddressRecord => ({
    city: this.maybe(() => this.random.pick(['Los Angeles', 'Wien', 'LosAngeles'])),
    region: this.maybe(() => this.random.pick(['New South Wales', 'California'])),
    regionCode: this.maybe(() => this.random.pick(['CA', 'NSW'])),
    countryCode: this.maybe(() => this.random.pick(['US', 'DE', 'AU'])),
    postalCode: this.maybe(() => this.random.pick(['90210', '01067', 'a'])),
    latitude: this.maybe(() => this.random.pick([0, 52.52, -89, 33.5])),
    longitude: this.maybe(() => this.random.pick([0, 13.4, 180, -179.9])),
  });
}
