import type { Question } from './question.js';

/*
 * What articles on segmentation say that a business should know of the worth of its customers, each with its query and the answer for the service desk
 * (`service-desk.ts`): docs/questions.md is made of it.
 */

const customer = (fields: string) => `{ customerByExternalId(source: "shop", externalId: "joe") { ${fields} } }`;

export const QUESTIONS_OF_VALUE: readonly Question[] = [
  {
    question: 'how often does the customer order, how much each time, and what kind of buyer is it?',
    query: customer('numberOfOrders orderFrequency averageOrderValue buyerType favouriteChannel'),
    answer: {
      customerByExternalId: {
        numberOfOrders: 1,
        orderFrequency: null,
        averageOrderValue: '1000.00',
        buyerType: 'first_time',
        favouriteChannel: null,
      },
    },
  },
  {
    question: 'what does a product bring, and so what does the customer?',
    query: customer('totalMargin marginRate orders { nodes { lines { name margin } } }'),
    answer: {
      customerByExternalId: {
        totalMargin: '400.00',
        marginRate: 0.4,
        orders: { nodes: [{ lines: [{ name: 'Lamp', margin: '400.00' }] }] },
      },
    },
  },
  {
    question: 'what are the favourite brands of the customer, and who has the same?',
    query: `{ customerByExternalId(source: "shop", externalId: "joe") { favouriteBrands favouriteCategories }
      customers(query: "favourite_brands CONTAINS 'Lumen' AND ignoring_case('favourite_categories') CONTAINS 'lamps'") { totalCount } }`,
    answer: { customerByExternalId: { favouriteBrands: ['Lumen'], favouriteCategories: ['Lamps'] }, customers: { totalCount: 1 } },
  },
  {
    question: 'what return belongs to the service that is given?',
    query: customer('serviceCost roi'),
    answer: { customerByExternalId: { serviceCost: '100.00', roi: 3 } },
  },
  {
    question: 'every touchpoint of the customer in one line of time',
    query: customer('timeline(kinds: [ORDER, SERVICE_INTERACTION], first: 2) { nodes { kind } }'),
    answer: { customerByExternalId: { timeline: { nodes: [{ kind: 'SERVICE_INTERACTION' }, { kind: 'SERVICE_INTERACTION' }] } } },
  },
  {
    question: 'Joe or Sarah: whom to help first?',
    query: '{ openCases(first: 2) { nodes { rank interaction { externalId } } } }',
    answer: {
      openCases: {
        nodes: [
          { rank: 1, interaction: { externalId: 'of joe' } },
          { rank: 2, interaction: { externalId: 'of sam' } },
        ],
      },
    },
  },
  {
    question: 'put people into groups by return, and find the bad ones',
    query: '{ lossMakingCustomers { nodes { loss { contribution turnarounds { kind } } } } customers(query: "roi < 0") { totalCount } }',
    answer: {
      lossMakingCustomers: {
        nodes: [{ loss: { contribution: '-40.00', turnarounds: [{ kind: 'LESS_SERVICE' }, { kind: 'MORE_MARGIN' }] } }],
      },
      customers: { totalCount: 1 },
    },
  },
  {
    question: 'click-through and unsubscribe rates of each campaign',
    query: '{ campaigns { nodes { performance { deliveryRate clickThroughRate unsubscribeRate } } } }',
    answer: { campaigns: { nodes: [{ performance: { deliveryRate: 1, clickThroughRate: 0, unsubscribeRate: 0 } }] } },
  },
  {
    question: 'compare before the campaign and after it',
    query: '{ campaigns { nodes { beforeAndAfter(days: 5) { ordersBefore revenueBefore ordersAfter revenueAfter unfinished } } } }',
    answer: {
      campaigns: {
        nodes: [{ beforeAndAfter: { ordersBefore: 1, revenueBefore: '200.00', ordersAfter: 0, revenueAfter: '0.00', unfinished: 0 } }],
      },
    },
  },
  {
    question: 'what did a campaign bring, and does a group convert?',
    query: '{ campaigns { nodes { performance { sent { people events } conversionRate cost } } } }',
    answer: { campaigns: { nodes: [{ performance: { sent: { people: 1, events: 10 }, conversionRate: 0, cost: '10.00' } }] } },
  },
  {
    question: 'everything that a customer is worth, in one question',
    query: customer(
      `numberOfOrders revenue averageOrderValue totalMargin favouriteBrand favouriteCategory favouriteChannel buyerType rfmGroup rfmRecency
      serviceCost campaignCost contribution roi influenceReach influencerTier customersBrought broughtRevenue`,
    ),
    answer: {
      customerByExternalId: {
        numberOfOrders: 1,
        revenue: '1000.00',
        averageOrderValue: '1000.00',
        totalMargin: '400.00',
        favouriteBrand: 'Lumen',
        favouriteCategory: 'Lamps',
        favouriteChannel: null,
        buyerType: 'first_time',
        serviceCost: '100.00',
        campaignCost: '0.00',
        contribution: '300.00',
        roi: 3,
        influenceReach: 0,
        influencerTier: null,
        customersBrought: 1,
        broughtRevenue: '200.00',
      },
    },
  },
  {
    question: 'open cases by the return of the customer and of their segments, and why',
    query: '{ openCases(first: 1) { nodes { contribution roi segments { segment { name } contribution roi } reasons { text } } } }',
    answer: {
      openCases: {
        nodes: [
          {
            contribution: '300.00',
            roi: 3,
            // Phoners: 260 of two; buyers: 370 of three.
            segments: [
              { segment: { name: 'Phoners' }, contribution: '130.00' },
              { segment: { name: 'Buyers' }, contribution: '123.3333' },
            ],
            reasons: expect.arrayContaining([{ text: expect.stringContaining('300.00') as string }]) as object[],
          },
        ],
      },
    },
  },
  {
    question: 'who brought whom, and what they brought in? (tell a friend)',
    query: '{ customers(query: "customers_brought > 0", orderBy: BROUGHT_REVENUE_DESC) { nodes { customersBrought broughtRevenue } } }',
    answer: { customers: { nodes: [{ customersBrought: 1, broughtRevenue: '200.00' }] } },
  },
  {
    question: 'who buys what has a feature? (product features)',
    query: '{ customers(query: "products_purchased MATCHES (product_dimmable = true)") { nodes { externalIds { externalId } } } }',
    answer: { customers: { nodes: [{ externalIds: [{ externalId: 'joe' }] }] } },
  },
  {
    question: 'who came back within hours? (durations between two dates)',
    query:
      '{ soon: customers(query: "orders_placed.last_date() >= first_order_date +1h") { totalCount } served: customers(query: "service_interactions.last_date(resolved = false) > last_order_date +336h") { totalCount } }',
    // Contacts on the 15th, from 9 to 11; orders on the 1st, at 10: 337 hours of joe, 336 of sam, 335 of ann.
    answer: { soon: { totalCount: 0 }, served: { totalCount: 1 } },
  },
];
