import type { AddressRecord, EventRecord, OrderRecord } from '../../../src/records/index.js';
import { DEFINITIONS, PROPERTIES, SOURCES } from '../laws/definitions.js';
import { accountsOf, factsOf, isMissing, keyIn, linesOf, type NaiveCustomer, type NaiveValue, type NaiveWorld } from './customer.js';
import { monthOf, seasonOf } from './dates.js';
import { lineMargin, worthOfLine } from './line-worth.js';
import { converted, keptOf, refundedOf } from './money.js';
import { compareRatios, ratio, ratioOf, sum, type Ratio } from './ratio.js';
import { wallDay, wallHour, weekdayOf } from './zone.js';

/** One related record of a function, as the values that its filter parameters see. */
export type NaiveRecord = Readonly<Record<string, NaiveValue>>;

const WITHDRAWALS = ['INVALID', 'UNSUBSCRIBED', 'REDACTED'];

type Meaning = (customer: NaiveCustomer, world: NaiveWorld) => NaiveRecord[];

const ENGAGEMENT_KINDS = ['sent', 'delivered', 'opened', 'clicked', 'responded', 'converted', 'bounced', 'marked_as_spam', 'unsubscribed'];

/** What each function looks at, written down a second time: a measure such as `sum_amount` is over the value `amount`. */
export const FUNCTIONS: Readonly<Record<string, Meaning>> = {
  orders_placed: ({ source, orders }, world) =>
    orders.map((order) => {
      const { timeZone } = world;
      const date = new Date(order.placedAt ?? Number.NaN);
      return {
        date,
        ...compared('amount', keptOf(order), order, world),
        id: order.externalId,
        location_id: order.locationId ?? null,
        app_id: order.appId ?? null,
        financial_status: order.financialStatus ?? 'paid',
        status: order.status ?? 'completed',
        channel: order.channel ?? null,
        occasion: order.occasion ?? null,
        tag: order.tags ?? [],
        recipient: order.recipient ?? null,
        currency: order.currency ?? null,
        ...compared('discount', ratioOf(order.discount ?? 0), order, world),
        ...compared('refunded', refundedOf(order), order, world),
        ...compared('shipping', optionalRatio(order.shipping), order, world),
        ...compared('tax', optionalRatio(order.tax), order, world),
        line_count: ratio(order.lines?.length ?? 0),
        ...attributesOf('order', order),
        ...toldBy(source),
        ...inCalendar(date, timeZone),
      };
    }),

  products_purchased: (customer, world) =>
    linesOf(customer, world).map((line) => {
      const { record, order, product } = line;
      return {
        id: record.productExternalId ?? null,
        name: record.name ?? null,
        tag: product?.tags ?? [],
        category: product?.categoryPath ?? [],
        brand: product?.brand ?? null,
        supplier: product?.supplier ?? null,
        sku: product?.sku ?? null,
        variant: record.variant ?? null,
        release_date: optionalDate(product?.releasedAt),
        date: new Date(order.placedAt ?? Number.NaN),
        ...inCalendar(new Date(order.placedAt ?? Number.NaN), world.timeZone),
        channel: order.channel ?? null,
        order_id: order.externalId,
        order_tag: order.tags ?? [],
        status: order.status ?? 'completed',
        financial_status: order.financialStatus ?? 'paid',
        quantity: ratioOf(record.quantity),
        promotion: record.promotion ?? null,
        promotion_id: record.promotionId ?? null,
        promotion_medium: record.promotionMedium ?? null,
        list_price: isMissing(product?.listPrice) ? null : ratioOf(product.listPrice),
        ...compared('cost', isMissing(record.unitCost) ? null : ratioOf(record.unitCost), order, world),
        ...compared('discount', ratioOf(record.discount ?? 0), order, world),
        ...compared('price', ratioOf(record.unitPrice), order, world),
        ...compared('amount', ratioOf(record.amount ?? Number.NaN), order, world),
        ...compared('margin', lineMargin(record), order, world),
        ...worthOfLine(record, order, world),
        returned_quantity: ratioOf(record.returnedQuantity ?? 0),
        returned: compareRatios(ratioOf(record.returnedQuantity ?? 0), ratioOf(record.quantity)) >= 0,
        ...attributesOf('product', product ?? {}),
        ...attributesOf('order', order),
        ...toldBy(customer.source),
      };
    }),

  influence: (customer) =>
    accountsOf(customer).map((account) => ({
      network: account.network,
      handle: account.handle,
      followers: ratio(account.followers),
      following: isMissing(account.following) ? null : ratio(account.following),
      engagement_rate: isMissing(account.engagementRate) ? null : ratioOf(account.engagementRate),
      posts: isMissing(account.posts) ? null : ratio(account.posts),
      brand: account.brands ?? [],
      brand_count: ratio((account.brands ?? []).length),
      date: new Date(account.observedAt),
      ...toldBy(customer.source),
    })),

  service_interactions: ({ source, interactions }) =>
    interactions.map((interaction) => ({
      channel: interaction.channel ?? null,
      effort: isMissing(interaction.effort) ? null : ratio(interaction.effort),
      minutes: isMissing(interaction.minutes) ? null : ratioOf(interaction.minutes),
      satisfaction: isMissing(interaction.satisfaction) ? null : ratio(interaction.satisfaction),
      resolved: interaction.resolved ?? null,
      cost: isMissing(interaction.cost) ? null : ratioOf(interaction.cost),
      date: new Date(interaction.occurredAt ?? Number.NaN),
      ...toldBy(source),
    })),

  ...Object.fromEntries(ENGAGEMENT_KINDS.map((kind) => [`campaign.${kind}`, engagementsOf(kind)])),
  ...Object.fromEntries(ENGAGEMENT_KINDS.map((kind) => [`shopify_email.${kind}`, emailsOf(kind)])),

  events: ({ source, events }) =>
    events.map((event) => ({
      name: event.name ?? null,
      date: new Date(event.occurredAt ?? Number.NaN),
      ...toldBy(source),
      ...declaredProperties(event),
    })),
  'storefront_event.product_viewed': viewsOf('product_viewed', 'product_id'),
  'storefront_event.collection_viewed': viewsOf('collection_viewed', 'collection_id'),

  survey: ({ source, answers }) =>
    answers.map(({ survey, question, answer, score, answeredAt }) => ({
      survey: survey ?? null,
      question: question ?? null,
      answer: answer ?? null,
      score: isMissing(score) ? null : ratioOf(score),
      date: new Date(answeredAt ?? Number.NaN),
      ...toldBy(source),
    })),

  consents: ({ source, consents }, { now }) =>
    consents.map(({ channel, status, method, place, changedAt }) => ({
      channel,
      status: status ?? null,
      method: method ?? null,
      place: place ?? null,
      // A withdrawal without a date counts from when it came, which is the present of the laws.
      date: optionalDate(changedAt) ?? (WITHDRAWALS.includes(status ?? '') ? now : null),
      ...toldBy(source),
    })),

  facts: ({ source, record }) => factsOf(record).map((field) => ({ field, ...toldBy(source) })),

  store_credit_accounts: ({ source, credits }) =>
    credits.map(({ balance, currency, nextExpiryAt, lastCreditAt }) => ({
      balance: ratioOf(balance ?? 0),
      currency: currency ?? null,
      next_expiry_date: optionalDate(nextExpiryAt),
      last_credit_date: optionalDate(lastCreditAt),
      ...toldBy(source),
    })),

  segment: ({ memberships }, { segmentIds }) =>
    memberships.map(({ segment, since }) => ({ id: segmentIds.get(segment) ?? null, name: segment, since: new Date(since) })),

  customer_within_distance: ({ record }) =>
    (record.addresses ?? []).map((address) => ({ coordinates: isPlaced(address) ? `${address.latitude},${address.longitude}` : null })),
};

