import type { Misfit } from './bg-nbd.js';
import { curvesUpward, minimise } from './minimise.js';
import { logGamma } from './special-functions.js';
import { type Pause, sumInTurns } from './turns.js';

/*
 * What customers spend each time: Gamma-Gamma (P. Fader, B. Hardie, The Gamma-Gamma Model of Monetary Value, 2013). What one spends varies about a
 * mean of their own (shape p), and the means vary between customers (q, gamma). How much must not go with how often.
 */

export interface SpendParameters {
  readonly p: number;
  readonly q: number;
  readonly gamma: number;
}

/** What a customer spends: the mean of so many purchases, above nothing. */
export interface Spend {
  readonly purchases: number;
  readonly mean: number;
}

export type SpendFit =
  | { readonly ok: true; readonly parameters: SpendParameters; readonly logLikelihood: number }
  /** NO_MEAN: the mean of all customers is not finite. */
  | { readonly ok: false; readonly misfit: Misfit | 'NO_MEAN' };

const BOUNDS = { p: [0.001, 10_000], q: [0.001, 1_000] } as const;
const STARTS: readonly (readonly number[])[] = [
  [2, 3, 2],
  [6, 4, 0.5],
  [1, 1.5, 1],
];

/** The parameters under which what customers spent is likeliest. */
export async function fitSpend(customers: readonly Spend[], pause: Pause): Promise<SpendFit> {
  const typical = (await sumInTurns(customers, ({ mean }) => mean, pause)) / customers.length;
  const perCustomer = async (at: readonly number[]) => -(await logLikelihoodOfSpend(customers, parametersAt(at), pause)) / customers.length;
  const starts = STARTS.map(([p = 1, q = 1, gamma = 1]) => [p, q, gamma * typical].map(Math.log));
  const isWithin = (at: readonly number[]) => areWithin(parametersAt(at));
  const found = await minimise(perCustomer, starts, { pause, isWithin });
  const parameters = parametersAt(found.at);
  if (!areWithin(parameters)) return { ok: false, misfit: 'RUNAWAY' };
  if (!found.settled) return { ok: false, misfit: 'NOT_SETTLED' };
  if (!(await curvesUpward(perCustomer, found.at, pause))) return { ok: false, misfit: 'NO_MAXIMUM' };
  if (parameters.q <= 1) return { ok: false, misfit: 'NO_MEAN' };
  return { ok: true, parameters, logLikelihood: -found.value * customers.length };
}

function areWithin({ p, q }: SpendParameters): boolean {
  return p >= BOUNDS.p[0] && p <= BOUNDS.p[1] && q >= BOUNDS.q[0] && q <= BOUNDS.q[1];
}

function parametersAt(at: readonly number[]): SpendParameters {
  const [p, q, gamma] = at.map(Math.exp) as [number, number, number];
  return { p, q, gamma };
}

/** The logarithm of how likely it all is under some parameters. */
export function logLikelihoodOfSpend(customers: readonly Spend[], { p, q, gamma }: SpendParameters, pause: Pause): Promise<number> {
  const ofPurchases: number[] = [];
  const fixed = q * Math.log(gamma) - logGamma(q);
  const ofOne = ({ purchases: x, mean }: Spend) => {
    const known = (ofPurchases[x] ??= logGamma(p * x + q) - logGamma(p * x) + p * x * Math.log(x));
    return fixed + known + (p * x - 1) * Math.log(mean) - (p * x + q) * Math.log(gamma + x * mean);
  };
  return sumInTurns(customers, ofOne, pause);
}

/** What the customer will spend each time: between their own mean, of so many purchases, and that of all. */
export function expectedSpend({ p, q, gamma }: SpendParameters, { purchases, mean }: Spend): number {
  return (p * (gamma + purchases * mean)) / (p * purchases + q - 1);
}
