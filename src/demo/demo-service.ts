import type { Random } from '../kernel/index.js';
import type { ServiceInteractionRecord } from '../records/index.js';
import type { DemoCalendar } from './demo-calendar.js';
import type { DemoCustomer } from './demo-customers.js';
import { money } from './money.js';

/** An interaction without its id: ids are given over all customers. */
export type UnnumberedInteraction = Omit<ServiceInteractionRecord, 'externalId'>;

const channels = { email: 4, phone: 3, chat: 3, store: 1 };
const subjects = { delivery: 6, return: 5, product: 4, payment: 2, account: 2, complaint: 2 };
const CENTS_PER_MINUTE = 65;
/** What is older has been settled: the queue is of these days, with some that are overdue. */
const LONGEST_OPEN_DAYS = 5;

/** One contact: the more effort it takes, the longer and dearer it is and the less they like it. */
export interface Contact {
  readonly customerExternalId: string;
  readonly daysAgo: number;
  readonly channel: string;
  readonly subject: string;
  /** 1 to 10. */
  readonly effort: number;
}

/** What one customer needed help with: most need none, a few a great deal. */
export function makeInteractions(random: Random, calendar: DemoCalendar, customer: DemoCustomer): UnnumberedInteraction[] {
  const needsHelp = random.chance(customer.lastOrderDaysAgo === undefined ? 0.06 : 0.36);
  if (!needsHelp) return [];
  const neediness = random.normal(4.2, 2);
  const count = 1 + Math.floor(-Math.log(1 - random.next()) * (neediness > 6 ? 3 : 1.2));
  return Array.from({ length: count }, () =>
    interaction(random, calendar, {
      customerExternalId: customer.record.externalId,
      daysAgo: random.integer(0, Math.max(1, customer.knownForDays)),
      channel: random.weighted(channels),
      subject: random.weighted(subjects),
      effort: Math.round(Math.min(10, Math.max(1, random.normal(neediness, 1.3)))),
    }),
  );
}

export function interaction(random: Random, calendar: DemoCalendar, contact: Contact): UnnumberedInteraction {
  const { effort } = contact;
  const minutes = random.logNormal(2 + effort * 2.2, 0.35);
  return {
    customerExternalId: contact.customerExternalId,
    channel: contact.channel,
    subject: contact.subject,
    effort,
    minutes: minutes.toFixed(2),
    satisfaction: Math.round(Math.min(5, Math.max(1, random.normal(5.4 - effort * 0.4, 0.6)))),
    resolved: random.chance(1 - effort * 0.06) || contact.daysAgo > LONGEST_OPEN_DAYS,
    cost: money(Math.round(minutes * CENTS_PER_MINUTE)),
    occurredAt: calendar.instant(contact.daysAgo, random.integer(9 * 60, 18 * 60)),
  };
}
