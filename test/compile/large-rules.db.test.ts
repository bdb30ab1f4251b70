import fc from 'fast-check';
import { compileRule, filterByRule } from '../../src/compile/index.js';
import { sql } from '../../src/database/sql.js';
import { NO_SPAN, printRule, readRule, type FunctionShape, type Rule } from '../../src/language/index.js';
import { explain, funnelOf, previewRule } from '../../src/membership/index.js';
import { asked } from '../support/asked.js';
import { LAW_SEED } from '../support/laws/settings.js';
import { functionRule, ruleOver } from '../support/laws/rules.js';
import { batchMembers, inventTwinWorld, naiveMembers, readBack, selectedMembers, type TwinWorld } from '../support/laws/ways.js';
import { planOf } from '../support/plans.js';

/* Rules of a thousand clauses are planned, and say what their clauses say. */

const CUSTOMERS = 60;
const CLAUSES = 1_000;
const span = NO_SPAN;

let twins: TwinWorld;
let rules: fc.Arbitrary<Rule>;
beforeAll(async () => {
  twins = await inventTwinWorld(`${LAW_SEED}`, CUSTOMERS, { timeZone: 'Europe/Berlin', now: '2026-03-29T10:30:00.000Z' });
  rules = ruleOver(twins.catalogue, twins.customers, twins.world);
}, 300_000);
afterAll(() => twins.workspace.close());

/** Clauses that look at a second source beside the first: what they cost is bounded by itself (slow-rules.db.test.ts). */
const RELATION = /followed_by|together_with/;

/** So many different clauses about orders, with the values that orders have. */
function clausesAboutOrders(): Rule[] {
  const clause = functionRule(twins.catalogue.function('orders_placed') as FunctionShape, twins.customers, twins.world, twins.catalogue);
  const clauses = new Map(fc.sample(clause, { numRuns: 3 * CLAUSES, seed: LAW_SEED }).map((rule) => [printRule(rule), rule]));
  return [...clauses]
    .flatMap(([text, rule]) => (RELATION.test(text) ? [] : [rule]))
    .slice(0, CLAUSES)
    .map((rule) => readBack(rule, twins.catalogue));
}

test('each of a thousand clauses about one source says what the naive evaluator says, in every way in which they are run', async () => {
  const clauses = clausesAboutOrders();
  const expected = clauses.map((clause) => naiveMembers(clause, twins));
  const any: Rule = { kind: 'or', rules: clauses, span };
  const { steps } = await funnelOf(twins.workspace, asked(any, twins.catalogue));
  expect(steps.map(({ alone }) => alone)).toEqual(expected.map(({ length }) => length));
  expect(await batchMembers(clauses, twins)).toEqual(expected);
  expect(await selectedMembers(any, twins)).toEqual([...new Set(expected.flat())].toSorted());
  const id = twins.ids[0] as string;
  const { root } = await explain(twins.workspace, id, asked(any, twins.catalogue));
  expect(root.clauses.map(({ holds }) => holds)).toEqual(expected.map((members) => members.includes(id)));
}, 600_000);

test('a rule says the same however much is read beside it', async () => {
  const beside = fc.array(rules, { minLength: 40, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(rules, beside, async (rule, others) => {
      const [asked, ...read] = [rule, ...others].map((each) => readBack(each, twins.catalogue));
      const either = read.map((each): Rule => ({ kind: 'or', rules: [each, { kind: 'not', rule: each, span }], span }));
      const all: Rule = { kind: 'and', rules: [asked as Rule, ...either], span };
      expect(`${printRule(rule)}: ${(await selectedMembers(all, twins)).join()}`).toBe(
        `${printRule(rule)}: ${naiveMembers(asked as Rule, twins).join()}`,
      );
    }),
    { numRuns: 60, seed: LAW_SEED },
  );
}, 600_000);

/** Rules of 1,000 clauses; the first is the one that kept PostgreSQL planning for minutes, beyond every cancel. */
const SHAPES: Readonly<Record<string, string>> = {
  'figures of orders, any': joined(' OR ', (number) => `orders_placed MATCHES (amount > ${7 * number}, count > 50)`),
  'orders that exist, all': joined(' AND ', (number) => `orders_placed MATCHES (amount > ${number})`),
  'orders that do not exist, all': joined(' AND ', (number) => `orders_placed NOT MATCHES (amount > ${number})`),
  'order lines with their products': joined(
    ' OR ',
    (number) => `products_purchased MATCHES (brand = 'B${number}', sum_quantity > ${number})`,
  ),
  // A measure is a clause of its own.
  'figures that are sorted': joined(' OR ', (number) => `orders_placed.distinct_channel(amount > ${number}) > 2`, CLAUSES / 2),
  'percentiles of the base': joined(' OR ', (number) => `spend_percentile + orders_percentile > ${number}`),
  'events by name': joined(' OR ', (number) => `events MATCHES (name = 'e${number}', count > 3)`),
  distances: joined(' OR ', (number) => `customer_within_distance MATCHES (coordinates = '${number / 20},13.4', distance_km = 10)`),
};

function joined(connective: string, clause: (number: number) => string, length = CLAUSES): string {
  return Array.from({ length }, (_, number) => clause(number)).join(connective);
}

test.each(Object.entries(SHAPES))(
  'a thousand clauses are planned and answered: %s',
  async (_name, text) => {
    const { catalogue, workspace } = twins;
    const { rule, diagnostics } = readRule(text, catalogue);
    expect(diagnostics).toEqual([]);
    const { joins, condition } = filterByRule(compileRule(rule as Rule, { catalogue, timeZone: 'UTC' }), {
      now: workspace.clock.now(),
      timeZone: 'UTC',
    });
    const nodes = await planOf(workspace.database, sql`select c.id from customer c ${joins} where ${condition}`);
    // Of a thousand readings there would be a thousand.
    expect(nodes.filter((node) => 'Relation Name' in node).length).toBeLessThan(30);
    const { size } = await previewRule(workspace, asked(rule as Rule, catalogue));
    expect(size).toBeLessThanOrEqual(CUSTOMERS);
  },
  60_000,
);
