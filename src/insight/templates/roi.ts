import { number, templatesOf } from '../template.js';

export const roi = templatesOf('roi', [
  {
    key: 'negative-roi',
    name: 'Negative return',
    purpose: 'Cost more than they bring: serve and advertise at less cost.',
    rule: 'roi < 0',
  },
  {
    key: 'low-roi',
    name: 'Low return',
    purpose: 'Bring little more than they cost.',
    rule: 'roi BETWEEN 0 AND {ratio}',
    parameters: [number('ratio', 'Return', 'ratio: 1 is 100 %', 0.5)],
  },
  {
    key: 'unprofitable-service',
    name: 'Service eats the margin',
    purpose: 'What service costs leaves too little of the margin.',
    rule: 'service_cost > 0 AND service_cost > {share} * total_margin',
    parameters: [number('share', 'Share of the margin', '0 to 1', 0.5)],
  },
  {
    key: 'unprofitable-campaigns',
    name: 'Campaigns that do not pay',
    purpose: 'What was spent on messages to them exceeds what they contribute.',
    rule: 'campaign_cost > 0 AND campaign_cost > contribution',
  },
  {
    key: 'best-roi',
    name: 'Best return',
    purpose: 'Bring much more than they cost: look for more like them.',
    rule: 'roi >= {ratio}',
    parameters: [number('ratio', 'Return', 'ratio: 1 is 100 %', 5)],
  },
]);
