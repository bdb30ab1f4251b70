import { accountsOf, isMissing, type NaiveCustomer, type NaiveWorld } from './customer.js';
import { amountSpent } from './functions.js';
import { rateOf } from './money.js';
import { spanDays } from './orders.js';
import { divided, minus, ratio, ratioOf, sum, times, type Ratio } from './ratio.js';
import { contribution, costOf, revenue, revenueWithoutCost, totalMargin } from './worth.js';

/** What is divided, and by what. */
type Quotient = readonly [over: Ratio, under: Ratio];

/** The attributes that are a ratio. That of a group is all that is divided, by all that it is divided by. */
export const QUOTIENTS: Readonly<Record<string, (customer: NaiveCustomer, world: NaiveWorld) => Quotient>> = {
  average_order_value: (customer, world) => {
    const withRate = customer.orders.filter((order) => rateOf(order, world) !== null);
    return [amountSpent(customer, world), ratio(withRate.length)];
  },
  margin_rate: (customer, world) => [totalMargin(customer, world), minus(revenue(customer, world), revenueWithoutCost(customer, world))],
  days_between_orders: ({ orders }) => [spanDays(orders), ratio(Math.max(orders.length - 1, 0))],
  order_frequency: ({ orders }) => [ratio(Math.max(orders.length - 1, 0) * 30), spanDays(orders)],
  engagement_rate: (customer) => {
    const rated = accountsOf(customer).flatMap(({ engagementRate, followers }) =>
      isMissing(engagementRate) ? [] : [{ rate: ratioOf(engagementRate), followers: ratio(followers) }],
    );
    return [sum(rated.map(({ rate, followers }) => times(rate, followers))), sum(rated.map(({ followers }) => followers))];
  },
  service_effort: ({ interactions }) => meanOf(interactions.map(({ effort }) => effort)),
  satisfaction: ({ interactions }) => meanOf(interactions.map(({ satisfaction }) => satisfaction)),
  roi: (customer, world) => [contribution(customer, world), costOf(customer, world)],
};

/** The ratio of one customer. */
export const DIVIDED = Object.fromEntries(
  Object.entries(QUOTIENTS).map(([name, quotient]) => [
    name,
    (customer: NaiveCustomer, world: NaiveWorld) => divided(...quotient(customer, world)),
  ]),
);

function meanOf(values: readonly (number | null | undefined)[]): Quotient {
  const known = values.filter((value) => !isMissing(value));
  return [sum(known.map((value) => ratio(value))), ratio(known.length)];
}
