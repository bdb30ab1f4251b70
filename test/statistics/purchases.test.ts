import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedPurchases, fitPurchases, logLikelihoodOf, purchaseProbability, stillCustomer } from '../../src/statistics/bg-nbd.js';
import { expectedSpend, fitSpend, logLikelihoodOfSpend } from '../../src/statistics/gamma-gamma.js';
import { areaUnderCurve, correlation } from '../../src/statistics/index.js';
import { Random } from '../../src/kernel/index.js';
import { SHARED_DATA } from '../support/shared-data.js';

const atOnce = () => Promise.resolve();
/** As P. Fader, B. Hardie and K. Lee published them for the sample of CDNOW. */
const CDNOW = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const SPEND = { p: 6.25, q: 3.74, gamma: 15.44 };

test('a customer of two repeats is expected to buy 1.226 times within 39 weeks, as published', () => {
  const customer = { repeats: 2, recency: 30.43, age: 38.86 };
  expect(expectedPurchases(CDNOW, customer, 39)).toBeCloseTo(1.226, 3);
  expect(stillCustomer(CDNOW, customer)).toBeCloseTo(0.7266, 3);
  expect(expectedPurchases(CDNOW, customer, 0)).toBeCloseTo(0, 12);
});

test('where the formula would divide by nought it is what it is beside', () => {
  const of = (a: number) => expectedPurchases({ ...CDNOW, a }, { repeats: 2, recency: 30, age: 38 }, 39);
  expect(of(1)).toBeCloseTo((of(0.999) + of(1.001)) / 2, 5);
});

test('expectations grow with the time that is looked ahead and fall with silence; a probability is one', () => {
  const random = new Random('expectations');
  for (let trial = 0; trial < 300; trial++) {
    const parameters = { r: random.between(0.1, 3), alpha: random.between(1, 40), a: random.between(0.1, 3), b: random.between(0.3, 6) };
    const repeats = random.integer(0, 120);
    const recency = repeats === 0 ? 0 : random.between(1, 100);
    const of = (age: number, within: number) => expectedPurchases(parameters, { repeats, recency, age }, within);
    const values = [4, 12, 52, 104].map((within) => of(recency + 5, within));
    expect(values.every((value, index) => value > (values[index - 1] ?? 0))).toBe(true);
    expect(of(recency + 60, 52)).toBeLessThan(of(recency + 5, 52));
    const probability = purchaseProbability(parameters, { repeats, recency, age: recency + 5 }, 4);
    expect(probability).toBeGreaterThan(0);
    expect(probability).toBeLessThan(Math.min(1, of(recency + 5, 4) + 1e-12));
  }
});

test('what first customers of CDNOW spend is as published', () => {
  // Expected means of customers with no, two and more repeats (P. Fader, B. Hardie, 2013): the population mean is 35.17.
  expect(expectedSpend(SPEND, { purchases: 0, mean: 0 })).toBeCloseTo(35.2, 1);
  expect(expectedSpend(SPEND, { purchases: 2, mean: 22.345 })).toBeCloseTo(24.65, 1);
});

test('invented customers give back the parameters that they were invented by', async () => {
  const random = new Random('buyers');
  const truth = { r: 0.8, alpha: 8, a: 0.7, b: 2.5 };
  const buyers = Array.from({ length: 1_500 }, () => invent(random, truth, random.between(20, 80)));
  const fit = await fitPurchases(buyers, atOnce);
  if (!fit.ok) throw new Error(fit.misfit);
  expect(fit.parameters.r).toBeCloseTo(truth.r, 0.5);
  expect(fit.parameters.r / fit.parameters.alpha).toBeCloseTo(0.1, 1.8);
  expect(fit.parameters.a / (fit.parameters.a + fit.parameters.b)).toBeCloseTo(truth.a / (truth.a + truth.b), 1.2);
  expect(fit.logLikelihood).toBeGreaterThan(await logLikelihoodOf(buyers, truth, atOnce));
  // The order of rows moves no digit that is told.
  const again = await fitPurchases([...buyers].reverse(), atOnce);
  expect(again.ok && again.parameters.r).toBeCloseTo(fit.parameters.r, 3);
}, 60_000);

test('of data that do not say what a parameter is the fit is refused', async () => {
  // Everybody bought at the same rate and nobody left: there is no spread to find.
  const random = new Random('alike');
  const alike = Array.from({ length: 300 }, () => {
    let [at, repeats, recency] = [0, 0, 0];
    for (;;) {
      at += -Math.log(1 - random.next()) * 4;
      if (at > 50) return { repeats, recency, age: 50, customers: 1 };
      repeats++;
      recency = at;
    }
  });
  expect(await fitPurchases(alike, atOnce)).toMatchObject({ ok: false });
  const same = Array.from({ length: 200 }, () => ({ purchases: 3, mean: 20 }));
  expect(await fitSpend(same, atOnce)).toMatchObject({ ok: false });
}, 60_000);

