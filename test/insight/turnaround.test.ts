import { lossOf, type Worth } from '../../src/insight/index.js';

const worth = (margin: string, service: string, campaigns: string): Worth => ({
  total_margin: margin,
  service_cost: service,
  campaign_cost: campaigns,
  contribution: String(Number(margin) - Number(service) - Number(campaigns)),
  roi: null,
  revenue_without_cost: '0',
  orders_without_rate: 0,
  interactions_without_cost: 0,
  messages_without_cost: 0,
});

test.each([
  ['service that is dearer than the loss could be less', worth('90', '100', '5'), 'SERVICE', ['LESS_SERVICE 15', 'MORE_MARGIN 15']],
  ['the smallest share is told first', worth('25', '20', '80'), 'CAMPAIGNS', ['FEWER_MESSAGES 75', 'MORE_MARGIN 75']],
  ['so it is where margin is the greater', worth('100', '60', '50'), 'SERVICE', ['MORE_MARGIN 10', 'LESS_SERVICE 10', 'FEWER_MESSAGES 10']],
  ['neither alone is enough, both together are', worth('0', '30', '30'), 'SERVICE', ['LESS_OF_BOTH 60', 'MORE_MARGIN 60']],
  ['goods that are sold below cost are no matter of service', worth('-50', '10', '10'), 'GOODS', ['MORE_MARGIN 70']],
])('%s', (_, of, largest, changes) => {
  const loss = lossOf(of);
  expect(loss.largestCost.kind).toBe(largest);
  expect(loss.changes.map(({ kind, amount }) => `${kind} ${Number(amount)}`)).toEqual(changes);
});
