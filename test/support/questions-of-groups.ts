import type { Question, StreetIds } from './question.js';

/*
 * What articles on segmentation ask of groups and service, each with its query and the answer for the high street (`high-street.ts`):
 * docs/questions.md is made of it.
 */

const everybody = (fields: string) => `{ segmentValue(query: "number_of_orders >= 0") { ${fields} } }`;

export const QUESTIONS_OF_GROUPS: readonly Question<StreetIds>[] = [
  {
    question: 'what does each product bring, as it is sold and after discounts, refunds and returns, and how much of it comes back?',
    query: everybody(
      'recordBreakdown(by: "products_purchased.id", figures: ["sum_margin", "sum_total_margin", "sum_returned_quantity"]) { parts { value figures { value } } }',
    ),
    answer: {
      segmentValue: {
        recordBreakdown: {
          parts: [
            { value: 'album', figures: [{ value: '30.00' }, { value: '30.00' }, { value: '0' }] },
            { value: 'brick', figures: [{ value: '60.00' }, { value: '60.00' }, { value: '0' }] },
            { value: 'coat', figures: [{ value: '300.00' }, { value: '250.00' }, { value: '1' }] },
            { value: 'cup', figures: [{ value: '30.00' }, { value: '30.00' }, { value: '0' }] },
            { value: 'new album', figures: [{ value: '10.00' }, { value: '10.00' }, { value: '0' }] },
            { value: 'roses', figures: [{ value: '30.00' }, { value: '30.00' }, { value: '0' }] },
          ],
        },
      },
    },
  },
  {
    question: 'what do customers return by the service that they need? (effort)',
    query: everybody(
      'breakdown(by: "service_effort", figures: ["contribution", "service_cost", "roi"]) { parts { kind value size figures { sum mean } } }',
    ),
    answer: {
      segmentValue: {
        breakdown: {
          parts: [
            {
              kind: 'VALUE',
              value: '2',
              size: 4,
              figures: [
                { sum: '269.00', mean: '67.25' },
                { sum: '17.00', mean: '4.25' },
                { sum: null, mean: '12.809524' },
              ],
            },
            {
              kind: 'VALUE',
              value: '9',
              size: 2,
              figures: [
                { sum: '-70.00', mean: '-35.00' },
                { sum: '130.00', mean: '65.00' },
                { sum: null, mean: '-0.538462' },
              ],
            },
            {
              kind: 'MISSING',
              value: null,
              size: 4,
              figures: [
                { sum: '56.00', mean: '14.00' },
                { sum: '0.00', mean: '0.00' },
                { sum: null, mean: '14.00' },
              ],
            },
          ],
        },
      },
    },
  },
  {
    question: 'would service by social media return more than by e-mail?',
    query: `{ social: segmentValue(query: "service_interactions MATCHES (channel = 'social')") { size figures(names: ["service_cost", "roi"]) { mean } }
      email: segmentValue(query: "service_interactions MATCHES (channel = 'email')") { size figures(names: ["service_cost", "roi"]) { mean } } }`,
    answer: {
      social: { size: 2, figures: [{ mean: '1.00' }, { mean: '12.333333' }] },
      email: { size: 2, figures: [{ mean: '17.50' }, { mean: '-1.00' }] },
    },
  },
  {
    question: 'does one plan take more help than another?',
    query: everybody(
      'breakdown(by: "company_plan", figures: ["service_cost", "service_effort", "contribution"]) { parts { kind value size figures { sum mean } } }',
    ),
    answer: {
      segmentValue: {
        breakdown: {
          parts: [
            {
              kind: 'VALUE',
              value: 'enterprise',
              size: 1,
              figures: [
                { sum: '100.00', mean: '100.00' },
                { sum: null, mean: '9.00' },
                { sum: '-40.00', mean: '-40.00' },
              ],
            },
            {
              kind: 'VALUE',
              value: 'free',
              size: 1,
              figures: [
                { sum: '5.00', mean: '5.00' },
                { sum: null, mean: '2.00' },
                { sum: '-5.00', mean: '-5.00' },
              ],
            },
            {
              kind: 'MISSING',
              value: null,
              size: 8,
              figures: [
                { sum: '42.00', mean: '5.25' },
                { sum: null, mean: '3.75' },
                { sum: '300.00', mean: '37.50' },
              ],
            },
          ],
        },
      },
    },
  },
  {
    question: 'how many minutes does each way of service take?',
    query: everybody(
      'recordBreakdown(by: "service_interactions.channel", figures: ["count", "sum_minutes", "service_cost"]) { parts { value figures { value } } }',
    ),
    answer: {
      segmentValue: {
        recordBreakdown: {
          parts: [
            { value: 'phone', figures: [{ value: '3' }, { value: '130' }, { value: '110.00' }] },
            { value: 'email', figures: [{ value: '2' }, { value: '35' }, { value: '35.00' }] },
            { value: 'social', figures: [{ value: '2' }, { value: '6' }, { value: '2.00' }] },
          ],
        },
      },
    },
  },
  {
    question: 'what share uses which device?',
    query: everybody('figures(names: ["device"]) { values { value count share } }'),
    answer: {
      segmentValue: {
        figures: [
          {
            values: [
              { value: null, count: 6, share: 0.6 },
              { value: 'phone', count: 3, share: 0.3 },
              { value: 'desktop', count: 1, share: 0.1 },
            ],
          },
        ],
      },
    },
  },
  {
    question: 'for whom is it bought? (the recipient of an order)',
    query: everybody(
      'recordBreakdown(by: "orders_placed.recipient", figures: ["count", "revenue"]) { parts { kind value figures { value } } }',
    ),
    answer: {
      segmentValue: {
        recordBreakdown: {
          parts: [
            { kind: 'VALUE', value: 'wife', figures: [{ value: '2' }, { value: '290.00' }] },
            { kind: 'VALUE', value: 'self', figures: [{ value: '1' }, { value: '300.00' }] },
            { kind: 'MISSING', value: null, figures: [{ value: '9' }, { value: '410.00' }] },
          ],
        },
      },
    },
  },
  {
    question: 'for what is it bought? (the occasion)',
    query: everybody('recordBreakdown(by: "orders_placed.occasion", figures: ["count"]) { parts { kind value figures { value } } }'),
    answer: {
      segmentValue: {
        recordBreakdown: {
          parts: [
            { kind: 'VALUE', value: 'christmas', figures: [{ value: '2' }] },
            { kind: 'VALUE', value: 'birthday of wife', figures: [{ value: '1' }] },
            { kind: 'MISSING', value: null, figures: [{ value: '9' }] },
          ],
        },
      },
    },
  },
  {
    question: 'what is sold in which season?',
    query: everybody('recordBreakdown(by: "orders_placed.season", figures: ["revenue"]) { parts { value customers figures { value } } }'),
    answer: {
      segmentValue: {
        recordBreakdown: {
          parts: [
            { value: 'spring', customers: 4, figures: [{ value: '395.00' }] },
            { value: 'winter', customers: 3, figures: [{ value: '605.00' }] },
          ],
        },
      },
    },
  },
  {
    question: 'has a favourite artist something new? (products by date of release)',
    query: `{ products(search: "Artist A") { nodes { name releasedAt } } customers(query: "favourite_brands CONTAINS 'Artist A'") { totalCount } }`,
    answer: {
      products: {
        nodes: [
          { name: 'First album', releasedAt: '2025-01-10T00:00:00.000Z' },
          { name: 'Second album', releasedAt: '2026-05-14T00:00:00.000Z' },
        ],
      },
      customers: { totalCount: 1 },
    },
  },
  {
    question: 'which groups cost more than they bring, and what would turn them round?',
    query: `{ lossMakingSegments { nodes { segment { name } loss { contribution } } } lossMakingCustomers { nodes { customer { externalIds { externalId } }
      loss { contribution largestCost { kind amount } turnarounds { kind amount } } } } }`,
    answer: {
      lossMakingSegments: { nodes: [] },
      lossMakingCustomers: {
        nodes: [
          {
            customer: { externalIds: [{ externalId: 'bert' }] },
            loss: {
              contribution: '-40.00',
              largestCost: { kind: 'SERVICE', amount: '100.00' },
              turnarounds: [
                { kind: 'LESS_SERVICE', amount: '40.00' },
                { kind: 'MORE_MARGIN', amount: '40.00' },
              ],
            },
          },
          {
            customer: { externalIds: [{ externalId: 'rex' }] },
            loss: {
              contribution: '-30.00',
              largestCost: { kind: 'SERVICE', amount: '30.00' },
              turnarounds: [
                { kind: 'LESS_SERVICE', amount: '30.00' },
                { kind: 'MORE_MARGIN', amount: '30.00' },
              ],
            },
          },
          {
            customer: { externalIds: [{ externalId: 'fred' }] },
            loss: {
              contribution: '-5.00',
              largestCost: { kind: 'SERVICE', amount: '5.00' },
              turnarounds: [
                { kind: 'LESS_SERVICE', amount: '5.00' },
                { kind: 'MORE_MARGIN', amount: '5.00' },
              ],
            },
          },
        ],
      },
    },
  },
  {
    question: 'whom to help first, famous or not, and why?',
    query: '{ openCases { nodes { rank customer { externalIds { externalId } influenceReach } contribution reasons { kind text } } } }',
    answer: {
      openCases: {
        nodes: [
          {
            rank: 1,
            customer: { externalIds: [{ externalId: 'fay' }], influenceReach: 250000 },
            contribution: '0.00',
            reasons: [
              { kind: 'OVERDUE', text: 'Open since 14 May 2026, 10:00, for 3 days.' },
              {
                kind: 'CUSTOMER',
                text: 'Has contributed 0.00 EUR (margin 0.00, service 0.00, campaigns 0.00), with nothing spent that a return could be of.',
              },
            ],
          },
        ],
      },
    },
  },
  {
    question: 'what does somebody know who writes to a customer? (what was bought and when)',
    query:
      '{ customerByExternalId(source: "shop", externalId: "hugo") { orders { nodes { placedAt occasion recipient lines { name } } } } }',
    answer: {
      customerByExternalId: {
        orders: {
          nodes: [{ placedAt: '2026-02-13T10:00:00.000Z', occasion: 'birthday of wife', recipient: 'wife', lines: [{ name: 'roses' }] }],
        },
      },
    },
  },
];
