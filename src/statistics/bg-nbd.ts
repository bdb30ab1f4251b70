import { curvesUpward, minimise } from './minimise.js';
import { hypergeometric, logBeta, logGamma } from './special-functions.js';
import { type Pause, sumInTurns } from './turns.js';

/*
 * When customers buy again: BG/NBD (P. Fader, B. Hardie, K. Lee, Counting Your Customers the Easy Way, Marketing Science 24, 2005). Each buys at a rate of
 * their own, gamma-distributed (r, alpha), and leaves after a purchase with a probability of their own, beta-distributed (a, b).
 */

export interface PurchaseParameters {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** What a customer did, in one unit of time. */
export interface Purchases {
  /** How often they bought after the first time. */
  readonly repeats: number;
  /** From the first purchase to the last. */
  readonly recency: number;
  /** From the first purchase to the present. */
  readonly age: number;
}

/** How many customers did the same. */
export interface CountedPurchases extends Purchases {
  readonly customers: number;
}

/** Why there is no fit. */
export type Misfit =
  /** The search did not come to rest. */
  | 'NOT_SETTLED'
  /** A parameter ran away: the data do not say what it is. */
  | 'RUNAWAY'
  /** What was found is no maximum. */
  | 'NO_MAXIMUM';

export type PurchaseFit =
  | { readonly ok: true; readonly parameters: PurchaseParameters; readonly logLikelihood: number }
  | { readonly ok: false; readonly misfit: Misfit };

/** Beyond these a parameter says nothing any more. */
const BOUNDS = { r: [0.001, 100], alpha: [0.001, 10_000], a: [0.001, 100], b: [0.001, 100] } as const satisfies Readonly<
  Record<keyof PurchaseParameters, readonly [number, number]>
>;
const STARTS: readonly PurchaseParameters[] = [
  { r: 0.3, alpha: 0.1, a: 0.8, b: 2.4 },
  { r: 1, alpha: 1, a: 1, b: 1 },
  { r: 2, alpha: 0.3, a: 0.3, b: 4 },
];

/** The parameters under which what customers did is likeliest. */
export async function fitPurchases(customers: readonly CountedPurchases[], pause: Pause): Promise<PurchaseFit> {
  const total = await sumInTurns(customers, (one) => one.customers, pause);
  const meanAge = (await sumInTurns(customers, (one) => one.customers * one.age, pause)) / total;
  const perCustomer = async (at: readonly number[]) => -(await logLikelihoodOf(customers, parametersAt(at), pause)) / total;
  const starts = STARTS.map(({ r, alpha, a, b }) => [r, alpha * meanAge, a, b].map(Math.log));
  const isWithin = (at: readonly number[]) => areWithin(parametersAt(at));
  const found = await minimise(perCustomer, starts, { pause, isWithin });
  const parameters = parametersAt(found.at);
  if (!areWithin(parameters)) return { ok: false, misfit: 'RUNAWAY' };
  if (!found.settled) return { ok: false, misfit: 'NOT_SETTLED' };
  if (!(await curvesUpward(perCustomer, found.at, pause))) return { ok: false, misfit: 'NO_MAXIMUM' };
  return { ok: true, parameters, logLikelihood: -found.value * total };
}

function areWithin(parameters: PurchaseParameters): boolean {
  return (Object.keys(BOUNDS) as (keyof PurchaseParameters)[]).every(
    (name) => parameters[name] >= BOUNDS[name][0] && parameters[name] <= BOUNDS[name][1],
  );
}

function parametersAt(at: readonly number[]): PurchaseParameters {
  const [r, alpha, a, b] = at.map(Math.exp) as [number, number, number, number];
  return { r, alpha, a, b };
}

/** The logarithm of how likely it all is under some parameters. */
export function logLikelihoodOf(
  customers: readonly CountedPurchases[],
  { r, alpha, a, b }: PurchaseParameters,
  pause: Pause,
): Promise<number> {
  const ofRepeats: number[] = [];
  const fixed = r * Math.log(alpha) - logGamma(r) - logBeta(a, b);
  const ofOne = ({ repeats, recency, age, customers: count }: CountedPurchases) => {
    const known = (ofRepeats[repeats] ??= logGamma(r + repeats) + logBeta(a, b + repeats));
    const stayed = -(r + repeats) * Math.log(alpha + age);
    const left = repeats === 0 ? -Infinity : Math.log(a / (b + repeats - 1)) - (r + repeats) * Math.log(alpha + recency);
    const greater = Math.max(stayed, left);
    return count * (fixed + known + greater + Math.log1p(Math.exp(Math.min(stayed, left) - greater)));
  };
  return sumInTurns(customers, ofOne, pause);
}

/** How likely it is that the customer has not left; 1 for whoever bought once, which is why it does not rank who buys again. */
export function stillCustomer({ r, alpha, a, b }: PurchaseParameters, { repeats, recency, age }: Purchases): number {
  if (repeats === 0) return 1;
  return 1 / (1 + (a / (b + repeats - 1)) * Math.exp((r + repeats) * Math.log((alpha + age) / (alpha + recency))));
}

/** How often the customer will buy within a time from now. */
export function expectedPurchases(parameters: PurchaseParameters, customer: Purchases, within: number): number {
  const { r, alpha, b } = parameters;
  // At a = 1 the formula is nought divided by nought; beside it it is what it is there.
  const a = Math.abs(parameters.a - 1) < 1e-6 ? 1 + 1e-6 : parameters.a;
  const { repeats, age } = customer;
  const shrunk = ((alpha + age) / (alpha + age + within)) ** (r + repeats);
  const series = hypergeometric(r + repeats, b + repeats, a + b + repeats - 1, within / (alpha + age + within));
  return (stillCustomer(parameters, customer) * (a + b + repeats - 1) * (1 - shrunk * series)) / (a - 1);
}

/** How likely the customer buys at all within a time from now. */
export function purchaseProbability(parameters: PurchaseParameters, customer: Purchases, within: number): number {
  const { r, alpha } = parameters;
  const { repeats, age } = customer;
  return stillCustomer(parameters, customer) * (1 - ((alpha + age) / (alpha + age + within)) ** (r + repeats));
}
