import { settle } from '../../src/membership/index.js';
import { declareAttributes, declareDataSources } from '../../src/sync/index.js';
import { givenPeople, givenShelf } from './people-of-high-street.js';
import {
  givenCampaignEngagements,
  givenCampaigns,
  givenEvents,
  givenOrders,
  givenServiceInteractions,
  givenSurveyAnswers,
  SOURCE,
} from './records.js';
import type { StreetIds } from './question.js';
import { saveSegment, type TestWorkspace } from './workspace.js';

/**
 * Ten people of whom articles on segmentation speak, and what they do. It is told on 17 May 2026; worked out by hand:
 *
 *               margin  service  messages  contribution  ROI
 * joe    100+150 = 250       10         3           237  237/13   buys coats in the store, at Christmas only
 * sarah     4*10 =  40        2         1            37  37/3     buys albums online each month, and tells her followers
 * hugo              30        0         3            27  9        buys roses for his wife
 * fay                0        0         0             0  none     is famous, and has had trouble since the 14th
 * bert      3*20 =  60      100         0           -40  -0.4     buys bricks for his company, and no sand; on the plan for enterprises
 * fred               0        5         0            -5  -1       uses the free plan
 * tia                0        0         0             0  none     looks at everything, and leaves her cart
 * rex                0       30         0           -30  -1       sends everything back
 * lou               30        0         1            29  29       bought once, a year ago
 * rolf               0        0         0             0  none     has retired to the country
 */
export async function givenHighStreet(workspace: TestWorkspace): Promise<StreetIds> {
  await declareAttributes(workspace, [
    { owner: 'customer', key: 'customer_type', name: 'Kind of customer', type: 'text' },
    { owner: 'customer', key: 'area', name: 'Area', type: 'text' },
    { owner: 'customer', key: 'hours_free', name: 'Free hours a week', type: 'number' },
  ]);
  await declareDataSources(workspace, [{ name: SOURCE, party: 1 }]);
  await givenShelf(workspace);
  await givenPeople(workspace);
  await givenPurchases(workspace);
  await givenDeeds(workspace);
  const { id: joes } = await saveSegment(workspace, 'brand_loyalty >= 8', 'Joes');
  const { id: sarahs } = await saveSegment(workspace, 'age < 25 AND influence_reach >= 1000', 'Sarahs');
  await settle(workspace);
  const sale = await givenMailings(workspace);
  return { joes, sarahs, sale };
}

async function givenPurchases(workspace: TestWorkspace): Promise<void> {
  let number = 0;
  const order = (
    customerExternalId: string,
    day: string,
    product: string,
    unitPrice: string,
    more: Partial<Parameters<typeof givenOrders>[1]> = {},
  ) => ({
    externalId: `o${number++}`,
    customerExternalId,
    placedAt: `${day}T10:00:00Z`,
    lines: [{ productExternalId: product, name: product, quantity: 1, unitPrice }],
    ...more,
  });
  await givenOrders(
    workspace,
    order('joe', '2024-12-20', 'coat', '250', { channel: 'store', occasion: 'christmas', recipient: 'wife' }),
    order('joe', '2025-12-20', 'coat', '300', { channel: 'store', occasion: 'christmas', recipient: 'self' }),
    order('sarah', '2026-02-13', 'album', '15', { channel: 'online' }),
    order('sarah', '2026-03-15', 'album', '15', { channel: 'online' }),
    order('sarah', '2026-04-14', 'album', '15', { channel: 'online' }),
    order('sarah', '2026-05-14', 'new album', '15', { channel: 'online' }),
    order('hugo', '2026-02-13', 'roses', '40', { channel: 'phone', occasion: 'birthday of wife', recipient: 'wife' }),
    order('bert', '2026-03-20', 'brick', '100', { channel: 'store' }),
    order('bert', '2026-04-10', 'brick', '100', { channel: 'store' }),
    order('bert', '2026-05-05', 'brick', '100', { channel: 'store' }),
    order('lou', '2025-05-20', 'cup', '50', { channel: 'online' }),
    {
      ...order('rex', '2026-04-01', 'coat', '200', { channel: 'online', refunded: '200', financialStatus: 'refunded' }),
      lines: [{ productExternalId: 'coat', name: 'coat', quantity: 1, unitPrice: '200', returnedQuantity: 1 }],
    },
  );
}

