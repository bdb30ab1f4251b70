import fc from 'fast-check';
import { explain, type Change, type ClauseExplanation } from '../../src/membership/index.js';
import { printRule, type Rule } from '../../src/language/index.js';
import { NO_SPAN, type AttributeOperand } from '../../src/language/rule.js';
import type { CustomerRecord } from '../../src/records/index.js';
import { assertLaw } from '../support/laws/assert-law.js';
import { isRatio } from '../support/naive/compare.js';
import type { NaiveCustomer, NaiveWorld } from '../support/naive/customer.js';
import { findAttributeValue, holdsFor } from '../support/naive/evaluate.js';
import { plus, printRatio, ratio, ratioOf } from '../support/naive/ratio.js';
import { everyClause } from '../support/laws/every-clause.js';
import { ruleOver } from '../support/laws/rules.js';
import { LAW_RUNS, LAW_SEED } from '../support/laws/settings.js';
import { comparison } from '../support/laws/values.js';
import { inventTwinWorld, readBack, type TwinWorld } from '../support/laws/ways.js';
import { asked } from '../support/asked.js';

const span = NO_SPAN;
let twins: TwinWorld;
beforeAll(async () => {
  twins = await inventTwinWorld('smallest change', 20, { timeZone: 'Europe/Berlin', now: '2026-03-28T22:30:00.000Z' });
}, 120_000);
afterAll(() => twins.workspace.close());

type Set = (customer: NaiveCustomer, value: string) => NaiveCustomer;
const field =
  (name: keyof CustomerRecord): Set =>
  (customer, value) => ({ ...customer, record: { ...customer.record, [name]: value } });
const attribute =
  (name: string): Set =>
  (customer, value) => ({
    ...customer,
    record: { ...customer.record, attributes: { ...(customer.record.attributes as object), [name]: value } },
  });

/** Attributes that are plain columns, and how to give a customer another value. */
const COLUMNS: Readonly<Record<string, { readonly operand: AttributeOperand; readonly set: Set }>> = {
  yearly_income: { operand: { kind: 'attribute', name: 'yearly_income', span }, set: field('yearlyIncome') },
  household_size: { operand: { kind: 'attribute', name: 'household_size', span }, set: field('householdSize') },
  gender: { operand: { kind: 'attribute', name: 'gender', span }, set: field('gender') },
  occupation: { operand: { kind: 'attribute', name: 'occupation', span }, set: field('occupation') },
  shoe_size: { operand: { kind: 'attribute', name: 'attribute', argument: 'shoe_size', span }, set: attribute('shoe_size') },
  credit: { operand: { kind: 'attribute', name: 'attribute', argument: 'credit', span }, set: attribute('credit') },
  customer_tags: {
    operand: { kind: 'attribute', name: 'customer_tags', span },
    set: (customer, value) => ({ ...customer, record: { ...customer.record, tags: [...(customer.record.tags ?? []), value] } }),
  },
};

/** Rules of one clause, each over something else: so that flips do not touch one another. */
function columnClause(name: string): fc.Arbitrary<Rule> {
  const { operand } = COLUMNS[name] as (typeof COLUMNS)[string];
  const shape = twins.catalogue.attribute(operand.name, operand.argument);
  if (shape === undefined) throw new Error(`There is no attribute ${name}`);
  const pool = twins.customers.map((customer) => findAttributeValue(operand, shape, customer, twins.world) ?? null);
  return comparison({ ...shape, pool }, twins.world).map((test): Rule => ({ kind: 'comparison', operand, ...test, span }));
}

function countClause(): fc.Arbitrary<Rule> {
  const shape = twins.catalogue.function('orders_placed')?.parameters.find(({ name }) => name === 'count');
  if (shape === undefined) throw new Error('There is no count of orders');
  const count = comparison({ ...shape, pool: [ratio(0), ratio(1), ratio(2), ratio(4)] }, twins.world);
  return fc.tuple(fc.boolean(), fc.option(count, { nil: undefined })).map(([matches, test]): Rule => ({
    kind: 'function',
    name: 'orders_placed',
    matches,
    parameters: test === undefined ? [] : [{ name: 'count', ...test, span }],
    span,
  }));
}