function toldBy(source: string): NaiveRecord {
  const party = SOURCES.find(({ name }) => name === source)?.party ?? 1;
  return { source, party: ['ZERO', 'FIRST', 'SECOND', 'THIRD'][Number(party)] ?? null };
}

function optionalRatio(value: string | number | null | undefined): Ratio | null {
  return isMissing(value) ? null : ratioOf(value);
}

/** What the clocks and the calendar on the wall said. */
function inCalendar(date: Date, timeZone: string): NaiveRecord {
  return {
    month: ratio(monthOf(date, timeZone)),
    season: seasonOf(date, timeZone),
    weekday: ratio(weekdayOf(wallDay(date, timeZone))),
    hour: ratio(wallHour(date, timeZone)),
    anniversary: wallDay(date, timeZone),
  };
}

function engagementsOf(kind: string): Meaning {
  return (customer, world) => {
    const last = lastSent(customer)?.campaignExternalId ?? null;
    return customer.engagements
      .filter((engagement) => engagement.kind === kind)
      .map((engagement) => {
        const campaign = world.campaigns.get(keyIn(customer.source, engagement.campaignExternalId ?? ''));
        return {
          campaign: campaign?.name ?? null,
          id: campaign?.externalId ?? null,
          activity_id: campaign?.externalId ?? null,
          type: campaign?.type ?? null,
          channel: campaign?.channel ?? null,
          offer: engagement.offer ?? campaign?.offer ?? null,
          last_campaign: last !== null && last === engagement.campaignExternalId,
          revenue: isMissing(engagement.revenue) ? null : ratioOf(engagement.revenue),
          date: new Date(engagement.occurredAt ?? Number.NaN),
          ...toldBy(customer.source),
        };
      });
  };
}

