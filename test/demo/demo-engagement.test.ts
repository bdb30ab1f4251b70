import { generateDemoShop } from '../../src/demo/demo-shop.js';
import type { EventRecord } from '../../src/records/index.js';

const NOW = new Date('2026-05-30T10:00:00Z');
const shop = generateDemoShop({ seed: 'cantle', now: NOW, timeZone: 'Europe/London' });
const { consents, events, campaignEngagements: engagements, surveyAnswers: answers } = shop;
const of = <Belonging extends { readonly customerExternalId?: string }>(records: readonly Belonging[], externalId: string) =>
  records.filter(({ customerExternalId }) => customerExternalId === externalId);
const propertiesOf = ({ properties }: EventRecord) => (properties ?? {}) as Readonly<Record<string, string>>;
const consentTo = (externalId: string, channel: string) => of(consents, externalId).find((consent) => consent.channel === channel);

describe('what is known of customers besides', () => {
  test.each(['companies', 'campaigns', 'events', 'campaignEngagements', 'surveyAnswers'] as const)(
    'gives each of its %s an id of its own',
    (kind) => {
      expect(shop[kind].length).toBeGreaterThan(0);
      expect(new Set(shop[kind].map((record) => record.externalId)).size).toBe(shop[kind].length);
    },
  );

  test('has contacts that are open, of the last days, some of them overdue', () => {
    const open = shop.serviceInteractions.filter(({ resolved }) => resolved === false);
    const ages = open.map(({ occurredAt }) => (NOW.getTime() - Date.parse(occurredAt ?? '')) / 86_400_000);
    expect(Math.max(...ages)).toBeLessThan(7);
    expect(ages.filter((days) => days <= 3).length).toBeGreaterThan(8);
    expect(ages.filter((days) => days > 3).length).toBeGreaterThan(3);
  });

  test('refers only to what the shop has', () => {
    const ids = (records: readonly { readonly externalId: string }[]) => new Set(records.map(({ externalId }) => externalId));
    const customers = ids(shop.customers);
    expect([...consents, ...events, ...engagements, ...answers].filter(({ customerExternalId: id }) => !customers.has(id!))).toEqual([]);
    const products = ids(shop.products);
    const viewed = events.flatMap((event) => propertiesOf(event)['product_id'] ?? []);
    expect(viewed.filter((id) => !products.has(id))).toEqual([]);
    const campaigns = ids(shop.campaigns);
    expect(engagements.filter(({ campaignExternalId: id }) => !campaigns.has(id!))).toEqual([]);
  });

  test.each(['2026-05-30T10:00:00Z', '2014-01-28T12:00:00Z', '2024-02-29T00:00:01Z', '2025-12-31T23:59:59Z'])(
    'made at %s lies between the moment they became known and the present',
    (instant) => {
      const then = generateDemoShop({ seed: 'cantle', now: new Date(instant), timeZone: 'America/New_York', customers: 400 });
      const known = new Map(then.customers.map(({ externalId, addedAt }) => [externalId, Date.parse(addedAt!)]));
      const moments = [
        ...then.consents.map(({ customerExternalId, changedAt }) => [customerExternalId, changedAt!] as const),
        ...then.events.map(({ customerExternalId, occurredAt }) => [customerExternalId!, occurredAt!] as const),
        ...then.campaignEngagements.map(({ customerExternalId, occurredAt }) => [customerExternalId!, occurredAt!] as const),
        ...then.surveyAnswers.map(({ customerExternalId, answeredAt }) => [customerExternalId!, answeredAt!] as const),
      ];
      expect(moments.filter(([, moment]) => Date.parse(moment) > Date.parse(instant))).toEqual([]);
      expect(moments.filter(([customer, moment]) => Date.parse(moment) < known.get(customer)!)).toEqual([]);
    },
  );

  test('is little: loading it takes a small part of the time', () => {
    expect(consents.length + events.length + engagements.length + answers.length).toBeLessThan(8_000);
  });
});

describe('its companies', () => {
  test('employ all who buy for a business, and nobody else', () => {
    const companies = new Set(shop.companies.map(({ externalId }) => externalId));
    for (const { tags, companies: jobs = [] } of shop.customers) {
      expect(jobs.length).toBe(tags!.includes('business') ? 1 : 0);
      expect(jobs.every(({ companyExternalId }) => companies.has(companyExternalId))).toBe(true);
    }
  });

  test('say what they are, what they use and who decides', () => {
    for (const { size, industry, plan, usageRate, decisionMakers } of shop.companies) {
      expect([size, decisionMakers].every((count) => count! >= 1)).toBe(true);
      expect([industry, plan].every((text) => text !== '')).toBe(true);
      expect(Number(usageRate)).toBeGreaterThan(0);
    }
  });
});

