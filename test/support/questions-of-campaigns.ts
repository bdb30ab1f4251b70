import type { Question, StreetIds } from './question.js';

/* The same of campaigns. */

const everybody = (fields: string) => `{ segmentValue(query: "number_of_orders >= 0") { ${fields} } }`;

export const QUESTIONS_OF_CAMPAIGNS: readonly Question<StreetIds>[] = [
  {
    question: 'by what medium does a campaign sell?',
    query: everybody(
      'recordBreakdown(by: "campaign.converted.channel", figures: ["count", "sum_revenue"]) { parts { value customers figures { value } } }',
    ),
    answer: {
      segmentValue: {
        recordBreakdown: {
          parts: [
            { value: 'email', customers: 1, figures: [{ value: '1' }, { value: '20.00' }] },
            { value: 'post', customers: 1, figures: [{ value: '1' }, { value: '30.00' }] },
          ],
        },
      },
    },
  },
  {
    question: 'how did groups answer each campaign, as they stood when it was sent? (a group that does not convert loses money)',
    query: `query ($segmentIds: [ID!]!) { campaigns { nodes { name performanceBySegment(segmentIds: $segmentIds) { segment { name }
      performance { sent { people } openRate clickThroughRate responseRate conversionRate unsubscribeRate revenue cost roi } } } } }`,
    answer: {
      campaigns: {
        nodes: [
          {
            name: 'Letter',
            performanceBySegment: [
              {
                segment: { name: 'Joes' },
                performance: {
                  sent: { people: 1 },
                  openRate: 0,
                  clickThroughRate: 0,
                  responseRate: 0,
                  conversionRate: 0,
                  unsubscribeRate: 0,
                  revenue: '0.00',
                  cost: '2.00',
                  roi: -1,
                },
              },
              {
                segment: { name: 'Sarahs' },
                performance: {
                  sent: { people: 0 },
                  openRate: null,
                  clickThroughRate: null,
                  responseRate: null,
                  conversionRate: null,
                  unsubscribeRate: null,
                  revenue: '0.00',
                  cost: '0.00',
                  roi: null,
                },
              },
            ],
          },
          {
            name: 'Weekly sale',
            performanceBySegment: [
              {
                segment: { name: 'Joes' },
                performance: {
                  sent: { people: 1 },
                  openRate: 0,
                  clickThroughRate: 0,
                  responseRate: 0,
                  conversionRate: 0,
                  unsubscribeRate: 0,
                  revenue: '0.00',
                  cost: '1.00',
                  roi: -1,
                },
              },
              {
                segment: { name: 'Sarahs' },
                performance: {
                  sent: { people: 1 },
                  openRate: 1,
                  clickThroughRate: 1,
                  responseRate: 1,
                  conversionRate: 1,
                  unsubscribeRate: 0,
                  revenue: '20.00',
                  cost: '1.00',
                  roi: 19,
                },
              },
            ],
          },
        ],
      },
    },
    variables: ({ joes, sarahs }) => ({ segmentIds: [joes, sarahs] }),
  },
  {
    question: 'sent, delivered, opened, clicked, answered, converted, bounced, complained, unsubscribed: of people and of messages',
    query: `{ campaigns { nodes { name performance { sent { people events } delivered { people } opened { people events } clicked { people } responded { people }
      converted { people } bounced { people } markedAsSpam { people } unsubscribed { people } openRate clickThroughRate responseRate conversionRate
      unsubscribeRate complaintRate bounceRate revenue cost roi } } } }`,
    answer: {
      campaigns: {
        nodes: [
          {
            name: 'Letter',
            performance: {
              sent: { people: 2, events: 2 },
              delivered: { people: 0 },
              opened: { people: 0, events: 0 },
              clicked: { people: 0 },
              responded: { people: 0 },
              converted: { people: 1 },
              bounced: { people: 0 },
              markedAsSpam: { people: 0 },
              unsubscribed: { people: 0 },
              openRate: 0,
              clickThroughRate: 0,
              responseRate: 0,
              conversionRate: 0.5,
              unsubscribeRate: 0,
              complaintRate: 0,
              bounceRate: 0,
              revenue: '30.00',
              cost: '4.00',
              roi: 6.5,
            },
          },
          {
            name: 'Weekly sale',
            performance: {
              sent: { people: 4, events: 4 },
              delivered: { people: 0 },
              opened: { people: 1, events: 2 },
              clicked: { people: 1 },
              responded: { people: 1 },
              converted: { people: 1 },
              bounced: { people: 0 },
              markedAsSpam: { people: 0 },
              unsubscribed: { people: 1 },
              openRate: 0.25,
              clickThroughRate: 0.25,
              responseRate: 0.25,
              conversionRate: 0.25,
              unsubscribeRate: 0.25,
              complaintRate: 0,
              bounceRate: 0,
              revenue: '20.00',
              cost: '4.00',
              roi: 4,
            },
          },
        ],
      },
    },
  },
  {
    question: 'what do those return who got the last campaign?',
    query: everybody('breakdown(by: "last_campaign", figures: ["contribution", "roi"]) { parts { kind value size figures { sum mean } } }'),
    answer: {
      segmentValue: {
        breakdown: {
          parts: [
            {
              kind: 'VALUE',
              value: 'Weekly sale',
              size: 4,
              figures: [
                { sum: '330.00', mean: '82.50' },
                { sum: null, mean: '16.50' },
              ],
            },
            {
              kind: 'MISSING',
              value: null,
              size: 6,
              figures: [
                { sum: '-75.00', mean: '-12.50' },
                { sum: null, mean: '-0.555556' },
              ],
            },
          ],
        },
      },
    },
  },
  {
    question: 'a goal that is specific, measured and dated for a campaign, and how far it is',
    query: `mutation ($campaignId: ID!) { setCampaignGoals(input: { campaignId: $campaignId,
      goals: [{ metric: CONVERSION_RATE, target: "0.05", dueAt: "2026-06-30T00:00:00Z" }, { metric: REVENUE, target: "100", dueAt: "2026-06-30T00:00:00Z" }] })
      { goals { metric target baseline actual reached onCourse } } }`,
    answer: {
      setCampaignGoals: {
        goals: [
          { metric: 'CONVERSION_RATE', target: '0.05', baseline: 0.25, actual: 0.25, reached: true, onCourse: true },
          { metric: 'REVENUE', target: '100.00', baseline: 20, actual: 20, reached: false, onCourse: true },
        ],
      },
    },
    variables: ({ sale }) => ({ campaignId: sale }),
  },
  {
    question: 'is a group large enough for a campaign, apart from another, and can it be reached? (distinct, tangible, accessible)',
    query: `{ segmentByName(name: "Sarahs") { value { size baseSize figures(names: ["consent"]) { values { value share baseShare } } } }
      both: segmentValue(query: "segment MATCHES (name = 'Sarahs') AND segment MATCHES (name = 'Joes')") { size } }`,
    answer: {
      segmentByName: { value: { size: 1, baseSize: 10, figures: [{ values: [{ value: 'email', share: 1, baseShare: 0.2 }] }] } },
      both: { size: 0 },
    },
  },
];
