import type { Random } from '../kernel/index.js';
import type { ConsentRecord } from '../records/index.js';
import type { DemoCalendar } from './demo-calendar.js';
import { lookAt, visit, type UnnumberedEvent } from './demo-events.js';
import { reply, type UnnumberedAnswer } from './demo-survey.js';
import type { Shelf, Shopper } from './shelf.js';

/** How to reach Joe and Sarah, what they do in the web shop and what they told. */
export interface PersonsWays {
  readonly consents: readonly ConsentRecord[];
  readonly events: readonly UnnumberedEvent[];
  readonly answers: readonly UnnumberedAnswer[];
}

/** Joe may be rung up and written letters; he looks things up now and then before he comes to the store, and wants good service. */
export function joesWays(random: Random, calendar: DemoCalendar, shelf: Shelf): PersonsWays {
  const customerExternalId = 'joe';
  const shopper: Shopper = { taste: 0.7, favouriteCategory: 'Home', loyalTo: undefined };
  const consent = (channel: ConsentRecord['channel'], status: ConsentRecord['status']): ConsentRecord => {
    return { customerExternalId, channel, status, changedAt: calendar.instant(1_020, 11 * 60), method: 'form', place: 'store' };
  };
  return {
    consents: [consent('phone', 'SUBSCRIBED'), consent('post', 'SUBSCRIBED'), consent('email', 'NOT_SUBSCRIBED')],
    events: [63, 41].flatMap((daysAgo) => {
      const looksAt = lookAt(random, shelf, shopper, daysAgo);
      return visit(random, calendar, { customerExternalId, daysAgo, device: 'laptop', signsIn: false, looksAt, ending: 'looks' });
    }),
    answers: reply(calendar, { customerExternalId, daysAgo: 58, matters: 'service', recommendation: 9 }),
  };
}

/** Sarah takes mails and messages, is in the web shop twice a week, and leaves a checkout now and then until the price falls. */
export function sarahsWays(random: Random, calendar: DemoCalendar, shelf: Shelf): PersonsWays {
  const customerExternalId = 'sarah';
  const shopper: Shopper = { taste: 0.12, favouriteCategory: 'Accessories', loyalTo: undefined };
  const consent = (channel: ConsentRecord['channel'], daysAgo: number, method: string, place: string): ConsentRecord => {
    return { customerExternalId, channel, status: 'SUBSCRIBED', changedAt: calendar.instant(daysAgo, 20 * 60), method, place };
  };
  const visits = Array.from({ length: 20 }, (_, index) => 3 + index * 4);
  return {
    consents: [consent('email', 680, 'double_opt_in', 'account'), consent('sms', 610, 'form', 'checkout')],
    events: visits.flatMap((daysAgo, index) => {
      const looksAt = lookAt(random, shelf, shopper, daysAgo);
      const ending = index % 5 === 1 ? 'leaves checkout' : index % 2 === 0 ? 'cart' : 'looks';
      return visit(random, calendar, { customerExternalId, daysAgo, device: 'phone', signsIn: true, looksAt, ending });
    }),
    answers: reply(calendar, { customerExternalId, daysAgo: 66, matters: 'price', recommendation: 8 }),
  };
}
