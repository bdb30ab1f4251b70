/** A ready segment: what it is for, and a rule that can be saved as it is or turned at its numbers. */
export interface SegmentTemplate {
  readonly name: string;
  /** The classic model it belongs to. */
  readonly model: 'demographic' | 'geographic' | 'behavioural' | 'value' | 'life-cycle' | 'influence' | 'service';
  readonly purpose: string;
  readonly query: string;
}

export const segmentTemplates: readonly SegmentTemplate[] = [
  {
    name: 'First-time buyers',
    model: 'life-cycle',
    purpose: 'Bought for the first time within 30 days: welcome them and make the second order easy.',
    query: 'number_of_orders = 1 AND last_order_date >= -30d',
  },
  {
    name: 'Regular buyers',
    model: 'life-cycle',
    purpose: 'Ordered at least four times within a year: the ones to keep.',
    query: 'orders_placed MATCHES (date >= -1y, count >= 4)',
  },
  {
    name: 'Special-occasion buyers',
    model: 'life-cycle',
    purpose: 'Buy for occasions: remind them in time.',
    query: 'orders_placed MATCHES (occasion IS NOT NULL, date >= -2y, count >= 2)',
  },
  {
    name: 'Lapsed customers',
    model: 'life-cycle',
    purpose: 'Bought before, but not for 180 days: win them back or let them go.',
    query: 'number_of_orders > 0 AND last_order_date < -180d',
  },
  { name: 'Prospects', model: 'life-cycle', purpose: 'Known, but no order yet.', query: 'number_of_orders = 0' },
  {
    name: 'Big spenders',
    model: 'value',
    purpose: 'Spent 1,000 or more within a year: worth personal service.',
    query: 'orders_placed MATCHES (date >= -1y, sum_amount >= 1000)',
  },
  {
    name: 'Discount seekers',
    model: 'behavioural',
    purpose: 'Bought under a promotion three times or more: price decides.',
    query: 'products_purchased MATCHES (promotion IS NOT NULL, count >= 3)',
  },
  {
    name: 'Buy online only',
    model: 'behavioural',
    purpose: 'Never bought anywhere but online: speak to them there.',
    query: "orders_placed MATCHES (channel = 'online') AND orders_placed NOT MATCHES (channel != 'online')",
  },
  {
    name: 'Return much',
    model: 'behavioural',
    purpose: 'Sent back three order lines or more within a year: find out why.',
    query: 'products_purchased MATCHES (returned = true, date >= -1y, count >= 3)',
  },
  {
    name: 'Birthday within 30 days',
    model: 'demographic',
    purpose: 'A reason to write that is theirs alone.',
    query: "anniversary('birth_date') BETWEEN today AND +30d",
  },
  { name: 'Under 25', model: 'demographic', purpose: 'Young adults and younger.', query: 'age < 25' },
  {
    name: 'Customers in Germany',
    model: 'geographic',
    purpose: 'By country: language, law and delivery differ.',
    query: "customer_countries CONTAINS 'DE'",
  },
  {
    name: 'Influencers',
    model: 'influence',
    purpose: 'Reach 3,000 followers or more, and these react: give them something to tell.',
    query: 'influence_reach >= 3000 AND influence MATCHES (engagement_rate >= 0.02)',
  },
  {
    name: 'Costly to serve',
    model: 'service',
    purpose: 'Service takes more effort than usual while little is bought: spend the time where it pays.',
    query: 'service_effort >= 7 AND amount_spent < 200',
  },
];
