import fc from 'fast-check';
import { explain } from '../../src/membership/index.js';
import { NO_SPAN, printRule, type Rule } from '../../src/language/index.js';
import { assertLaw } from '../support/laws/assert-law.js';
import { LAW_RUNS, LAW_CUSTOMERS, LAW_SEED } from '../support/laws/settings.js';
import { ruleOver, unknownToNaive } from '../support/laws/rules.js';
import { batchMembers, inventTwinWorld, naiveMembers, readBack, selectedMembers, type TwinWorld } from '../support/laws/ways.js';
import { asked } from '../support/asked.js';

/*
 * Promise 1: the compiled rule and a naive evaluator agree, in each of the ways in which a compiled rule is run. Each world has a present
 * that is a boundary of its time zone. CANTLE_LAW_RUNS, CANTLE_LAW_CUSTOMERS and CANTLE_LAW_SEED change the size and the dice.
 */
const PRESENTS = [
  { timeZone: 'Europe/Berlin', now: '2026-03-29T10:30:00.000Z' },
  { timeZone: 'Atlantic/Azores', now: '2025-10-27T00:30:00.000Z' },
  { timeZone: 'America/New_York', now: '2026-03-01T04:59:59.999Z' },
] as const;

const RULES_IN_ONE_STATEMENT = 25;
/** Another seed for each world. */
const seedOf = ({ timeZone }: { readonly timeZone: string }) =>
  LAW_SEED + 10 * PRESENTS.findIndex((present) => present.timeZone === timeZone);
const RUNS = Math.ceil(LAW_RUNS / PRESENTS.length);

describe.each(PRESENTS)('in $timeZone at $now', (present) => {
  let twins: TwinWorld;
  let rules: fc.Arbitrary<Rule>;
  beforeAll(async () => {
    twins = await inventTwinWorld(`${seedOf(present)}`, LAW_CUSTOMERS, present);
    rules = ruleOver(twins.catalogue, twins.customers, twins.world);
  }, 300_000);
  afterAll(() => twins.workspace.close());

  /** What differs, among all or some of the customers, in words that reproduce it; empty if nothing does. */
  function differences(rule: Rule, actual: readonly string[], among?: readonly number[]): string {
    const expected = naiveMembers(rule, twins, among);
    const wrong = [...actual.filter((id) => !expected.includes(id)), ...expected.filter((id) => !actual.includes(id))];
    if (wrong.length === 0) return '';
    const first = wrong[0] as string;
    const customer = twins.customers[twins.ids.indexOf(first)];
    const verdict = `${wrong.length} customers differ; the first ${expected.includes(first) ? 'belongs' : 'does not belong'}`;
    return `${printRule(rule)}\n${verdict}:\n${JSON.stringify({ ...present, rule: printRule(rule), customer, ...twins.surroundings })}`;
  }

  test('a rule over the whole base selects the customers that the naive evaluator selects', async () => {
    await assertLaw(
      fc.asyncProperty(rules, async (rule) => {
        expect(differences(rule, await selectedMembers(readBack(rule, twins.catalogue), twins))).toBe('');
      }),
      { numRuns: RUNS, seed: seedOf(present) },
    );
  }, 3_600_000);

  test('many rules in one statement, with much in common, give the verdicts that the naive evaluator gives', async () => {
    const many = fc.array(rules, { minLength: RULES_IN_ONE_STATEMENT, maxLength: RULES_IN_ONE_STATEMENT });
    await assertLaw(
      fc.asyncProperty(many, async (all) => {
        // Beside its opposite, nothing in a rule is mentioned once only.
        const inCommon = all.flatMap((rule): Rule[] => [rule, { kind: 'not', rule, span: NO_SPAN }]);
        const members = await batchMembers(
          inCommon.map((rule) => readBack(rule, twins.catalogue)),
          twins,
        );
        expect(inCommon.map((rule, index) => differences(rule, members[index] ?? [])).join('')).toBe('');
      }),
      { numRuns: Math.ceil(RUNS / RULES_IN_ONE_STATEMENT), seed: seedOf(present) + 1 },
    );
  }, 3_600_000);

  test('an explanation says of one customer what the naive evaluator says', async () => {
    const anybody = fc.nat(LAW_CUSTOMERS - 1);
    await assertLaw(
      fc.asyncProperty(rules, anybody, async (rule, index) => {
        const id = twins.ids[index] as string;
        const { holds, root } = await explain(twins.workspace, id, asked(readBack(rule, twins.catalogue), twins.catalogue));
        expect(root.holds).toBe(holds);
        expect(differences(rule, holds ? [id] : [], [index])).toBe('');
      }),
      { numRuns: RUNS, seed: seedOf(present) + 2 },
    );
  }, 3_600_000);

  test('the naive evaluator knows every attribute and every function of the catalogue', () => {
    expect(unknownToNaive(twins.catalogue)).toEqual([]);
  });
});
