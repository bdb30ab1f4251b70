import type { NaiveCustomer } from './customer.js';
import { ratio, type Ratio } from './ratio.js';

const DAY_MS = 86_400_000;

export function moment(order: NaiveCustomer['orders'][number]): number {
  return new Date(order.placedAt ?? Number.NaN).getTime();
}

export function orderMoments(orders: NaiveCustomer['orders']): Date[] {
  return orders.map((order) => new Date(moment(order))).sort((a, b) => a.getTime() - b.getTime());
}

export function spanDays(orders: NaiveCustomer['orders']): Ratio {
  const moments = orderMoments(orders).map((date) => date.getTime());
  return ratio((moments.at(-1) ?? 0) - (moments.at(0) ?? 0), DAY_MS);
}