const clauses = () => [...Object.keys(COLUMNS).map(columnClause), countClause()];

/** The customer after a change, where it is one that can be made. */
function apply(change: Change, customer: NaiveCustomer): NaiveCustomer | undefined {
  const by = change.by === null ? undefined : Number(change.by);
  if (change.clause.startsWith('orders_placed') && by !== undefined) {
    const order = { externalId: 'new', placedAt: '2026-01-01T00:00:00Z', total: '1', customerExternalId: customer.record.externalId };
    const added = Array.from({ length: Math.max(0, by) }, () => order);
    return { ...customer, orders: [...customer.orders.slice(Math.max(0, -by)), ...added] };
  }
  const [, column] = Object.entries(COLUMNS).find(([name]) => change.clause.includes(name)) ?? [];
  if (column === undefined) return undefined;
  if (change.to !== null) return column.set(customer, String(change.to));
  if (change.by === null) return undefined;
  const shape = twins.catalogue.attribute(column.operand.name, column.operand.argument);
  const actual = shape && findAttributeValue(column.operand, shape, customer, twins.world);
  if (actual === undefined || !isRatio(actual)) return undefined;
  return column.set(customer, printRatio(plus(actual, ratioOf(change.by)), 12));
}

const holds = (rule: Rule, customer: NaiveCustomer, world: NaiveWorld = twins.world) => holdsFor(rule, customer, world, twins.catalogue);

test('a clause says the opposite once its change is made', async () => {
  let made = 0;
  await assertLaw(
    fc.asyncProperty(fc.oneof(...clauses()), fc.nat(twins.customers.length - 1), async (invented, index) => {
      const rule = readBack(invented, twins.catalogue);
      const customer = twins.customers[index] as NaiveCustomer;
      const { root } = await explain(twins.workspace, twins.ids[index] as string, asked(rule, twins.catalogue));
      const [change] = root.smallestChange?.changes ?? [];
      const after = change && apply(change, customer);
      if (after === undefined) return;
      made += 1;
      expect([printRule(rule), change?.text, holds(rule, after)]).toEqual([printRule(rule), change?.text, !holds(rule, customer)]);
    }),
    { numRuns: Math.ceil(LAW_RUNS / 50), seed: LAW_SEED },
  );
  expect(made).toBeGreaterThan(LAW_RUNS / 200);
}, 600_000);

/** Of all choices of clauses to flip, the fewest that turn the rule round. */
function fewestClauses(rule: Rule, root: ClauseExplanation): number | undefined {
  const flippable = leavesOf(root).map(({ smallestChange }) => smallestChange !== null);
  const counts = Array.from({ length: 2 ** flippable.length }, (_, choice) => choice)
    .filter((choice) => flippable.every((can, bit) => can || (choice & (1 << bit)) === 0))
    .filter((choice) => verdictOf(root, choice) !== root.holds)
    .map((choice) => flippable.filter((_, bit) => (choice & (1 << bit)) !== 0).length);
  return counts.length === 0 ? undefined : Math.min(...counts);
}

const leavesOf = (part: ClauseExplanation): ClauseExplanation[] => (part.kind === 'clause' ? [part] : part.clauses.flatMap(leavesOf));

/** What a rule would say if the clauses whose bits are set said the opposite. */
function verdictOf(root: ClauseExplanation, choice: number): boolean {
  let bit = 0;
  const judge = (part: ClauseExplanation): boolean => {
    if (part.kind === 'clause') return part.holds !== ((choice & (1 << bit++)) !== 0);
    const inner = part.clauses.map(judge);
    if (part.kind === 'not') return inner[0] === false;
    return part.kind === 'and' ? inner.every(Boolean) : inner.some(Boolean);
  };
  return judge(root);
}

