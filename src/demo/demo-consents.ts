import type { Random } from '../kernel/index.js';
import type { ConsentRecord } from '../records/index.js';
import type { DemoCalendar } from './demo-calendar.js';
import type { DemoCustomer } from './demo-customers.js';

const NEWSLETTER = 'newsletter';
const places = { checkout: 6, account: 3, store: 2, event: 1 };
/** What those say who did not ask for the newsletter. */
const emailWords = { SUBSCRIBED: 30, NOT_SUBSCRIBED: 45, UNSUBSCRIBED: 18, PENDING: 5, INVALID: 2 } as const;
const smsWords = { SUBSCRIBED: 60, NOT_SUBSCRIBED: 25, UNSUBSCRIBED: 15 } as const;

/** What one customer said about being reached, mostly when they came: by e-mail most said something, by SMS some. */
export function makeConsents(random: Random, calendar: DemoCalendar, { record, knownForDays }: DemoCustomer): ConsentRecord[] {
  const { externalId, emails = [], phones = [], tags = [], addedAt } = record;
  const say = (channel: ConsentRecord['channel'], status: NonNullable<ConsentRecord['status']>): ConsentRecord => {
    const place = random.weighted(places);
    const tookBack = status === 'UNSUBSCRIBED' && knownForDays > 1;
    return {
      customerExternalId: externalId,
      channel,
      status,
      changedAt: tookBack ? calendar.instant(random.integer(1, knownForDays - 1), random.integer(9 * 60, 21 * 60)) : addedAt,
      method: tookBack ? 'unsubscribe_link' : channel === 'email' ? random.weighted({ double_opt_in: 7, single_opt_in: 3 }) : 'form',
      place: tookBack ? channel : place,
    };
  };
  const askedByEmail = emails.length > 0 && random.chance(0.92);
  const askedBySms = phones.length > 0 && random.chance(0.3);
  return [
    ...(askedByEmail ? [say('email', tags.includes(NEWSLETTER) ? 'SUBSCRIBED' : random.weighted(emailWords))] : []),
    ...(askedBySms ? [say('sms', random.weighted(smsWords))] : []),
  ];
}

/** Whether campaigns may write to them. */
export function takesEmail(consents: readonly ConsentRecord[]): boolean {
  return consents.some(({ channel, status }) => channel === 'email' && status === 'SUBSCRIBED');
}
