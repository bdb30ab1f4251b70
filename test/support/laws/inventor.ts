import type { Random } from '../../../src/kernel/random.js';
import type {
  CampaignEngagementRecord,
  CampaignRecord,
  CompanyRecord,
  ConsentRecord,
  CustomerCompanyRecord,
  EventRecord,
  StoreCreditAccountRecord,
  SurveyAnswerRecord,
} from '../../../src/records/index.js';
import type { Moments } from './moments.js';

export const WORDS = ['online', 'store', 'Store', "O'Hara", 'a"b', 'x;y--', '$1', 'Zoë', 'ZOË', '東京 🎉', '5', '50%', 'a\\b', 'Été'];
export const AMOUNTS = ['0', '0.01', '10', '10', '99.99', '100', '100.5', '1000000', '0.0001', '33.33'];
const COMPANY_COUNT = 3;
const CAMPAIGN_COUNT = 4;

/** Invents what surrounds customers: companies, campaigns, and what they do and say. */
export class Inventor {
  #others = 0;

  constructor(
    protected readonly random: Random,
    protected readonly moments: Moments,
  ) {}

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

export function distinct(texts: readonly string[]): string[] {
  return [...new Map(texts.map((text) => [text.toLowerCase(), text])).values()];
}
