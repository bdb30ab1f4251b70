import type { Random } from '../../../src/kernel/random.js';
import type {
  AddressRecord,
  CampaignEngagementRecord,
  CampaignRecord,
  CompanyRecord,
  ConsentRecord,
  CustomerCompanyRecord,
  CustomerRecord,
  EventRecord,
  InfluenceMetricRecord,
  OrderLineRecord,
  OrderRecord,
  ProductRecord,
  ServiceInteractionRecord,
  StoreCreditAccountRecord,
  SurveyAnswerRecord,
} from '../../../src/sync/index.js';
import type { NaiveCustomer } from '../naive/customer.js';
import type { Moments } from './moments.js';

const WORDS = ['online', 'store', 'Store', "O'Hara", 'a"b', 'x;y--', '$1', 'Zoë', 'ZOË', '東京 🎉', '5', '50%', 'a\\b', 'Été'];
const EMAILS = ['a@Gmail.com', 'b@gmail.com', 'C.D@mail.EXAMPLE.org', "o'h@x.co", 'z@été.fr'];
const AMOUNTS = ['0', '0.01', '10', '10', '99.99', '100', '100.5', '1000000', '0.0001', '33.33'];
/** Static segments that rules may build on. */
export const SEGMENTS = ['VIPs', "O'Hara's; --", 'a"b'];
export const PRODUCT_COUNT = 8;
const COMPANY_COUNT = 3;
const CAMPAIGN_COUNT = 4;

/** Invents records in which everything may be missing, equal to another's, or exactly on a boundary. */
export class Population {
  #orders = 0;
  #others = 0;

  constructor(
    private readonly random: Random,
    private readonly moments: Moments,
  ) {}

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

  companies(): CompanyRecord[] {
    return Array.from({ length: COMPANY_COUNT }, (_, index) => ({
      externalId: `k${index}`,
      name: this.word(),
      industry: this.maybe(this.word),
      size: this.maybe(() => this.random.pick([0, 1, 50, 5000])),
      turnover: this.maybe(this.amount),
      stage: this.maybe(this.word),
      plan: this.maybe(this.word),
      usageRate: this.maybe(() => this.random.pick(['0', '0.5', '1', '0.000001'])),
      buyingProcess: this.maybe(this.word),
      decisionMakers: this.maybe(() => this.random.integer(0, 4)),
    }));
  }

  campaigns(): CampaignRecord[] {
    return Array.from({ length: CAMPAIGN_COUNT }, (_, index) => ({
      externalId: `m${index}`,
      name: this.word(),
      channel: this.random.pick(['email', 'email', 'sms', null]),
      type: this.maybe(this.word),
      offer: this.maybe(this.word),
      costPerMessage: this.maybe(this.amount),
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

  places(): CustomerCompanyRecord[] {
    return this.random
      .sample(
        Array.from({ length: COMPANY_COUNT }, (_, index) => `k${index}`),
        this.random.integer(0, 2),
      )
      .map((companyExternalId) => ({
        companyExternalId,
        title: this.maybe(this.word),
        decisionMaker: this.maybe(() => this.random.chance(0.5)),
      }));
  }

  event(customer: string): EventRecord {
    return {
      externalId: this.id(),
      customerExternalId: customer,
      name: this.random.pick(['product_viewed', 'product_viewed', 'collection_viewed', 'checkout_abandoned', "O'Hara"]),
      occurredAt: this.instant(),
      properties: {
        product_id: this.random.pick(['1', '2', 5, true]),
        collection_id: this.random.pick(['1', 'a"b']),
        color: this.maybe(this.word),
        pages: this.maybe(() => this.random.pick([0, -1, 37.5, 42])),
        price: this.maybe(this.amount),
        signed_in: this.maybe(() => this.random.chance(0.5)),
        delivery: this.maybe(() => this.moments.birthDate()),
      },
    };
  }

  engagement(customer: string): CampaignEngagementRecord {
    return {
      externalId: this.id(),
      customerExternalId: customer,
      campaignExternalId: `m${this.random.integer(0, CAMPAIGN_COUNT - 1)}`,
      kind: this.random.pick([
        'sent',
        'sent',
        'delivered',
        'opened',
        'clicked',
        'responded',
        'converted',
        'bounced',
        'marked_as_spam',
        'unsubscribed',
      ]),
      offer: this.maybe(this.word),
      revenue: this.maybe(this.amount),
      occurredAt: this.instant(),
    };
  }

  answer(customer: string): SurveyAnswerRecord {
    return {
      externalId: this.id(),
      customerExternalId: customer,
      survey: this.random.pick(['nps', 'needs']),
      question: this.word(),
      answer: this.random.pick(['yes', 'no', "don't know"]),
      score: this.maybe(() => this.random.pick(['0', '9', '10', '9.5'])),
      answeredAt: this.instant(),
    };
  }

  consent(customer: string, channel: ConsentRecord['channel']): ConsentRecord {
    return {
      customerExternalId: customer,
      channel,
      status: this.random.pick(['SUBSCRIBED', 'SUBSCRIBED', 'UNSUBSCRIBED', 'PENDING']),
      changedAt: this.maybe(() => this.instant()),
      method: this.maybe(this.word),
      place: this.maybe(this.word),
    };
  }

  credit(customer: string): StoreCreditAccountRecord {
    return {
      externalId: this.id(),
      customerExternalId: customer,
      balance: this.amount(),
      currency: this.random.pick(['EUR', 'USD']),
      nextExpiryAt: this.maybe(() => this.instant()),
      lastCreditAt: this.maybe(() => this.instant()),
    };
  }

  id(): string {
    return `x${++this.#others}`;
  }

  readonly address = (): AddressRecord => ({
    city: this.maybe(() => this.random.pick(['Los Angeles', 'Wien', 'LosAngeles'])),
    region: this.maybe(() => this.random.pick(['New South Wales', 'California'])),
    regionCode: this.maybe(() => this.random.pick(['CA', 'NSW'])),
    countryCode: this.maybe(() => this.random.pick(['US', 'DE', 'AU'])),
    postalCode: this.maybe(() => this.random.pick(['90210', '01067', 'a'])),
    latitude: this.maybe(() => this.random.pick([0, 52.52, -89, 33.5])),
    longitude: this.maybe(() => this.random.pick([0, 13.4, 180, -179.9])),
  });

  readonly word = (): string => this.random.pick(WORDS);
  readonly grade = (): number => this.random.integer(1, 10);
  readonly amount = (): string => this.random.pick(AMOUNTS);

  instant(): string {
    return this.moments.moment().toISOString();
  }

  list<Element>(most: number, make: () => Element): Element[] {
    return Array.from({ length: this.random.integer(0, most) }, make);
  }

  maybe<Value>(make: () => Value): Value | null {
    return this.random.chance(0.3) ? null : make();
  }
}

function distinct(texts: readonly string[]): string[] {
  return [...new Map(texts.map((text) => [text.toLowerCase(), text])).values()];
}