async function givenDeeds(workspace: TestWorkspace): Promise<void> {
  let number = 0;
  const event = (customerExternalId: string, name: string, occurredAt: string, properties: object = {}) => ({
    externalId: `d${number++}`,
    customerExternalId,
    name,
    occurredAt,
    properties: properties as Record<string, unknown>,
  });
  await givenEvents(
    workspace,
    event('joe', 'product_viewed', '2025-12-18T10:00:00Z', { product_id: 'coat' }),
    event('tia', 'collection_viewed', '2026-05-12T10:00:00Z', { collection_id: 'coats' }),
    event('tia', 'collection_viewed', '2026-05-13T10:00:00Z', { collection_id: 'albums' }),
    event('tia', 'cart_added', '2026-05-14T10:00:00Z'),
    ...[1, 2, 3].map((day) => event('fred', 'signed_in', `2026-05-0${day}T10:00:00Z`)),
  );
  const contact = (customerExternalId: string, channel: string, day: string, effort: number, minutes: string, cost: string) => ({
    externalId: `c${number++}`,
    customerExternalId,
    channel,
    occurredAt: `${day}T10:00:00Z`,
    effort,
    minutes,
    cost,
    resolved: customerExternalId !== 'fay',
    ...(customerExternalId === 'joe' ? { satisfaction: 5 } : {}),
  });
  await givenServiceInteractions(
    workspace,
    contact('joe', 'phone', '2026-04-01', 2, '10', '10'),
    contact('sarah', 'social', '2026-04-01', 2, '3', '2'),
    contact('bert', 'phone', '2026-04-02', 9, '60', '50'),
    contact('bert', 'phone', '2026-04-20', 9, '60', '50'),
    contact('fred', 'email', '2026-05-02', 2, '5', '5'),
    contact('rex', 'email', '2026-04-05', 9, '30', '30'),
    contact('fay', 'social', '2026-05-14', 2, '3', '0'),
  );
  await givenSurveyAnswers(
    workspace,
    {
      externalId: 'a1',
      customerExternalId: 'tia',
      survey: 'Quiz',
      question: 'Biggest pain point?',
      answer: 'delivery',
      answeredAt: '2026-05-12T00:00:00Z',
    },
    {
      externalId: 'a2',
      customerExternalId: 'joe',
      survey: 'NPS',
      question: 'nps',
      answer: '10',
      score: '10',
      answeredAt: '2026-01-10T00:00:00Z',
    },
  );
}

/** The letter goes out on the 16th, when there are segments. */
async function givenMailings(workspace: TestWorkspace): Promise<string> {
  workspace.clock.moveTo('2026-05-17T12:00:00Z');
  const [sale = ''] = await givenCampaigns(
    workspace,
    { externalId: 'sale', name: 'Weekly sale', channel: 'email', offer: '10 % off', costPerMessage: '1', startsAt: '2026-05-16T00:00:00Z' },
    { externalId: 'letter', name: 'Letter', channel: 'post', costPerMessage: '2', startsAt: '2026-05-16T00:00:00Z' },
  );
  let number = 0;
  const engaged = (
    campaignExternalId: string,
    customerExternalId: string,
    kind: 'sent' | 'opened' | 'clicked' | 'responded' | 'converted' | 'unsubscribed',
    revenue: string | null = null,
  ) => ({
    externalId: `e${number++}`,
    campaignExternalId,
    customerExternalId,
    kind,
    revenue,
    occurredAt: `2026-05-16T${kind === 'sent' ? (campaignExternalId === 'sale' ? '10' : '09') : '15'}:00:00Z`,
  });
  await givenCampaignEngagements(
    workspace,
    ...['joe', 'sarah', 'hugo', 'lou'].map((customer) => engaged('sale', customer, 'sent')),
    ...['joe', 'hugo'].map((customer) => engaged('letter', customer, 'sent')),
    engaged('sale', 'sarah', 'opened'),
    engaged('sale', 'sarah', 'opened'),
    engaged('sale', 'sarah', 'clicked'),
    engaged('sale', 'sarah', 'responded'),
    engaged('sale', 'sarah', 'converted', '20'),
    engaged('sale', 'lou', 'unsubscribed'),
    engaged('letter', 'hugo', 'converted', '30'),
  );
  await settle(workspace);
  return sale;
}
