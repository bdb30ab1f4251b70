import type { Question } from './question.js';

/*
 * What articles on segmentation say that a business should know of the worth of groups of customers, each with its query and the answer for the service desk
 * (`service-desk.ts`): docs/questions.md is made of it.
 */

const everybody = (fields: string) => `{ segmentValue(query: "number_of_orders >= 0") { ${fields} } }`;

export const QUESTIONS_OF_SEGMENTS: readonly Question[] = [
  {
    question: 'what return belongs to how much service?',
    query: everybody('breakdown(by: "service_effort", figures: ["roi", "service_cost"]) { parts { kind size figures { sum mean } } }'),
    answer: {
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
  },
  {
    question: 'what is the share of each kind of buyer, and so of those who have left? (churn)',
    query: everybody('figures(names: ["buyer_type"]) { values { value count share } }'),
    answer: {
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
  },
  {
    question: 'how many of those who bought then have bought since? (retention)',
    query: `{ segmentFunnel(query: "orders_placed MATCHES (date BETWEEN -30d AND -11d) AND orders_placed MATCHES (date >= -10d)") { steps { text inOrder } } }`,
    answer: { segmentFunnel: { steps: [{ inOrder: 3 }, { inOrder: 0 }] } },
  },
  {
    question: 'what is the return, the contribution and the margin of each group?',
    query:
      '{ segmentByName(name: "Phoners") { value { size figures(names: ["total_margin", "contribution", "roi"]) { sum mean known } } } }',
    answer: {
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
  },
  {
    question: 'what share of the base comes how? (80 % of traffic is mobile)',
    query: everybody('figures(names: ["customer_tags"]) { values { value count share } }'),
    answer: {
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
  },
  {
    question: 'does service by one channel cost more than by another?',
    query: everybody(
      'recordBreakdown(by: "service_interactions.channel", figures: ["service_cost"]) { parts { value figures { value } } }',
    ),
    answer: {
      segmentValue: {
        recordBreakdown: {
          parts: [
            { value: 'email', figures: [{ value: '40.00' }] },
            { value: 'phone', figures: [{ value: '100.00' }] },
          ],
        },
      },
    },
  },
  {
    question: 'which differences really influence value? (any figure by any attribute)',
    query: everybody('breakdown(by: "number_of_orders", figures: ["contribution"]) { parts { value size figures { sum } } }'),
    answer: {
      segmentValue: {
        breakdown: {
          parts: [
            { value: '1', size: 3, figures: [{ sum: '370.00' }] },
            { value: '0', size: 1, figures: [{ sum: '0.00' }] },
          ],
        },
      },
    },
  },
  {
    question: 'does one group take more service than another? (enterprise needs more set-up help than free)',
    query: everybody('breakdown(by: "customer_tags", figures: ["service_cost"]) { parts { kind value size figures { sum mean } } }'),
    answer: {
      segmentValue: {
        breakdown: {
          parts: [
            { kind: 'VALUE', value: 'phone', size: 2, figures: [{ sum: '140.00', mean: '70.00' }] },
            { kind: 'MISSING', value: null, size: 2, figures: [{ sum: '0.00', mean: '0.00' }] },
          ],
        },
      },
    },
  },
  {
    question: 'what sets a group apart from everybody else?',
    query: '{ segmentByName(name: "Phoners") { value { figures(names: ["service_cost"]) { share index lift base { mean } } } } }',
    answer: { segmentByName: { value: { figures: [{ share: 1, index: 200, lift: null, base: { mean: '35.00' } }] } } },
  },
  {
    question: 'in which month does the customer buy? (Joe buys only at the holidays)',
    query: everybody(
      'recordBreakdown(by: "orders_placed.month", figures: ["revenue"]) { parts { value records customers figures { value } } }',
    ),
    answer: { segmentValue: { recordBreakdown: { parts: [{ value: '5', records: 3, customers: 3, figures: [{ value: '1200.00' }] }] } } },
  },
  {
    question: 'which brands does a group buy, the most bought first?',
    query: everybody(
      'recordBreakdown(by: "products_purchased.brand", figures: ["sum_amount"]) { parts { kind value records figures { value } } }',
    ),
    answer: {
      segmentValue: {
        recordBreakdown: {
          parts: [
            { kind: 'VALUE', value: 'Lumen', records: 1, figures: [{ value: '1000.00' }] },
            { kind: 'MISSING', value: null, records: 2, figures: [{ value: '200.00' }] },
          ],
        },
      },
    },
  },
  {
    question: 'a segment as sums and distributions, against the whole base',
    query:
      '{ segmentByName(name: "Phoners") { value { figures(names: ["total_margin"], percentiles: [50], bins: 2) { sum mean median least greatest share index lift percentiles { value } histogram { count } base { sum median } } } } }',
    answer: {
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
  },
  {
    question: 'what a segment brings over time',
    query:
      '{ segmentByName(name: "Phoners") { value { recordBreakdown(by: "orders_placed.date", every: MONTH, figures: ["revenue"]) { parts { value figures { value } } } } } }',
    answer: { segmentByName: { value: { recordBreakdown: { parts: [{ value: '2026-05-01', figures: [{ value: '1000.00' }] }] } } } },
  },
  {
    question: 'several segments together, each customer once, since overlapping ones do not add up',
    query:
      '{ segmentValue(query: "segment MATCHES (name = \'Phoners\') OR segment MATCHES (name = \'Buyers\')") { size figures(names: ["contribution", "roi"]) { sum mean } } }',
    // 370 in all, for 150 of cost.
    answer: { segmentValue: { size: 3, figures: [{ sum: '370.00' }, { sum: null, mean: '2.466667' }] } },
  },
  {
    question: 'how do those who were brought compare with those who came by themselves?',
    query: everybody('breakdown(by: "referrer", figures: ["revenue"]) { parts { kind value size figures { sum } } }'),
    answer: {
      segmentValue: {
        breakdown: {
          parts: [
            { kind: 'VALUE', value: 'joe', size: 1, figures: [{ sum: '200.00' }] },
            { kind: 'MISSING', value: null, size: 3, figures: [{ sum: '1000.00' }] },
          ],
        },
      },
    },
  },
  {
    question: 'what do features of products bring?',
    query: everybody(
      'recordBreakdown(by: "products_purchased.product_dimmable", figures: ["sum_amount"]) { parts { value figures { value } } }',
    ),
    answer: { segmentValue: { recordBreakdown: { parts: [{ value: 'true', figures: [{ value: '1000.00' }] }, { value: null }] } } },
  },
  {
    question: 'what a segment contributes and returns month by month, beside everybody',
    query:
      '{ segmentByName(name: "Phoners") { value { overTime(figures: ["contribution", "roi"], last: 2) { from isUnfinished figures { value base } } } } }',
    // 400 for 140 of service, and of everybody 520 for 150.
    answer: {
      segmentByName: {
        value: {
          overTime: [
            {
              from: '2026-04-01',
              isUnfinished: false,
              figures: [
                { value: '0.00', base: '0.00' },
                { value: null, base: null },
              ],
            },
            {
              from: '2026-05-01',
              isUnfinished: true,
              figures: [
                { value: '260.00', base: '370.00' },
                { value: '1.857143', base: '2.466667' },
              ],
            },
          ],
        },
      },
    },
  },
];