/** Of messages of the same moment the one that came in last. */
export function lastSent({ engagements }: NaiveCustomer): NaiveCustomer['engagements'][number] | undefined {
  const at = ({ occurredAt }: NaiveCustomer['engagements'][number]) => new Date(occurredAt ?? Number.NaN).getTime();
  return engagements
    .filter(({ kind }) => kind === 'sent')
    .reduce<NaiveCustomer['engagements'][number] | undefined>(
      (latest, one) => (latest === undefined || at(one) >= at(latest) ? one : latest),
      undefined,
    );
}

function emailsOf(kind: string): Meaning {
  return (customer, world) => engagementsOf(kind)(customer, world).filter(({ channel }) => channel === 'email');
}

function viewsOf(name: string, property: string): Meaning {
  return ({ events }) =>
    events
      .filter((event) => event.name === name)
      .map((event) => ({ id: plainText(propertiesOf(event)[property]), date: new Date(event.occurredAt ?? Number.NaN) }));
}

/** A value of a property as the text of it. */
function plainText(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

function propertiesOf({ properties }: EventRecord): Readonly<Record<string, unknown>> {
  return (properties ?? {}) as Readonly<Record<string, unknown>>;
}

function declaredProperties(event: EventRecord): NaiveRecord {
  const properties = propertiesOf(event);
  return Object.fromEntries(
    PROPERTIES.map(({ key, type }) => {
      const text = plainText(properties[key]);
      if (text === null || type === 'text' || type === 'date') return [key, text];
      return [key, type === 'boolean' ? text === 'true' : ratioOf(text)];
    }),
  );
}

/** The declared attributes of an order or a product, under the names of their parameters. */
function attributesOf(
  owner: 'order' | 'product',
  { attributes }: { readonly attributes?: Readonly<Record<string, unknown>> | undefined },
): NaiveRecord {
  const declared = DEFINITIONS.filter((definition) => definition.owner === owner);
  return Object.fromEntries(
    declared.map(({ key, type }) => {
      const value = (attributes?.[key] ?? null) as string | number | boolean | null;
      return [
        `${owner}_${key}`,
        value !== null && (type === 'number' || type === 'money') ? ratioOf(String(value)) : (value as string | boolean | null),
      ];
    }),
  );
}

function optionalDate(instant: string | null | undefined): Date | null {
  return isMissing(instant) ? null : new Date(instant);
}

/** An amount as parameters compare it, as it is told where there is no rate; and as it is measured, which is missing then. */
function compared(name: string, amount: Ratio | null, order: OrderRecord, world: NaiveWorld): NaiveRecord {
  const measured = converted(amount, order, world);
  return { [name]: measured ?? amount, [`${name} measured`]: measured };
}

/** In the currency of the workspace; null where there is no rate. */
export function orderAmount(order: OrderRecord, world: NaiveWorld): Ratio | null {
  return converted(keptOf(order), order, world);
}

/** Over all orders that have a rate. */
export function amountSpent({ orders }: NaiveCustomer, world: NaiveWorld): Ratio {
  return sum(orders.flatMap((order) => orderAmount(order, world) ?? []));
}

function isPlaced({ latitude, longitude }: AddressRecord): boolean {
  return !isMissing(latitude) && !isMissing(longitude);
}

/** By the spherical law of cosines, where the catalogue uses the haversine. */
export function distanceKm(from: string, to: string): number {
  const [a = 0, b = 0] = from.split(',').map((degrees) => (Number(degrees) * Math.PI) / 180);
  const [c = 0, d = 0] = to.split(',').map((degrees) => (Number(degrees) * Math.PI) / 180);
  const cosine = Math.sin(a) * Math.sin(c) + Math.cos(a) * Math.cos(c) * Math.cos(b - d);
  return from === to ? 0 : 6371.0088 * Math.acos(Math.min(1, Math.max(-1, cosine)));
}
