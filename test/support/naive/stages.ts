import type { NaiveCustomer, NaiveValue, NaiveWorld } from './customer.js';
import { orderMoments } from './orders.js';
import { ratio } from './ratio.js';
import { moveDay, wallDay } from './zone.js';

type Meaning = (customer: NaiveCustomer, world: NaiveWorld) => NaiveValue;

/** Where a customer stands with the business. */
export const STAGES: Readonly<Record<string, Meaning>> = {
  lifecycle_stage: ({ record, orders }) => record.lifecycleStage ?? (orders.length > 0 ? 'customer' : 'prospect'),
  buyer_type: ({ orders }, { now, timeZone }) => {
    const last = orderMoments(orders).at(-1);
    if (last === undefined) return 'prospect';
    if (wallDay(last, timeZone) < moveDay(wallDay(now, timeZone), -180, 'd')) return 'lapsed';
    if (orders.length === 1) return 'first_time';
    const occasions = orders.filter(({ occasion }) => typeof occasion === 'string');
    return occasions.length >= orders.length / 2 ? 'special_occasion' : 'regular';
  },
  days_to_second_order: ({ orders }, { timeZone }) => {
    const [first, second] = orderMoments(orders);
    if (first === undefined || second === undefined) return null;
    return ratio((Date.parse(wallDay(second, timeZone)) - Date.parse(wallDay(first, timeZone))) / 86_400_000);
  },
};
