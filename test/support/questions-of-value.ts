/*
 * What articles on segmentation say that a business should know of the worth of its customers, each with the query and the answer for the service desk
 * (`service-desk.ts`): docs/questions.md is made of it. Long because each stands with its answer.
 */

const customer = (fields: string) => `{ customerByExternalId(source: "shop", externalId: "joe") { ${fields} } }`;
const everybody = (fields: string) => `{ segmentValue(query: "number_of_orders >= 0") { ${fields} } }`;

export const QUESTIONS: readonly (readonly [question: string, query: string, answer: object])[] = [
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
    'what are the favourite brands of the customer, and who has the same?',
    `{ customerByExternalId(source: "shop", externalId: "joe") { favouriteBrands favouriteCategories }
      customers(query: "favourite_brands CONTAINS 'Lumen' AND ignoring_case('favourite_categories') CONTAINS 'lamps'") { totalCount } }`,
    { customerByExternalId: { favouriteBrands: ['Lumen'], favouriteCategories: ['Lamps'] }, customers: { totalCount: 1 } },
  ],
  [
    'what return belongs to the service that is given?',
    customer('serviceCost roi'),
    { customerByExternalId: { serviceCost: '100.00', roi: 3 } },
  ],
  [
    'what return belongs to how much service?',
    everybody('breakdown(by: "service_effort", figures: ["roi", "service_cost"]) { parts { kind size figures { sum mean } } }'),
    {
      segmentValue: {
        breakdown: {
          parts: [
            {
              kind: 'MISSING',
              size: 4,
              figures: [
                { sum: null, mean: '2.466667' },
                { sum: '140.00', mean: '35.00' },
              ],
            },
          ],
        },
      },
    },
  ],
  [
    'what is the share of each kind of buyer, and so of those who have left? (churn)',
    everybody('figures(names: ["buyer_type"]) { values { value count share } }'),
    {
      segmentValue: {
        figures: [
          {
            values: [
              { value: 'first_time', count: 3, share: 0.75 },
              { value: 'prospect', count: 1, share: 0.25 },
            ],
          },
        ],
      },
    },
  ],
  [
    'how many of those who bought then have bought since? (retention)',
    `{ segmentFunnel(query: "orders_placed MATCHES (date BETWEEN -30d AND -11d) AND orders_placed MATCHES (date >= -10d)") { steps { text inOrder } } }`,
    { segmentFunnel: { steps: [{ inOrder: 3 }, { inOrder: 0 }] } },
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
            { value: 'email', figures: [{ value: '40.00' }] },
            { value: 'phone', figures: [{ value: '100.00' }] },
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
    { segmentValue: { recordBreakdown: { parts: [{ value: '5', records: 3, customers: 3, figures: [{ value: '1200.00' }] }] } } },
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
        nodes: [{ beforeAndAfter: { ordersBefore: 1, revenueBefore: '200.00', ordersAfter: 0, revenueAfter: '0.00', unfinished: 0 } }],
      },
    },
  ],
  [
    'what did a campaign bring, and does a group convert?',
    '{ campaigns { nodes { performance { sent { people events } conversionRate cost } } } }',
    { campaigns: { nodes: [{ performance: { sent: { people: 1, events: 10 }, conversionRate: 0, cost: '10.00' } }] } },
  ],
  [
    'everything that a customer is worth, in one question',
    customer(
      `numberOfOrders revenue averageOrderValue totalMargin favouriteBrand favouriteCategory favouriteChannel buyerType rfmGroup rfmRecency
      serviceCost campaignCost contribution roi influenceReach influencerTier customersBrought broughtRevenue`,
    ),
    {
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
  ],
  [
    'which brands does a group buy, the most bought first?',
    everybody(
      'recordBreakdown(by: "products_purchased.brand", figures: ["sum_amount"]) { parts { kind value records figures { value } } }',
    ),
    {
      segmentValue: {
        recordBreakdown: {
          parts: [
            { kind: 'VALUE', value: 'Lumen', records: 1, figures: [{ value: '1000.00' }] },
            { kind: 'MISSING', value: null, records: 2, figures: [{ value: '200.00' }] },
          ],
        },
      },
    },
  ],
  [
    'a segment as sums and distributions, against the whole base',
    '{ segmentByName(name: "Phoners") { value { figures(names: ["total_margin"], percentiles: [50], bins: 2) { sum mean median least greatest share index lift percentiles { value } histogram { count } base { sum median } } } } }',
    {
      segmentByName: {
        value: {
          figures: [
            {
              sum: '400.00',
              mean: '200.00',
              median: '200.00',
              least: '0.00',
              greatest: '400.00',
              share: 400 / 520,
              index: expect.closeTo((100 * 200) / 130) as number,
              lift: expect.closeTo(200 / 60) as number,
              percentiles: [{ value: '200.00' }],
              histogram: [{ count: 1 }, { count: 1 }],
              base: { sum: '520.00', median: '60.00' },
            },
          ],
        },
      },
    },
  ],
  [
    'what a segment brings over time',
    '{ segmentByName(name: "Phoners") { value { recordBreakdown(by: "orders_placed.date", every: MONTH, figures: ["revenue"]) { parts { value figures { value } } } } } }',
    { segmentByName: { value: { recordBreakdown: { parts: [{ value: '2026-05-01', figures: [{ value: '1000.00' }] }] } } } },
  ],
  [
    'several segments together, each customer once, since overlapping ones do not add up',
    '{ segmentValue(query: "segment MATCHES (name = \'Phoners\') OR segment MATCHES (name = \'Buyers\')") { size figures(names: ["contribution", "roi"]) { sum mean } } }',
    // 370 in all, for 150 of cost.
    { segmentValue: { size: 3, figures: [{ sum: '370.00' }, { sum: null, mean: '2.466667' }] } },
  ],
  [
    'open cases by the return of the customer and of their segments, and why',
    '{ openCases(first: 1) { nodes { contribution roi segments { segment { name } contribution roi } reasons { text } } } }',
    {
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
  ],
  [
    'who brought whom, and what they brought in? (tell a friend)',
    '{ customers(query: "customers_brought > 0", orderBy: BROUGHT_REVENUE_DESC) { nodes { customersBrought broughtRevenue } } }',
    { customers: { nodes: [{ customersBrought: 1, broughtRevenue: '200.00' }] } },
  ],
  [
    'how do those who were brought compare with those who came by themselves?',
    everybody('breakdown(by: "referrer", figures: ["revenue"]) { parts { kind value size figures { sum } } }'),
    {
      segmentValue: {
        breakdown: {
          parts: [
            { kind: 'VALUE', value: 'joe', size: 1, figures: [{ sum: '200.00' }] },
            { kind: 'MISSING', value: null, size: 3, figures: [{ sum: '1000.00' }] },
          ],
        },
      },
    },
  ],
  [
    'who buys what has a feature? (product features)',
    '{ customers(query: "products_purchased MATCHES (product_dimmable = true)") { nodes { externalIds { externalId } } } }',
    { customers: { nodes: [{ externalIds: [{ externalId: 'joe' }] }] } },
  ],
  [
    'what do features of products bring?',
    everybody('recordBreakdown(by: "products_purchased.product_dimmable", figures: ["sum_amount"]) { parts { value figures { value } } }'),
    { segmentValue: { recordBreakdown: { parts: [{ value: 'true', figures: [{ value: '1000.00' }] }, { value: null }] } } },
  ],
  [
    'who came back within hours? (durations between two dates)',
    '{ soon: customers(query: "orders_placed.last_date() >= first_order_date +1h") { totalCount } served: customers(query: "service_interactions.last_date(resolved = false) > last_order_date +336h") { totalCount } }',
    // Contacts on the 15th, from 9 to 11; orders on the 1st, at 10: 337 hours of joe, 336 of sam, 335 of ann.
    { soon: { totalCount: 0 }, served: { totalCount: 1 } },
  ],
];
