import { entities } from '../../src/model/index.js';
import { ask } from '../support/graphql.js';
import { givenServiceDesk } from '../support/service-desk.js';
import { useOneDatabase, type TestWorkspace } from '../support/workspace.js';

/* What articles on segmentation say that a business should know of the worth of its customers, statement by statement, each with the query that answers it. */

const emptyWorkspace = useOneDatabase({ entities });
let workspace: TestWorkspace;
let segments: { readonly phoners: string; readonly buyers: string };
beforeAll(async () => {
  workspace = await emptyWorkspace({ now: '2026-05-15T12:00:00Z' });
  segments = await givenServiceDesk(workspace);
});

const customer = (fields: string) => `{ customerByExternalId(source: "shop", externalId: "joe") { ${fields} } }`;
const everybody = (fields: string) => `{ segmentValue(query: "number_of_orders >= 0") { ${fields} } }`;

const STATEMENTS: readonly (readonly [statement: string, query: string, answer: object])[] = [
  [
    'how often does the customer order, how much each time, and what kind of buyer is it?',
    customer('numberOfOrders orderFrequency averageOrderValue buyerType favouriteChannel'),
    {
      customerByExternalId: {
        numberOfOrders: 1,
        orderFrequency: null,
        averageOrderValue: '1000.00',
        buyerType: 'first_time',
        favouriteChannel: null,
      },
    },
  ],
  [
    'what does a product bring, and so what does the customer?',
    customer('totalMargin marginRate orders { nodes { lines { name margin } } }'),
    {
      customerByExternalId: {
        totalMargin: '400.00',
        marginRate: 0.4,
        orders: { nodes: [{ lines: [{ name: 'Lamp', margin: '400.00' }] }] },
      },
    },
  ],
  [
    'what return belongs to the service that is given?',
    customer('serviceCost roi'),
    { customerByExternalId: { serviceCost: '100.00', roi: 3 } },
  ],
  [
    'every touchpoint of the customer in one line of time',
    customer('timeline(kinds: [ORDER, SERVICE_INTERACTION], first: 2) { nodes { kind } }'),
    { customerByExternalId: { timeline: { nodes: [{ kind: 'SERVICE_INTERACTION' }, { kind: 'SERVICE_INTERACTION' }] } } },
  ],
  [
    'what is the return, the contribution and the margin of each group?',
    '{ segmentByName(name: "Phoners") { value { size figures(names: ["total_margin", "contribution", "roi"]) { sum mean known } } } }',
    {
      segmentByName: {
        value: {
          size: 2,
          figures: [
            { sum: '400.00', mean: '200.00', known: 2 },
            { sum: '260.00', mean: '130.00', known: 2 },
            // 260 / 140: of both together, not a mean of their returns.
            { sum: null, mean: '1.857143', known: 2 },
          ],
        },
      },
    },
  ],
  [
    'what share of the base comes how? (80 % of traffic is mobile)',
    everybody('figures(names: ["customer_tags"]) { values { value count share } }'),
    {
      segmentValue: {
        figures: [
          {
            values: [
              { value: 'phone', count: 2, share: 0.5 },
              { value: null, count: 2, share: 0.5 },
            ],
          },
        ],
      },
    },
  ],
  [
    'does service by one channel cost more than by another?',
    everybody('recordBreakdown(by: "service_interactions.channel", figures: ["service_cost"]) { parts { value figures { value } } }'),
    {
      segmentValue: {
        recordBreakdown: {
          parts: [
            { value: 'email', figures: [{ value: '40.0000' }] },
            { value: 'phone', figures: [{ value: '100.0000' }] },
          ],
        },
      },
    },
  ],
  [
    'which differences really influence value? (any figure by any attribute)',
    everybody('breakdown(by: "number_of_orders", figures: ["contribution"]) { parts { value size figures { sum } } }'),
    {
      segmentValue: {
        breakdown: {
          parts: [
            { value: '1', size: 3, figures: [{ sum: '370.00' }] },
            { value: '0', size: 1, figures: [{ sum: '0.00' }] },
          ],
        },
      },
    },
  ],
  [
    'Joe or Sarah: whom to help first?',
    '{ openCases(first: 2) { nodes { rank interaction { externalId } } } }',
    {
      openCases: {
        nodes: [
          { rank: 1, interaction: { externalId: 'of joe' } },
          { rank: 2, interaction: { externalId: 'of sam' } },
        ],
      },
    },
  ],
  [
    'put people into groups by return, and find the bad ones',
    '{ lossMakingCustomers { nodes { loss { contribution turnarounds { kind } } } } customers(query: "roi < 0") { totalCount } }',
    {
      lossMakingCustomers: {
        nodes: [{ loss: { contribution: '-40.00', turnarounds: [{ kind: 'LESS_SERVICE' }, { kind: 'MORE_MARGIN' }] } }],
      },
      customers: { totalCount: 1 },
    },
  ],
  [
    'does one group take more service than another? (enterprise needs more set-up help than free)',
    everybody('breakdown(by: "customer_tags", figures: ["service_cost"]) { parts { kind value size figures { sum mean } } }'),
    {
      segmentValue: {
        breakdown: {
          parts: [
            { kind: 'VALUE', value: 'phone', size: 2, figures: [{ sum: '140.00', mean: '70.00' }] },
            { kind: 'MISSING', value: null, size: 2, figures: [{ sum: '0.00', mean: '0.00' }] },
          ],
        },
      },
    },
  ],
  [
    'what sets a group apart from everybody else?',
    '{ segmentByName(name: "Phoners") { value { figures(names: ["service_cost"]) { share index lift base { mean } } } } }',
    { segmentByName: { value: { figures: [{ share: 1, index: 200, lift: null, base: { mean: '35.00' } }] } } },
  ],
  [
    'in which month does the customer buy? (Joe buys only at the holidays)',
    everybody('recordBreakdown(by: "orders_placed.month", figures: ["revenue"]) { parts { value records customers figures { value } } }'),
    { segmentValue: { recordBreakdown: { parts: [{ value: '5', records: 3, customers: 3, figures: [{ value: '1200.0000' }] }] } } },
  ],
  [
    'click-through and unsubscribe rates of each campaign',
    '{ campaigns { nodes { performance { deliveryRate clickThroughRate unsubscribeRate } } } }',
    { campaigns: { nodes: [{ performance: { deliveryRate: 1, clickThroughRate: 0, unsubscribeRate: 0 } }] } },
  ],
  [
    'compare before the campaign and after it',
    '{ campaigns { nodes { beforeAndAfter(days: 5) { ordersBefore revenueBefore ordersAfter revenueAfter unfinished } } } }',
    {
      campaigns: {
        nodes: [{ beforeAndAfter: { ordersBefore: 1, revenueBefore: '200.00', ordersAfter: 0, revenueAfter: '0', unfinished: 0 } }],
      },
    },
  ],
  [
    'what did a campaign bring, and does a group convert?',
    '{ campaigns { nodes { performance { sent { people events } conversionRate cost } } } }',
    { campaigns: { nodes: [{ performance: { sent: { people: 1, events: 10 }, conversionRate: 0, cost: '10.00' } }] } },
  ],
];

test.each(STATEMENTS)('%s', async (_, query, answer) => {
  expect(await ask(workspace, query)).toMatchObject(answer);
});

test('groups react differently to a campaign, each as it stood when it was sent', async () => {
  const { campaigns } = await ask<{ campaigns: { nodes: object[] } }>(
    workspace,
    `query ($ids: [ID!]!) { campaigns { nodes { performanceBySegment(segmentIds: $ids) { segment { name } performance { sent { people } } } } } }`,
    { ids: [segments.phoners, segments.buyers] },
  );
  // It was sent before there were segments: nobody was in one then.
  expect(campaigns.nodes).toEqual([
    {
      performanceBySegment: [
        { segment: { name: 'Phoners' }, performance: { sent: { people: 0 } } },
        { segment: { name: 'Buyers' }, performance: { sent: { people: 0 } } },
      ],
    },
  ]);
});
