import { isMissing, keyIn, type NaiveCustomer, type NaiveWorld } from './customer.js';
import { counts, rounded, worthOfOrder, type Worth } from './money.js';
import { minus, plus, ratio, ratioOf, sum, times, type Ratio } from './ratio.js';

/** What a customer brings and costs, in exact money. */
const overOrders =
  (part: keyof Worth) =>
  ({ orders }: NaiveCustomer, world: NaiveWorld): Ratio =>
    sum(orders.flatMap((order) => worthOfOrder(order, world)?.[part] ?? []));

export const revenue = overOrders('revenue');
export const revenueWithoutCost = overOrders('revenueWithoutCost');
export const costOfGoods = overOrders('costOfGoods');

/** Pieces are counted whether or not there is a rate. */
export function unitsWithoutCost({ orders }: NaiveCustomer, world: NaiveWorld): Ratio {
  return sum(orders.filter(counts).flatMap((order) => worthOfOrder({ ...order, currency: world.currency }, world)?.unitsWithoutCost ?? []));
}

export function totalMargin(customer: NaiveCustomer, world: NaiveWorld): Ratio {
  return minus(minus(revenue(customer, world), revenueWithoutCost(customer, world)), costOfGoods(customer, world));
}

/** What each interaction cost; null if nobody knows. */
function costs({ interactions }: NaiveCustomer, { costRates }: NaiveWorld): (Ratio | null)[] {
  const { perContact, perMinute, perEffort } = costRates;
  return interactions.map(({ cost, minutes, effort }) => {
    if (!isMissing(cost)) return ratioOf(cost);
    if ([perContact, perMinute, perEffort].every(isMissing)) return null;
    if (!isMissing(perMinute) && isMissing(minutes)) return null;
    if (!isMissing(perEffort) && isMissing(effort)) return null;
    const ofTime = times(ratioOf(perMinute ?? 0), ratioOf(minutes ?? 0));
    return rounded(plus(plus(ratioOf(perContact ?? 0), ofTime), times(ratioOf(perEffort ?? 0), ratio(effort ?? 0))));
  });
}

export function serviceCost(customer: NaiveCustomer, world: NaiveWorld): Ratio {
  return sum(costs(customer, world).filter((cost) => cost !== null));
}

export function interactionsWithoutCost(customer: NaiveCustomer, world: NaiveWorld): Ratio {
  return ratio(costs(customer, world).filter((cost) => cost === null).length);
}

/** What each message that was sent cost; null if nobody knows. */
function messages({ source, engagements }: NaiveCustomer, { campaigns, costRates }: NaiveWorld): (Ratio | null)[] {
  return engagements
    .filter(({ kind }) => kind === 'sent')
    .map(({ campaignExternalId }) => {
      const campaign = campaigns.get(keyIn(source, campaignExternalId ?? ''));
      const cost = campaign?.costPerMessage ?? costRates.messages?.[campaign?.channel ?? ''] ?? null;
      return cost === null ? null : ratioOf(cost);
    });
}

export function campaignCost(customer: NaiveCustomer, world: NaiveWorld): Ratio {
  return sum(messages(customer, world).filter((cost) => cost !== null));
}

export function messagesWithoutCost(customer: NaiveCustomer, world: NaiveWorld): Ratio {
  return ratio(messages(customer, world).filter((cost) => cost === null).length);
}

export function costOf(customer: NaiveCustomer, world: NaiveWorld): Ratio {
  return plus(serviceCost(customer, world), campaignCost(customer, world));
}

export function contribution(customer: NaiveCustomer, world: NaiveWorld): Ratio {
  return minus(totalMargin(customer, world), costOf(customer, world));
}