test('an order is as good as the pairs that it has right', async () => {
  const area = (...scores: readonly (readonly [number, boolean])[]) =>
    areaUnderCurve(
      scores.map(([score, cameTrue]) => ({ score, cameTrue })),
      atOnce,
    );
  expect(await area([1, false], [2, true], [3, false], [4, true])).toBe(0.75);
  expect(await area([1, false], [1, true])).toBe(0.5);
  expect(await area([1, true], [2, true])).toBeNull();
  expect(await area()).toBeNull();
  const related = (...pairs: readonly (readonly [number, number])[]) =>
    correlation(
      pairs.map(([x, y]) => ({ x, y })),
      ['x', 'y'],
      atOnce,
    );
  expect(await related([1, 2], [2, 4], [3, 6])).toBeCloseTo(1, 12);
  expect(await related([1, 2], [1, 4])).toBeNull();
});

const sample = join(SHARED_DATA, 'cdnow', 'sample.txt');
const describeCdnow = existsSync(sample) ? describe : describe.skip;

describeCdnow('the sample of CDNOW, 39 weeks of calibration', () => {
  const customers = existsSync(sample) ? readCdnow(readFileSync(sample, 'utf8')) : [];

  test('has the published fit of BG/NBD', async () => {
    const fit = await fitPurchases(customers, atOnce);
    if (!fit.ok) throw new Error(fit.misfit);
    expect(customers).toHaveLength(2_357);
    expect(fit.logLikelihood).toBeCloseTo(-9_582.429, 2);
    for (const [name, value] of Object.entries({ r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 }))
      expect([name, fit.parameters[name as keyof typeof CDNOW].toFixed(3)]).toEqual([name, value.toFixed(3)]);
    const forecast = customers.map((customer) => expectedPurchases(fit.parameters, customer, 39));
    expect(forecast.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1653.4, 0);
    expect(customers.reduce((sum, { later }) => sum + later, 0)).toBe(1_882);
    const area = await areaUnderCurve(
      customers.map(({ later }, index) => ({ score: forecast[index] as number, cameTrue: later > 0 })),
      atOnce,
    );
    expect(area).toBeCloseTo(0.7725, 3);
  }, 60_000);

  test('has the published fit of Gamma-Gamma', async () => {
    const buyers = customers.filter(({ repeats }) => repeats > 0).map(({ repeats, mean }) => ({ purchases: repeats, mean }));
    const fit = await fitSpend(buyers, atOnce);
    if (!fit.ok) throw new Error(fit.misfit);
    expect(buyers).toHaveLength(946);
    expect(fit.logLikelihood).toBeCloseTo(-4_055.9177, 3);
    expect(fit.parameters.p).toBeCloseTo(6.25, 2);
    expect(fit.parameters.q).toBeCloseTo(3.744, 2);
    expect(fit.parameters.gamma).toBeCloseTo(15.443, 1);
    expect(await logLikelihoodOfSpend(buyers, SPEND, atOnce)).toBeLessThan(fit.logLikelihood);
    expect(await correlation(buyers, ['purchases', 'mean'], atOnce)).toBeCloseTo(0.114, 3);
  }, 60_000);
});

/** A customer of the model itself. */
function invent(random: Random, { r, alpha, a, b }: typeof CDNOW, age: number) {
  const rate = gamma(random, r) / alpha;
  const [one, other] = [gamma(random, a), gamma(random, b)];
  const leaves = one / (one + other);
  let [at, repeats, recency] = [0, 0, 0];
  for (;;) {
    at += -Math.log(1 - random.next()) / rate;
    if (at > age) break;
    repeats++;
    recency = at;
    if (random.chance(leaves)) break;
  }
  return { repeats, recency, age, customers: 1 };
}

/** G. Marsaglia and W. Tsang (2000). */
function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * random.next() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const z = random.normal(0, 1);
    const v = (1 + z / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Customers at the end of September 1997, and how often each bought within the 39 weeks after it; orders of a day are one. */
function readCdnow(text: string) {
  const orders = new Map<string, Map<number, number>>();
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const [, customer = '', day = '', , amount = ''] = line.trim().split(/\s+/);
    const days = orders.get(customer) ?? new Map<number, number>();
    orders.set(customer, days);
    const at = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6))) / 86_400_000;
    days.set(at, (days.get(at) ?? 0) + Number(amount));
  }
  const end = Date.UTC(1997, 8, 30) / 86_400_000;
  return [...orders.values()].map((days) => {
    const sorted = [...days].sort(([one], [other]) => one - other);
    const before = sorted.filter(([day]) => day <= end);
    const [first] = before[0] as [number, number];
    const [last] = before.at(-1) as [number, number];
    const spent = before.slice(1).reduce((sum, [, amount]) => sum + amount, 0);
    const repeats = before.length - 1;
    return {
      repeats,
      recency: (last - first) / 7,
      age: (end - first) / 7,
      customers: 1,
      mean: repeats === 0 ? 0 : spent / repeats,
      later: sorted.length - before.length,
    };
  });
}
