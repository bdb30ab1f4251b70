import { EXPECTATION_DAYS, PROBABILITY_DAYS } from '../../catalogue/index.js';
import {
  correlation,
  expectedPurchases,
  expectedSpend,
  fitPurchases,
  fitSpend,
  inTurns,
  type Pause,
  type PurchaseParameters,
  purchaseProbability,
  sortedInTurns,
  type Spend,
  type SpendParameters,
} from '../../statistics/index.js';
import { type Conduct, WEEK } from './history.js';

/** Below so many a fit runs away or is far off too often (measured on random parts of CDNOW: docs/figures.md). */
export const LEAST_BUYERS = 500;
/** So many must have bought again, and paid, for what they spend to be told. */
export const LEAST_REPEAT_BUYERS = 100;

export const REFUSALS = ['TOO_FEW_BUYERS', 'TOO_FEW_REPEAT_BUYERS', 'NOT_SETTLED', 'RUNAWAY', 'NO_MAXIMUM', 'NO_MEAN'] as const;
/** Why there is no fit. */
export type Refusal = (typeof REFUSALS)[number];

export interface OrdersFit extends PurchaseParameters {
  readonly logLikelihood: number;
}

export interface SpendFit extends SpendParameters {
  readonly logLikelihood: number;
  /** Of how often with how much: far from 0 the model does not hold. */
  readonly correlation: number | null;
}

/** What was found, or why not; of what customers spend apart. */
export interface PurchaseModel {
  readonly buyers: number;
  readonly repeatBuyers: number;
  readonly orders: OrdersFit | null;
  readonly ordersRefusal: Refusal | null;
  readonly spend: SpendFit | null;
  readonly spendRefusal: Refusal | null;
}

/** The model of customers who did so. Rows in any order give the same bytes. */
export async function fitModel(conducts: readonly Conduct[], pause: Pause): Promise<PurchaseModel> {
  const sorted = await sortedInTurns(conducts, inOrder, pause);
  const spends: Spend[] = [];
  let repeatBuyers = 0;
  const look = ({ repeats, paid, mean }: Conduct) => {
    if (repeats > 0) repeatBuyers++;
    if (paid > 0) spends.push({ purchases: paid, mean });
  };
  await inTurns(sorted, look, pause);
  const none = { buyers: sorted.length, repeatBuyers, spend: null, orders: null };
  if (sorted.length < LEAST_BUYERS) return { ...none, ordersRefusal: 'TOO_FEW_BUYERS', spendRefusal: 'TOO_FEW_BUYERS' };
  if (repeatBuyers < LEAST_REPEAT_BUYERS) return { ...none, ordersRefusal: 'TOO_FEW_REPEAT_BUYERS', spendRefusal: 'TOO_FEW_REPEAT_BUYERS' };
  const orders = await fitPurchases(await alikeTogether(sorted, pause), pause);
  const told = orders.ok
    ? { orders: { ...orders.parameters, logLikelihood: orders.logLikelihood }, ordersRefusal: null }
    : { orders: null, ordersRefusal: orders.misfit };
  if (spends.length < LEAST_REPEAT_BUYERS) return { ...none, ...told, spendRefusal: 'TOO_FEW_REPEAT_BUYERS' };
  const spend = await fitSpend(spends, pause);
  if (!spend.ok) return { ...none, ...told, spendRefusal: spend.misfit };
  const together = await correlation(spends, ['purchases', 'mean'], pause);
  return {
    ...none,
    ...told,
    spend: { ...spend.parameters, logLikelihood: spend.logLikelihood, correlation: together },
    spendRefusal: null,
  };
}

/** What is told of one customer. */
export interface Expectation {
  readonly orders: number;
  readonly value: number | null;
  readonly probability: number;
}

/** What a customer will do within so many days; the probability is that of the nearer days. */
export function expectationOf(
  { orders, spend }: { readonly orders: PurchaseParameters; readonly spend: SpendParameters | null },
  conduct: Conduct,
  days = EXPECTATION_DAYS,
): Expectation {
  const expected = Math.max(0, expectedPurchases(orders, conduct, days / WEEK));
  return {
    orders: expected,
    value: spend === null ? null : expected * expectedSpend(spend, { purchases: conduct.paid, mean: conduct.mean }),
    probability: Math.min(1, Math.max(0, purchaseProbability(orders, conduct, PROBABILITY_DAYS / WEEK))),
  };
}

export function inOrder(one: Conduct, other: Conduct): number {
  return (
    one.repeats - other.repeats || one.recency - other.recency || one.age - other.age || one.paid - other.paid || one.mean - other.mean
  );
}

/** Those who did the same are reckoned once. */
async function alikeTogether(sorted: readonly Conduct[], pause: Pause) {
  const groups: { repeats: number; recency: number; age: number; customers: number }[] = [];
  const add = ({ repeats, recency, age }: Conduct) => {
    const last = groups.at(-1);
    if (last?.repeats === repeats && last.recency === recency && last.age === age) last.customers++;
    else groups.push({ repeats, recency, age, customers: 1 });
  };
  await inTurns(sorted, add, pause);
  return groups;
}
