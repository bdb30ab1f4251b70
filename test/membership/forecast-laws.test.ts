import fc from 'fast-check';
import { leavesAt } from '../../src/membership/index.js';
import { printRule, type Rule } from '../../src/language/index.js';
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
  await fc.assert(
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