test('a rule says the opposite once all its changes are made, and they are the fewest', async () => {
  const group = fc.tuple(fc.constantFrom('and' as const, 'or' as const), fc.boolean());
  const tree = fc.tuple(...clauses()).chain((all) =>
    fc
      .tuple(fc.shuffledSubarray(all, { minLength: 2, maxLength: 6 }), group, group)
      .map(([chosen, [kind, negated], [inner, innerNegated]]) => {
        const not = (rule: Rule, turned: boolean): Rule => (turned ? { kind: 'not', rule, span } : rule);
        const [first, ...rest] = chosen as [Rule, ...Rule[]];
        const nested: Rule = rest.length === 1 ? (rest[0] as Rule) : not({ kind: inner, rules: rest, span }, innerNegated);
        return not({ kind, rules: [first, nested], span }, negated);
      }),
  );
  await assertLaw(
    fc.asyncProperty(tree, fc.nat(twins.customers.length - 1), async (invented, index) => {
      const rule = readBack(invented, twins.catalogue);
      const customer = twins.customers[index] as NaiveCustomer;
      const { root } = await explain(twins.workspace, twins.ids[index] as string, asked(rule, twins.catalogue));
      const changes = root.smallestChange?.changes ?? [];
      expect([printRule(rule), root.smallestChange && changes.length]).toEqual([printRule(rule), fewestClauses(rule, root) ?? null]);
      const after = changes.reduce<NaiveCustomer | undefined>((made, change) => made && apply(change, made), customer);
      if (after === undefined || changes.length === 0) return;
      expect([printRule(rule), holds(rule, after)]).toEqual([printRule(rule), !holds(rule, customer)]);
    }),
    { numRuns: Math.ceil(LAW_RUNS / 100), seed: LAW_SEED },
  );
}, 600_000);

const MOVING = /today|now|yesterday|[+-]\d+(y|m|w|d|h|min)\b|age |anniversary/;
/** A moment of each day of a year and a bit. */
const LATER_MS = Array.from({ length: 400 }, (_, day) => (day + 0.05) * 86_400_000);

test('what time turns by itself turns at the instant that is told, not before it, and never where none is told', async () => {
  let turned = 0;
  const rules = ruleOver(twins.catalogue, twins.customers, twins.world).filter(
    (rule) => MOVING.test(printRule(rule)) && !/\bsegment /.test(printRule(rule)),
  );
  await assertLaw(
    fc.asyncProperty(rules, fc.nat(twins.customers.length - 1), async (invented, index) => {
      const rule = readBack(invented, twins.catalogue);
      const customer = twins.customers[index] as NaiveCustomer;
      const { root } = await explain(twins.workspace, twins.ids[index] as string, asked(rule, twins.catalogue));
      expect([printRule(rule), root.holds]).toEqual([printRule(rule), holds(rule, customer)]);
      const at = root.smallestChange?.at ?? null;
      const holdsAt = (time: number) => holds(rule, customer, { ...twins.world, now: new Date(time) });
      const untold = LATER_MS.map((later) => twins.world.now.getTime() + later).find(
        (time) => (at === null || time < at.getTime()) && holdsAt(time) !== root.holds,
      );
      expect([printRule(rule), at, untold]).toEqual([printRule(rule), at, undefined]);
      if (at === null) return;
      turned += 1;
      expect([printRule(rule), at, holdsAt(at.getTime() - 1), holdsAt(at.getTime())]).toEqual([
        printRule(rule),
        at,
        root.holds,
        !root.holds,
      ]);
    }),
    { numRuns: Math.ceil(LAW_RUNS / 100), seed: LAW_SEED },
  );
  expect(turned).toBeGreaterThan(Math.floor(LAW_RUNS / 4_000) - 1);
}, 600_000);

test('every operator on everything is explained as the naive evaluator judges it', async () => {
  const [id = ''] = twins.ids;
  const [customer] = twins.customers as [NaiveCustomer];
  for (const invented of everyClause(twins.catalogue, { text: 'a' })) {
    const rule = readBack(invented, twins.catalogue);
    const { root } = await explain(twins.workspace, id, asked(rule, twins.catalogue));
    expect([printRule(rule), root.holds]).toEqual([printRule(rule), holds(rule, customer)]);
    expect([printRule(rule), root.smallestChange?.text ?? '']).not.toEqual([
      printRule(rule),
      expect.stringMatching(/NaN|undefined|Invalid/),
    ]);
  }
}, 600_000);
