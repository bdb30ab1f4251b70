import type { Random } from '../../../src/kernel/random.js';
import {
  campaign,
  campaignEngagement,
  type CampaignEngagementRecord,
  type CampaignRecord,
  canBeNull,
  company,
  type CompanyRecord,
  consent,
  type ConsentRecord,
  customerCompany,
  type CustomerCompanyRecord,
  event,
  type EventRecord,
  type Field,
  type Fields,
  type FieldsIn,
  type Form,
  type Given,
  storeCreditAccount,
  type StoreCreditAccountRecord,
  surveyAnswer,
  type SurveyAnswerRecord,
} from '../../../src/records/index.js';
import type { Moments } from './moments.js';

/** What a test has to say of a record itself: whom it names, and what is more than one value. */
type SaidByTheTest<These extends Fields> = FieldsIn<These, 'identity' | 'reference' | 'apart'> | FieldsIn<These, 'column', 'keyed'>;
type Making<These extends Fields, Name extends keyof These> = Name extends keyof Given<These> ? () => Given<These>[Name] : never;
/** How the values of some fields are made. */
type Own<These extends Fields> = { readonly [Name in SaidByTheTest<These>]: Making<These, Name> } & {
  readonly [Name in keyof These]?: Making<These, Name>;
};

export const WORDS = ['online', 'store', 'Store', "O'Hara", 'a"b', 'x;y--', '$1', 'Zoë', 'ZOË', '東京 🎉', '5', '50%', 'a\\b', 'Été'];
export const AMOUNTS = ['0', '0.01', '10', '10', '99.99', '100', '100.5', '1000000', '0.0001', '33.33'];
/** By the decimals that are kept. */
const DECIMALS: Readonly<Record<number, readonly string[]>> = {
  2: ['0', '1.5', '60', '60'],
  4: AMOUNTS,
  6: ['0', '0.03', '0.5', '1', '0.000001'],
};
/** Of whole numbers without a range of their own. */
const COUNTS = [0, 1, 2, 3, 50, 5000];
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
    return Array.from({ length: COMPANY_COUNT }, (_, index) =>
      this.invent(company.fields, {
        externalId: () => `k${index}`,
        countryCode: () => this.random.pick(['US', 'DE', null]),
        attributes: this.attributes,
      }),
    );
  }

  campaigns(): CampaignRecord[] {
    return Array.from({ length: CAMPAIGN_COUNT }, (_, index) =>
      this.invent(campaign.fields, {
        externalId: () => `m${index}`,
        channel: () => this.random.pick(['email', 'email', 'sms', null]),
      }),
    );
  }

  places(): CustomerCompanyRecord[] {
    return this.random
      .sample(
        Array.from({ length: COMPANY_COUNT }, (_, index) => `k${index}`),
        this.random.integer(0, 2),
      )
      .map((companyExternalId) => this.invent(customerCompany.fields, { companyExternalId: () => companyExternalId }));
  }

  /** Those of companies, orders and products; null is no value. */
  readonly attributes = (): Record<string, unknown> => ({
    material: this.maybe(() => this.random.pick(['', ...WORDS])),
    weight: this.maybe(() => this.random.pick([0, -1, 37.5, 42, 0.001])),
    fee: this.maybe(() => this.random.pick(['-5', ...AMOUNTS])),
    gift: this.maybe(() => this.random.chance(0.5)),
    due: this.maybe(() => this.moments.birthDate()),
  });

  event(customer: string): EventRecord {
    return this.invent(event.fields, {
      externalId: () => this.id(),
      customerExternalId: () => customer,
      name: () => this.random.pick(['product_viewed', 'product_viewed', 'collection_viewed', 'checkout_abandoned', "O'Hara"]),
      properties: () => ({
        product_id: this.random.pick(['1', '2', 5, true]),
        collection_id: this.random.pick(['1', 'a"b']),
        color: this.maybe(this.word),
        pages: this.maybe(() => this.random.pick([0, -1, 37.5, 42])),
        price: this.maybe(this.amount),
        signed_in: this.maybe(() => this.random.chance(0.5)),
        delivery: this.maybe(() => this.moments.birthDate()),
      }),
    });
  }

  engagement(customer: string): CampaignEngagementRecord {
    return this.invent(campaignEngagement.fields, {
      externalId: () => this.id(),
      customerExternalId: () => customer,
      campaignExternalId: () => `m${this.random.integer(0, CAMPAIGN_COUNT - 1)}`,
    });
  }

  answer(customer: string): SurveyAnswerRecord {
    return this.invent(surveyAnswer.fields, {
      externalId: () => this.id(),
      customerExternalId: () => customer,
      survey: () => this.random.pick(['nps', 'needs']),
      answer: () => this.random.pick(['yes', 'no', "don't know"]),
    });
  }

  consent(customer: string, channel: ConsentRecord['channel']): ConsentRecord {
    return this.invent(consent.fields, {
      customerExternalId: () => customer,
      channel: () => channel,
      status: () => this.random.pick(['SUBSCRIBED', 'SUBSCRIBED', 'UNSUBSCRIBED', 'PENDING']),
    });
  }

  credit(customer: string): StoreCreditAccountRecord {
    return this.invent(storeCreditAccount.fields, {
      externalId: () => this.id(),
      customerExternalId: () => customer,
      currency: () => this.random.pick(['EUR', 'USD']),
    });
  }

  /** A record of such fields: what the test does not say itself is any value of the field's form, or none where that may be. */
  protected invent<These extends Fields>(fields: These, own: Own<These>): Given<These> {
    const made = Object.entries(fields).map(([name, field]) => {
      const make = (own as Readonly<Record<string, (() => unknown) | undefined>>)[name];
      if (make !== undefined) return [name, make()];
      // Of several records, what is told last counts.
      if (field.place === 'dating') return [name, undefined];
      const any = () => this.#valueOf(name, field);
      return [name, canBeNull(field.presence) ? this.maybe(any) : any()];
    });
    return Object.fromEntries(made) as Given<These>;
  }

  #valueOf(name: string, field: Field): unknown {
    const values: Readonly<Record<Form, () => unknown>> = {
      text: () => this.random.pick(field.allowed ?? WORDS.filter((word) => field.check.safeParse(word).success)),
      integer: () => this.#integer(field.range ?? [0, 0]),
      number: () => this.random.pick([0, 52.52, 13.4, -0.5, ...(field.range ?? [])]),
      decimal: () => this.random.pick(DECIMALS[field.scale ?? 4] ?? AMOUNTS),
      quantity: () => this.random.pick([1, '0.35']),
      boolean: () => this.random.chance(0.5),
      day: () => this.moments.birthDate(),
      instant: () => this.instant(),
      texts: () => distinct(this.list(2, this.word)),
      keyed: () => undefined,
      parts: () => undefined,
    };
    const value = values[field.form]();
    if (value === undefined || !field.check.safeParse(value).success) throw new Error(`say yourself how ${name} is made: ${String(value)}`);
    return value;
  }

  #integer([min, max]: readonly [number, number]): number {
    return max - min < 100 ? this.random.integer(min, max) : this.random.pick(COUNTS);
  }

  id(): string {
    return `x${++this.#others}`;
  }

  readonly word = (): string => this.random.pick(WORDS);
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
