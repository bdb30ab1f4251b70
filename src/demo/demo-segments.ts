/** A segment that the demo shop starts with; `query` is in the rule language, in its canonical form. */
export interface DemoSegment {
  readonly name: string;
  readonly description: string;
  readonly query: string;
}

/** Ten ways to look at the shop. Most move by themselves as days pass; Joe is in the third, Sarah in the fourth and the ninth. */
export const demoSegments: readonly DemoSegment[] = [
  {
    name: 'Big spenders',
    description: 'Spent more than 1,000 in the last 90 days.',
    query: 'orders_placed MATCHES (date >= -90d, sum_amount > 1000)',
  },
  {
    name: 'First-time buyers',
    description: 'Placed their first order in the last 30 days and no other since: the time to win a second one.',
    query: 'number_of_orders = 1 AND first_order_date >= -30d',
  },
  {
    name: 'Special-occasion store buyers',
    description:
      'Home owners who come to the store for birthdays, weddings and Christmas, spend 200 or more each time and never buy online: Joe.',
    query:
      "home_owner = true AND orders_placed MATCHES (channel = 'store', occasion IS NOT NULL, date >= -1y, count >= 2, avg_amount >= 200) AND orders_placed NOT MATCHES (channel = 'online')",
  },
  {
    name: 'Young influencers',
    description: 'Under 25, at home on the web, 500 followers or more, bought online in the last 45 days: Sarah.',
    query:
      "age < 25 AND web_savviness >= 7 AND influence MATCHES (followers >= 500) AND orders_placed MATCHES (channel = 'online', date >= -45d)",
  },
  {
    name: 'Going quiet',
    description: 'Regular customers whose last order was 90 to 180 days ago: still easy to win back.',
    query: 'number_of_orders >= 3 AND last_order_date BETWEEN -180d AND -90d',
  },
  {
    name: 'Lapsed',
    description: 'Bought before, but not for a year.',
    query: 'last_order_date < -1y',
  },
  {
    name: 'Birthday soon',
    description: 'Have their birthday within the next 30 days and bought within the last year.',
    query: "anniversary('birth_date') BETWEEN today AND +30d AND last_order_date >= -1y",
  },
  {
    name: 'Much effort, little spent',
    description: 'Service was hard work in the last year, and they spent under 300 in all.',
    query: 'service_interactions MATCHES (date >= -1y, avg_effort >= 6) AND amount_spent < 300',
  },
  {
    name: 'Left at the checkout',
    description: 'Left a checkout within the last 30 days, have not ordered since, and may be written to: Sarah.',
    query:
      "abandoned_checkout_date >= -30d AND NOT (last_order_date >= abandoned_checkout_date) AND email_subscription_status = 'SUBSCRIBED'",
  },
  {
    name: 'New prospects',
    description: 'Became known in the last 90 days, have not bought yet, and agreed to mail.',
    query: "number_of_orders = 0 AND customer_added_date >= -90d AND consent CONTAINS 'email'",
  },
];
