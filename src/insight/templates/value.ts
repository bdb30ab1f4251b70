import { daysAgo, daysAhead, money, number, templatesOf } from '../template.js';

export const value = templatesOf('value', [
  {
    key: 'big-spenders',
    name: 'Big spenders',
    purpose: 'Spend much: worth personal service.',
    rule: 'orders_placed MATCHES (date >= {days}, sum_amount >= {amount})',
    parameters: [daysAgo(365), money('amount', 'Amount spent', 1_000)],
  },
  {
    key: 'high-basket',
    name: 'Large baskets',
    purpose: 'Few orders or many, each is large.',
    rule: 'average_order_value >= {amount}',
    parameters: [money('amount', 'Average order', 150)],
  },
  {
    key: 'high-margin',
    name: 'High margin',
    purpose: 'What is earned on them, not what they spend.',
    rule: 'total_margin >= {margin}',
    parameters: [money('margin', 'Total margin', 500)],
  },
  {
    key: 'promising-spenders',
    name: 'Predicted to spend much',
    purpose: 'By what they did so far, among those who will spend most.',
    rule: "predicted_spend_tier = 'HIGH'",
  },
  {
    key: 'spending-halved',
    name: 'Spending halved',
    purpose: 'Spend far less than in the time before: find out before they are gone.',
    rule: 'orders_placed.sum_amount(date >= {recent}) < {share} * (orders_placed.sum_amount(date >= {whole}) - orders_placed.sum_amount(date >= {recent}))',
    parameters: [
      daysAgo(90, 'recent', 'Days of the time now'),
      daysAgo(180, 'whole', 'Days of both times together'),
      number('share', 'Share of the time before', '0 to 1', 0.5),
    ],
  },
  {
    key: 'spending-doubled',
    name: 'Spending doubled',
    purpose: 'Spend far more than in the time before: on the way to the best.',
    rule: 'orders_placed.sum_amount(date >= {recent}) > {factor} * (orders_placed.sum_amount(date >= {whole}) - orders_placed.sum_amount(date >= {recent})) AND orders_placed.sum_amount(date >= {whole}) > orders_placed.sum_amount(date >= {recent})',
    parameters: [
      daysAgo(90, 'recent', 'Days of the time now'),
      daysAgo(180, 'whole', 'Days of both times together'),
      number('factor', 'Times the time before', 'times', 2),
    ],
  },
  {
    key: 'expiring-credit',
    name: 'Store credit expires soon',
    purpose: 'Have credit left that is about to expire: a reminder that sells.',
    rule: 'store_credit_accounts MATCHES (balance > 0, next_expiry_date BETWEEN today AND {days})',
    parameters: [daysAhead(30)],
  },
]);
