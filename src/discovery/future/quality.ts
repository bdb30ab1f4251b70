import { EXPECTATION_DAYS } from '../../catalogue/index.js';
import { areaUnderCurve, inTurns, mappedInTurns, type Pause, sortedInTurns, sumInTurns } from '../../statistics/index.js';
import { type Conduct, conductAfter, conductUntil, type History, WEEK } from './history.js';
import { type Expectation, expectationOf, fitModel, inOrder, type Refusal } from './model.js';

/*
 * How good a forecast is, found by hiding the latest part of the time: fitted on what was before a day, compared with what was done after it, and with what one
 * would have said without any model.
 */

export const METHODS = ['MODEL', 'NOTHING', 'AS_BEFORE', 'PAST_RATE', 'RECENCY'] as const;
/**
 * - `MODEL`: the forecast.
 * - `NOTHING`: nobody orders again.
 * - `AS_BEFORE`: everybody orders as often again as they have.
 * - `PAST_RATE`: everybody goes on at their rate so far.
 * - `RECENCY`: who ordered last ranks first; it tells no number.
 */
export type Method = (typeof METHODS)[number];

export interface MethodQuality {
  readonly method: Method;
  /** Orders that it foretold. */
  readonly total: number | null;
  /** By how much the total is off: 0.1 is 10 % too many. */
  readonly bias: number | null;
  readonly meanAbsoluteError: number | null;
  readonly rootMeanSquareError: number | null;
  /** How well it ranks who orders again. */
  readonly auc: number | null;
}

/** A tenth of the customers by what was foretold of them, the least first. */
export interface Tenth {
  readonly customers: number;
  readonly foretold: number;
  readonly actual: number;
  /** Where the mean of what such customers do lies in 95 of 100 cases. */
  readonly low: number;
  readonly high: number;
}

export interface Quality {
  /** Days that were learnt from, and that were hidden. */
  readonly learntDays: number;
  readonly hiddenDays: number;
  readonly customers: number;
  /** Orders in the hidden days, and how many customers had any. */
  readonly orders: number;
  readonly buyers: number;
  readonly methods: readonly MethodQuality[];
  readonly tenths: readonly Tenth[];
  /** What was foretold to be spent, and was; null where spending has no fit. */
  readonly spendForetold: number | null;
  readonly spendActual: number;
  /** Whether a whole year was hidden: else what comes of seasons is not in it. */
  readonly spansYear: boolean;
}

export type QualityOutcome =
  { readonly quality: Quality; readonly qualityRefusal: null } | { readonly quality: null; readonly qualityRefusal: Refusal };

interface Case extends Conduct {
  readonly orders: number;
  readonly spent: number;
}

/** The latest half of the time is hidden, a year of it at most. */
export async function qualityOf(histories: readonly Omit<History, 'customerId'>[], today: number, pause: Pause): Promise<QualityOutcome> {
  let first = today;
  await inTurns(histories, ({ days }) => void (first = Math.min(first, days[0] ?? today)), pause);
  const hiddenDays = Math.min(Math.ceil((today - first) / 2), EXPECTATION_DAYS);
  const cut = today - hiddenDays;
  const told: Case[] = [];
  const addCase = (history: Omit<History, 'customerId'>) => {
    const before = conductUntil(history, cut);
    if (before !== undefined) told.push({ ...before, ...conductAfter(history, cut) });
  };
  await inTurns(histories, addCase, pause);
  const cases = await sortedInTurns(
    told,
    (one, other) => inOrder(one, other) || one.orders - other.orders || one.spent - other.spent,
    pause,
  );
  const { orders, spend, ordersRefusal } = await fitModel(cases, pause);
  if (orders === null) return { quality: null, qualityRefusal: ordersRefusal ?? 'NOT_SETTLED' };
  const foretold: Expectation[] = [];
  for (const one of cases) {
    foretold.push(expectationOf({ orders, spend }, one, hiddenDays));
    await pause();
  }
  const weeks = hiddenDays / WEEK;
  const byMethod: readonly (readonly [Method, Foretells])[] = [
    ['MODEL', (_, index) => (foretold[index] as Expectation).orders],
    ['NOTHING', () => 0],
    ['AS_BEFORE', ({ repeats }) => repeats],
    ['PAST_RATE', ({ repeats, age }) => (age > 0 ? (repeats / age) * weeks : 0)],
  ];
  const methods: MethodQuality[] = [];
  for (const [method, foretells] of byMethod) methods.push(await methodQuality(method, cases, foretells, pause));
  const none = { total: null, bias: null, meanAbsoluteError: null, rootMeanSquareError: null };
  methods.push({ method: 'RECENCY', ...none, auc: await aucOf(cases, ({ recency, age }) => recency - age, pause) });
  return {
    quality: {
      learntDays: cut - first,
      hiddenDays,
      customers: cases.length,
      orders: await sumInTurns(cases, (one) => one.orders, pause),
      buyers: await sumInTurns(cases, (one) => (one.orders > 0 ? 1 : 0), pause),
      methods,
      tenths: await tenthsOf(
        await mappedInTurns(cases, ({ orders: actual }, index) => ({ actual, foretold: foretold[index]?.orders ?? 0 }), pause),
        pause,
      ),
      spendForetold: spend === null ? null : await sumInTurns(foretold, ({ value }) => value ?? 0, pause),
      spendActual: await sumInTurns(cases, ({ spent }) => spent, pause),
      spansYear: hiddenDays === EXPECTATION_DAYS,
    },
    qualityRefusal: null,
  };
}

/** What is foretold of one. */
type Foretells = (one: Case, index: number) => number;

async function methodQuality(method: Method, cases: readonly Case[], foretells: Foretells, pause: Pause): Promise<MethodQuality> {
  const error = (one: Case, index: number) => foretells(one, index) - one.orders;
  const total = await sumInTurns(cases, foretells, pause);
  const actual = await sumInTurns(cases, ({ orders }) => orders, pause);
  return {
    method,
    total,
    bias: actual === 0 ? null : total / actual - 1,
    meanAbsoluteError: (await sumInTurns(cases, (one, index) => Math.abs(error(one, index)), pause)) / cases.length,
    rootMeanSquareError: Math.sqrt((await sumInTurns(cases, (one, index) => error(one, index) ** 2, pause)) / cases.length),
    auc: await aucOf(cases, foretells, pause),
  };
}

async function aucOf(cases: readonly Case[], score: Foretells, pause: Pause): Promise<number | null> {
  const ranked = await mappedInTurns(cases, (one, index) => ({ score: score(one, index), cameTrue: one.orders > 0 }), pause);
  return areaUnderCurve(ranked, pause);
}

async function tenthsOf(cases: readonly { readonly foretold: number; readonly actual: number }[], pause: Pause): Promise<Tenth[]> {
  const sorted = await sortedInTurns(cases, (one, other) => one.foretold - other.foretold, pause);
  const tenths: Tenth[] = [];
  for (let tenth = 0; tenth < 10; tenth++) {
    const some = sorted.slice(Math.floor((tenth * sorted.length) / 10), Math.floor(((tenth + 1) * sorted.length) / 10));
    const mean = (await sumInTurns(some, ({ actual }) => actual, pause)) / some.length;
    const variance = (await sumInTurns(some, ({ actual }) => (actual - mean) ** 2, pause)) / Math.max(1, some.length - 1);
    const half = 1.96 * Math.sqrt(variance / some.length);
    const foretold = (await sumInTurns(some, (one) => one.foretold, pause)) / some.length;
    tenths.push({ customers: some.length, foretold, actual: mean, low: Math.max(0, mean - half), high: mean + half });
  }
  return tenths;
}
