import type { Random } from '../kernel/index.js';
import type { StoreCreditAccountRecord } from '../records/index.js';
import type { DemoCalendar } from './demo-calendar.js';
import type { DemoCustomer } from './demo-customers.js';
import { money } from './money.js';

/** In the currency of the workspace, whichever that is. */
export type DemoCredit = Omit<StoreCreditAccountRecord, 'currency'>;

/** What some of those with a loyalty card have to their credit; it expires within the year. */
export function makeCredit(random: Random, calendar: DemoCalendar, { record }: DemoCustomer): DemoCredit[] {
  if (record.tags?.includes('loyalty-card') !== true || !random.chance(0.2)) return [];
  const creditedDaysAgo = random.integer(5, 360);
  return [
    {
      externalId: `credit-${record.externalId}`,
      customerExternalId: record.externalId,
      balance: money(random.integer(2, 12) * 500),
      lastCreditAt: calendar.instant(creditedDaysAgo, 12 * 60),
      nextExpiryAt: calendar.instant(creditedDaysAgo - 365, 12 * 60),
    },
  ];
}
