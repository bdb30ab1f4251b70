import fc from 'fast-check';
import { nameSegments } from '../../src/catalogue/index.js';
import { printRule, readRule, type Rule } from '../../src/language/index.js';
import { funnelOf } from '../../src/membership/index.js';
import { NO_SPAN } from '../../src/language/rule.js';
import { assertLaw } from '../support/laws/assert-law.js';
import { ruleOver } from '../support/laws/rules.js';
import { LAW_RUNS, LAW_SEED } from '../support/laws/settings.js';
import { inventTwinWorld, naiveMembers, readBack, type TwinWorld } from '../support/laws/ways.js';
import { asked } from '../support/asked.js';

let twins: TwinWorld;
beforeAll(async () => {
  twins = await inventTwinWorld('funnel', 40, { timeZone: 'Europe/Berlin', now: '2026-03-29T10:00:00.000Z' });
}, 120_000);
afterAll(() => twins.workspace.close());

/** The same funnel, from the members of each part by the naive evaluator. */
function naiveFunnel(rule: Rule) {
  const parts = rule.kind === 'and' || rule.kind === 'or' ? rule.rules : [rule];
  const members = parts.map((part) => new Set(naiveMembers(part, twins)));
  const leftAfter = (count: number) => {
    const [some, every] = [members.slice(0, count), (id: string) => members.slice(0, count).every((part) => part.has(id))];
    return twins.ids.filter((id) => (rule.kind === 'or' ? some.some((part) => part.has(id)) : every(id))).length;
  };
  return {
    base: twins.ids.length,
    size: leftAfter(parts.length),
    steps: parts.map((part, index) => ({
      text: printRule(nameSegments(part, twins.catalogue.segments)),
      alone: members[index]?.size,
      inOrder: leftAfter(index + 1),
      change: leftAfter(index + 1) - leftAfter(index),
    })),
  };
}

test('each part of a rule keeps whom the naive evaluator keeps, alone and in order', async () => {
  const one = ruleOver(twins.catalogue, twins.customers, twins.world);
  const several = fc
    .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(one, { minLength: 2, maxLength: 5 }))
    .map(([kind, rules]): Rule => ({ kind, rules, span: NO_SPAN }));
  await assertLaw(
    fc.asyncProperty(fc.oneof({ weight: 1, arbitrary: one }, { weight: 3, arbitrary: several }), async (invented) => {
      const rule = readBack(invented, twins.catalogue);
      expect(await funnelOf(twins.workspace, asked(rule, twins.catalogue))).toMatchObject(naiveFunnel(rule));
    }),
    { numRuns: Math.ceil(LAW_RUNS / 40), seed: LAW_SEED },
  );
}, 600_000);

test('a funnel takes as many statements for a hundred parts as for one', async () => {
  const rules = Array.from({ length: 100 }, (_, index): Rule => parse(`number_of_orders > ${index}`));
  const countFor = async (rule: Rule) => {
    let count = 0;
    const stop = twins.workspace.database.onStatement(() => count++);
    await funnelOf(twins.workspace, asked(rule, twins.catalogue));
    stop();
    return count;
  };
  const [one] = rules as [Rule];
  expect(await countFor({ kind: 'and', rules, span: NO_SPAN })).toBe(await countFor(one));
});

function parse(text: string): Rule {
  const { rule } = readRule(text, twins.catalogue);
  if (rule === undefined) throw new Error(`Refused: ${text}`);
  return rule;
}
