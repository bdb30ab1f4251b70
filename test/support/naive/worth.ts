import { keyIn, linesOf, type NaiveCustomer, type NaiveWorld } from './customer.js';
import { lineMargin } from './functions.js';
import { minus, plus, ratioOf, sum, type Ratio } from './ratio.js';

/** What a customer brings and costs, in exact money. */
export function totalMargin(customer: NaiveCustomer, world: NaiveWorld): Ratio {
  return sum(linesOf(customer, world).flatMap((line) => lineMargin(line) ?? []));
}

export function serviceCost({ interactions }: NaiveCustomer): Ratio {
  return sum(interactions.map((interaction) => ratioOf(interaction.cost ?? 0)));
}

export function campaignCost({ source, engagements }: NaiveCustomer, { campaigns }: NaiveWorld): Ratio {
  const sent = engagements.filter(({ kind }) => kind === 'sent');
  return sum(sent.map(({ campaignExternalId }) => ratioOf(campaigns.get(keyIn(source, campaignExternalId ?? ''))?.costPerMessage ?? 0)));
}

export function costOf(customer: NaiveCustomer, world: NaiveWorld): Ratio {
  return plus(serviceCost(customer), campaignCost(customer, world));
}

export function contribution(customer: NaiveCustomer, world: NaiveWorld): Ratio {
  return minus(totalMargin(customer, world), costOf(customer, world));
}
