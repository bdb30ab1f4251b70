import { daysAgo, daysAhead, money, templatesOf } from '../template.js';

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
    key: 'expiring-credit',
    name: 'Store credit expires soon',
    purpose: 'Have credit left that is about to expire: a reminder that sells.',
    rule: 'store_credit_accounts MATCHES (balance > 0, next_expiry_date BETWEEN today AND {days})',
    parameters: [daysAhead(30)],
  },
]);