describe('its consents', () => {
  test('are of most by e-mail, of some by SMS, one a channel', () => {
    const by = (channel: string) => consents.filter((consent) => consent.channel === channel).length;
    expect(by('email')).toBeGreaterThan(shop.customers.length * 0.75);
    expect(by('sms')).toBeGreaterThan(shop.customers.length * 0.1);
    expect(by('sms')).toBeLessThan(shop.customers.length * 0.4);
    expect(new Set(consents.map(({ customerExternalId, channel }) => `${customerExternalId} ${channel}`)).size).toBe(consents.length);
    expect(consents.filter(({ method, place }) => !method || !place)).toEqual([]);
  });

  test('let Joe be reached by phone and post only, and Sarah by e-mail and SMS', () => {
    const reachable = (externalId: string) =>
      of(consents, externalId).flatMap(({ channel, status }) => (status === 'SUBSCRIBED' ? [channel] : []));
    expect(reachable('joe')).toEqual(['phone', 'post']);
    expect(reachable('sarah')).toEqual(['email', 'sms']);
  });
});

describe('its campaigns', () => {
  test('are three by e-mail, of which each message costs', () => {
    expect(shop.campaigns).toHaveLength(3);
    for (const { channel, costPerMessage } of shop.campaigns) {
      expect(channel).toBe('email');
      expect(Number(costPerMessage)).toBeGreaterThan(0);
    }
  });

  test('write only to those who agreed; who unsubscribed through one gets no other', () => {
    const readers = new Set(engagements.map(({ customerExternalId }) => customerExternalId!));
    for (const reader of readers) {
      const own = of(engagements, reader);
      const ended = own.findIndex(({ kind }) => kind === 'unsubscribed');
      expect(consentTo(reader, 'email')).toMatchObject(
        ended < 0 ? { status: 'SUBSCRIBED' } : { status: 'UNSUBSCRIBED', changedAt: own[ended]!.occurredAt },
      );
      expect([-1, own.length - 1]).toContain(ended);
    }
  });

  test.each(['members-evening', 'we-miss-you', 'new-arrivals'])('%s lose readers at each step, and bring some orders', (campaign) => {
    const count = (kind: string) => engagements.filter((one) => one.campaignExternalId === campaign && one.kind === kind).length;
    const steps = ['sent', 'delivered', 'opened', 'clicked', 'converted'].map(count);
    expect(steps).toEqual(steps.toSorted((a, b) => b - a));
    expect(new Set(steps).size).toBe(steps.length);
    expect(steps.at(-1)).toBeGreaterThan(0);
    expect(count('sent')).toBe(count('delivered') + count('bounced'));
  });

  test('see every kind of engagement', () => {
    expect(new Set(engagements.map(({ kind }) => kind))).toEqual(
      new Set(['sent', 'delivered', 'opened', 'clicked', 'converted', 'responded', 'bounced', 'marked_as_spam', 'unsubscribed']),
    );
  });

  test('count as brought what was ordered afterwards', () => {
    for (const { customerExternalId, occurredAt, revenue } of engagements.filter(({ kind }) => kind === 'converted')) {
      const order = of(shop.orders, customerExternalId!).find(({ placedAt }) => placedAt === occurredAt);
      expect(order?.status).not.toBe('cancelled');
      expect(Number(revenue)).toBeGreaterThan(0);
    }
  });

  test('never write to Joe; Sarah buys from the latest', () => {
    expect(of(engagements, 'joe')).toEqual([]);
    expect(of(engagements, 'sarah').map(({ kind }) => kind)).toEqual(['sent', 'delivered', 'opened', 'clicked', 'converted']);
  });
});

describe('its events', () => {
  test('carry only properties that are declared', () => {
    const declared = new Set(shop.eventProperties.map(({ key }) => key));
    expect(events.flatMap((event) => Object.keys(propertiesOf(event))).filter((key) => !declared.has(key))).toEqual([]);
  });

  test('are of some: views, carts, checkouts that were left, and signing in', () => {
    expect(new Set(events.map(({ name }) => name))).toEqual(new Set(['signed_in', 'product_viewed', 'cart_added', 'checkout_abandoned']));
    expect(new Set(events.map(({ customerExternalId }) => customerExternalId)).size).toBeLessThan(shop.customers.length / 4);
  });

  test('show Sarah in the shop all the time, and Joe now and then', () => {
    const names = of(events, 'sarah').map(({ name }) => name);
    expect(names.length).toBeGreaterThan(50);
    expect(names).toContain('checkout_abandoned');
    const joes = of(events, 'joe');
    expect(new Set(joes.map(({ name }) => name))).toEqual(new Set(['product_viewed']));
    expect(joes.length).toBeLessThan(10);
  });
});

describe('its survey', () => {
  test('asks what matters and how likely they recommend the shop', () => {
    expect(new Set(answers.map(({ survey }) => survey)).size).toBe(1);
    const scores = answers.filter(({ question }) => question!.includes('recommend')).map(({ answer }) => Number(answer));
    expect(scores.length).toBe(answers.length / 2);
    expect(scores.filter((score) => !Number.isInteger(score) || score < 0 || score > 10)).toEqual([]);
  });

  test('hears of service from Joe and of prices from Sarah', () => {
    expect(of(answers, 'joe').map(({ answer }) => answer)).toEqual(['service', '9']);
    expect(of(answers, 'sarah').map(({ answer }) => answer)).toEqual(['price', '8']);
  });
});
