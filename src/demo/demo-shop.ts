import { Random } from '../kernel/index.js';
import type {
  CampaignEngagementRecord,
  CampaignRecord,
  CompanyRecord,
  ConsentRecord,
  CustomerRecord,
  EventRecord,
  InfluenceMetricRecord,
  OrderRecord,
  ProductRecord,
  ServiceInteractionRecord,
  SurveyAnswerRecord,
} from '../records/index.js';
import type { AttributeDefinitionRecord, EventPropertyRecord } from '../sync/index.js';
import { DemoCalendar } from './demo-calendar.js';
import { makeCampaigns } from './demo-campaigns.js';
import { makeCompanies } from './demo-companies.js';
import { makeCredit, type DemoCredit } from './demo-credit.js';
import { makeCustomers, type DemoCustomer } from './demo-customers.js';
import { demoEventProperties, makeVisits } from './demo-events.js';
import { makeInfluence } from './demo-influence.js';
import { makeOrders } from './demo-orders.js';
import { makeJoe, makeSarah } from './demo-people.js';
import { makeProducts } from './demo-products.js';
import { makeReach } from './demo-reach.js';
import { makeReferrals } from './demo-referrals.js';
import { makeInteractions } from './demo-service.js';
import { makeAnswers } from './demo-survey.js';
import { Shelf } from './shelf.js';
import { demoAttributes } from './traits.js';

export interface DemoShopOptions {
  readonly seed: string;
  /** The present: nothing of the past lies after it, and the shop looks as lively whenever it is made. */
  readonly now: Date;
  /** The workspace's IANA time zone: opening hours, birthdays and seasons are local. */
  readonly timeZone: string;
  /** 3,000 unless told; orders grow with them. */
  readonly customers?: number | undefined;
}

/** Records as the sync takes them; those that others refer to come first. */
export interface DemoShop {
  readonly attributes: readonly AttributeDefinitionRecord[];
  readonly eventProperties: readonly EventPropertyRecord[];
  readonly companies: readonly CompanyRecord[];
  readonly campaigns: readonly CampaignRecord[];
  readonly products: readonly ProductRecord[];
  readonly customers: readonly CustomerRecord[];
  readonly orders: readonly OrderRecord[];
  readonly influenceMetrics: readonly InfluenceMetricRecord[];
  readonly serviceInteractions: readonly ServiceInteractionRecord[];
  readonly consents: readonly ConsentRecord[];
  readonly events: readonly EventRecord[];
  readonly campaignEngagements: readonly CampaignEngagementRecord[];
  readonly surveyAnswers: readonly SurveyAnswerRecord[];
  readonly storeCredit: readonly DemoCredit[];
}

const DEFAULT_CUSTOMERS = 3_000;
const FIRST_ORDER_NUMBER = 1_001;

/**
 * Three years of an invented shop: few customers bring most of the money, December is busy, some buy once and some every other week, some
 * have stopped, some have not begun. Everything follows from the options alone.
 */
export function generateDemoShop(options: DemoShopOptions): DemoShop {
  const random = new Random(options.seed);
  const calendar = new DemoCalendar(options.now, options.timeZone);
  const products = makeProducts(random.fork('products'), calendar);
  const shelf = new Shelf(products);
  const companies = makeCompanies(random.fork('companies'));
  const people = [makeJoe(random.fork('joe'), calendar, shelf), makeSarah(random.fork('sarah'), calendar, shelf)];
  const crowdSize = (options.customers ?? DEFAULT_CUSTOMERS) - people.length;
  const crowd = makeReferrals(random.fork('referrals'), makeCustomers(random.fork('customers'), calendar, companies, crowdSize));
  // A stream of its own for each purpose and customer: one more order for one of them leaves everything else as it is.
  const ofCrowd = <Made>(purpose: string, make: (fork: Random, customer: DemoCustomer) => readonly Made[]): Made[] =>
    crowd.flatMap((customer) => make(random.fork(`${purpose}/${customer.record.externalId}`), customer));

  const orders = [
    ...people.flatMap((person) => person.orders),
    ...ofCrowd('orders', (fork, customer) => makeOrders(fork, calendar, shelf, customer)),
  ].sort(byPlacedAt);
  const interactions = [
    ...people.flatMap((person) => person.interactions),
    ...ofCrowd('service', (fork, customer) => makeInteractions(fork, calendar, customer)),
  ];
  const events = [
    ...people.flatMap((person) => person.events),
    ...ofCrowd('events', (fork, customer) => makeVisits(fork, calendar, shelf, customer)),
  ];
  const answers = [
    ...people.flatMap((person) => person.answers),
    ...ofCrowd('survey', (fork, customer) => makeAnswers(fork, calendar, customer)),
  ];
  const campaigns = makeCampaigns(calendar);
  const reached = makeReach(random, calendar, campaigns, { people, crowd, orders });
  return {
    attributes: demoAttributes,
    eventProperties: demoEventProperties,
    companies,
    campaigns: campaigns.map((campaign) => campaign.record),
    products: products.map((product) => product.record),
    customers: [...people.map((person) => person.customer), ...crowd.map((customer) => customer.record)],
    orders: orders.map((order, index) => {
      const number = String(FIRST_ORDER_NUMBER + index);
      return { externalId: number, number: `#${number}`, ...order };
    }),
    influenceMetrics: [
      ...people.flatMap((person) => person.influence),
      ...ofCrowd('influence', (fork, customer) => makeInfluence(fork, calendar, customer)),
    ],
    serviceInteractions: numbered('S', interactions),
    consents: reached.flatMap(({ consents }) => consents),
    events: numbered('E', events),
    campaignEngagements: numbered(
      'M',
      reached.flatMap(({ engagements }) => engagements),
    ),
    surveyAnswers: numbered('A', answers),
    storeCredit: ofCrowd('credit', (fork, customer) => makeCredit(fork, calendar, customer)),
  };
}

function numbered<Unnumbered>(letter: string, records: readonly Unnumbered[]): (Unnumbered & { readonly externalId: string })[] {
  return records.map((record, index) => ({ externalId: `${letter}${index + 1}`, ...record }));
}

function byPlacedAt(a: { readonly placedAt: string }, b: { readonly placedAt: string }): number {
  return a.placedAt < b.placedAt ? -1 : a.placedAt > b.placedAt ? 1 : 0;
}
