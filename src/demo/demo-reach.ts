import type { Random } from '../kernel/index.js';
import type { ConsentRecord, CustomerRecord } from '../records/index.js';
import { makeEngagements, type DemoCampaign, type Reader, type UnnumberedEngagement } from './demo-campaigns.js';
import type { DemoCalendar } from './demo-calendar.js';
import { makeConsents, takesEmail } from './demo-consents.js';
import type { DemoCustomer } from './demo-customers.js';
import type { UnnumberedOrder } from './demo-orders.js';
import type { DemoPerson } from './demo-people.js';

/** What was said about being reached, and what came of reaching them. */
export interface Reach {
  readonly consents: readonly ConsentRecord[];
  readonly engagements: readonly UnnumberedEngagement[];
}

export interface Reachable {
  readonly people: readonly DemoPerson[];
  readonly crowd: readonly DemoCustomer[];
  /** Of all of them, the earliest first. */
  readonly orders: readonly UnnumberedOrder[];
}

/** The reach of everybody. Joe and Sarah are keen readers of what may be sent to them. */
export function makeReach(
  random: Random,
  calendar: DemoCalendar,
  campaigns: readonly DemoCampaign[],
  { people, crowd, orders }: Reachable,
): Reach[] {
  const ordersOf = ordersByCustomer(orders);
  const reachOne = ({ externalId, addedAt, tags }: CustomerRecord, consents: readonly ConsentRecord[], keen: boolean): Reach =>
    reach(random.fork(`campaigns/${externalId}`), calendar, campaigns, consents, {
      customerExternalId: externalId,
      knownSince: addedAt ?? '',
      tags: tags ?? [],
      orders: ordersOf.get(externalId) ?? [],
      keen,
    });
  return [
    ...people.map(({ customer, consents }) => reachOne(customer, consents, true)),
    ...crowd.map((customer) => {
      const consents = makeConsents(random.fork(`consents/${customer.record.externalId}`), calendar, customer);
      return reachOne(customer.record, consents, false);
    }),
  ];
}

/** The campaigns that somebody got whom e-mail may reach; who unsubscribed through one has taken the consent back by it. */
function reach(
  random: Random,
  calendar: DemoCalendar,
  campaigns: readonly DemoCampaign[],
  consents: readonly ConsentRecord[],
  reader: Reader,
): Reach {
  if (!takesEmail(consents)) return { consents, engagements: [] };
  const engagements = makeEngagements(random, calendar, campaigns, reader);
  const ending = engagements.find(({ kind }) => kind === 'unsubscribed');
  if (ending === undefined) return { consents, engagements };
  return { consents: consents.map((consent) => (consent.channel === 'email' ? takeBack(consent, ending) : consent)), engagements };
}

function takeBack(consent: ConsentRecord, { occurredAt }: UnnumberedEngagement): ConsentRecord {
  return { ...consent, status: 'UNSUBSCRIBED', changedAt: occurredAt, method: 'unsubscribe_link', place: 'email' };
}

/** The orders of each customer that were not cancelled. */
function ordersByCustomer(orders: readonly UnnumberedOrder[]): ReadonlyMap<string, Reader['orders']> {
  const byCustomer = new Map<string, UnnumberedOrder[]>();
  for (const order of orders) {
    if (order.customerExternalId === undefined || order.status === 'cancelled') continue;
    const known = byCustomer.get(order.customerExternalId);
    if (known === undefined) byCustomer.set(order.customerExternalId, [order]);
    else known.push(order);
  }
  return byCustomer;
}
