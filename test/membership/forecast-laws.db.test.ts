import fc from 'fast-check';
import { deleteSegment, forecastCustomers, forecastSegment, leavesAt, type ForetoldChange } from '../../src/membership/index.js';
import { printRule, readRule, type Rule } from '../../src/language/index.js';
import { assertLaw } from '../support/laws/assert-law.js';
import type { NaiveCustomer, NaiveWorld } from '../support/naive/customer.js';
import { holdsFor } from '../support/naive/evaluate.js';
import { ruleOver } from '../support/laws/rules.js';
import { LAW_RUNS, LAW_SEED } from '../support/laws/settings.js';
import { inventTwinWorld, naiveMembers, readBack, type TwinWorld } from '../support/laws/ways.js';
import { saveSegment } from '../support/workspace.js';

const PRESENT = { timeZone: 'Atlantic/Azores', now: '2027-10-30T22:15:00.000Z' };
const DAY_MS = 86_400_000;
/** Two moments of each day of two years and a bit. */
const LATER_MS = Array.from({ length: 760 }, (_, day) => [0, 0.1].map((part) => (day + part) * DAY_MS)).flat();

const MOVING = /today|now|yesterday|[+-]\d+(y|m|w|d|h|min)\b|age |anniversary/;

let twins: TwinWorld;
let rules: fc.Arbitrary<Rule>;
beforeAll(async () => {
  twins = await inventTwinWorld('forecast', 25, PRESENT);
  // Not on segments, of which the test itself makes more and more.
  rules = ruleOver(twins.catalogue, twins.customers, twins.world).filter(
    (rule) => MOVING.test(printRule(rule)) && !/\bsegment /.test(printRule(rule)),
  );
}, 120_000);
afterAll(() => twins.workspace.close());

/** Whatever contradicts the forecast that a customer leaves at an instant, or never. */
function contradiction(rule: Rule, id: string, leaves: Date | null): string {
  const customer = twins.customers[twins.ids.indexOf(id)] as NaiveCustomer;
  const holdsAt = (time: number) => holdsFor(rule, customer, { ...twins.world, now: new Date(time) } satisfies NaiveWorld, twins.catalogue);
  const now = twins.world.now.getTime();
  const end = leaves?.getTime() ?? Number.POSITIVE_INFINITY;
  const early = LATER_MS.map((later) => now + later).find((time) => time < end && !holdsAt(time));
  if (early !== undefined) return `${id} has left by ${new Date(early).toISOString()}, told was ${leaves?.toISOString() ?? 'never'}`;
  if (leaves === null) return '';
  if (!holdsAt(end - 1)) return `${id} has left a millisecond before ${leaves.toISOString()}`;
  return holdsAt(end) ? `${id} is still there at ${leaves.toISOString()}` : '';
}

test('members leave at the instant that is foretold, not before it, and never where none is told', async () => {
  let number = 0;
  await assertLaw(
    fc.asyncProperty(rules, async (rule) => {
      const members = naiveMembers(rule, twins);
      if (members.length === 0) return;
      const segment = await saveSegment(twins.workspace, printRule(readBack(rule, twins.catalogue)), `forecast ${number++}`);
      const forecast = await leavesAt(twins.workspace, segment.id, members);
      const wrong = members.map((id) => contradiction(rule, id, forecast.get(id) ?? null)).filter((text) => text !== '');
      expect([printRule(rule), wrong]).toEqual([printRule(rule), []]);
    }),
    { numRuns: Math.ceil(LAW_RUNS / 50), seed: LAW_SEED },
  );
}, 3_600_000);

const UNTIL_DAYS = [0, 1, 40, 366];
/** Rules that move many customers: random ones mostly move few. */
const MOVING_MANY = [
  'last_order_date >= -30d OR age BETWEEN 20 AND 40',
  'orders_placed MATCHES (date >= -90d, count = 0)',
  "anniversary('birth_date') BETWEEN today AND +30d",
  "anniversary('birth_date') >= today AND NOT anniversary('birth_date') = +2m",
  'first_order_date = today OR last_order_date < -1y',
  "buyer_type = 'lapsed' OR last_order_date > -500h",
  'orders_placed.sum_amount(date >= -90d) < 0.5 * orders_placed.sum_amount(date < -90d)',
  "events MATCHES (date >= -3m) OR anniversary('birth_date') = yesterday",
  'age + 0 > 30 AND customer_added_date <= -6m',
];

/** Whatever contradicts what is foretold for a customer until an instant: at sampled moments, and around each instant that is told. */
function untrue(rule: Rule, id: string, changes: readonly ForetoldChange[], until: Date): string[] {
  const customer = twins.customers[twins.ids.indexOf(id)] as NaiveCustomer;
  const holdsAt = (time: number) => holdsFor(rule, customer, { ...twins.world, now: new Date(time) } satisfies NaiveWorld, twins.catalogue);
  const now = twins.world.now.getTime();
  const toldAt = (time: number) => {
    const last = changes.filter(({ at }) => at.getTime() <= time).at(-1);
    return last === undefined ? holdsAt(now) : last.kind === 'ENTERED';
  };
  const moments = [
    ...LATER_MS.map((later) => now + later).filter((time) => time < until.getTime()),
    ...changes.flatMap(({ at }) => [at.getTime() - 1, at.getTime()]),
    until.getTime(),
  ];
  return moments.filter((time) => holdsAt(time) !== toldAt(time)).map((time) => `${id} at ${new Date(time).toISOString()}`);
}

test('whoever enters or leaves until a date is foretold, at the very instant, and nobody else', async () => {
  let number = 0;
  let told = 0;
  const many = fc.constantFrom(...MOVING_MANY).map((text) => readRule(text, twins.catalogue).rule as Rule);
  await assertLaw(
    fc.asyncProperty(fc.oneof(rules, many), fc.constantFrom(...UNTIL_DAYS), async (rule, days) => {
      const until = new Date(twins.world.now.getTime() + days * DAY_MS);
      const segment = await saveSegment(twins.workspace, printRule(readBack(rule, twins.catalogue)), `until ${number++}`);
      const forecast = await forecastSegment(twins.workspace, segment.id, until);
      const changesOf = (id: string) => forecast.changes.filter(({ customerId }) => customerId === id);
      expect([printRule(rule), twins.ids.flatMap((id) => untrue(rule, id, changesOf(id), until))]).toEqual([printRule(rule), []]);
      expect(forecast.changes.map(({ at }) => at.getTime())).toEqual(
        forecast.changes.map(({ at }) => at.getTime()).toSorted((a, b) => a - b),
      );
      const ofCustomers = await forecastCustomers(twins.workspace, twins.ids, until, [segment.id]);
      for (const id of twins.ids) expect(ofCustomers.get(id) ?? []).toEqual(changesOf(id));
      told += forecast.changes.length;
      await deleteSegment(twins.workspace, segment.id);
    }),
    { numRuns: Math.ceil(LAW_RUNS / 100), seed: LAW_SEED },
  );
  expect(told).toBeGreaterThan(Math.floor(LAW_RUNS / 100) - 4);
}, 3_600_000);
