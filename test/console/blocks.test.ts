import fc from 'fast-check';
import { arityOf as arityInBlocks } from '../../console/src/pages/editor/blocks/arity.js';
import { type Block, type GroupBlock, replaced, type RuleTree, toBlocks, toTree } from '../../console/src/pages/editor/blocks/block.js';
import { toldBy, written } from '../../console/src/pages/editor/blocks/date-form.js';
import { withOperator, type Word } from '../../console/src/pages/editor/blocks/vocabulary.js';
import { arityOf, checkRule, encodeTree, OPERATORS, readTree } from '../../src/language/index.js';
import { randomRule } from '../language/support/random-rule.js';
import { TEST_VOCABULARY } from '../language/support/vocabulary.js';

/* Rules as blocks: what is drawn of them, what is kept as it is, and what comes of an edit. */

const treeOf = (root: GroupBlock) => JSON.parse(JSON.stringify(toTree(root))) as RuleTree;

test('whatever the rule, its blocks say the same rule', () => {
  fc.assert(
    fc.property(randomRule, (rule) => {
      const tree = JSON.parse(JSON.stringify(encodeTree(checkRule(rule, TEST_VOCABULARY).rule))) as RuleTree;
      expect(treeOf(toBlocks(tree))).toEqual(tree);
    }),
    { numRuns: 2_000 },
  );
});

test('whatever is taken out, what stays is a rule that can be read', () => {
  fc.assert(
    fc.property(randomRule, fc.nat(), (rule, choice) => {
      const root = toBlocks(encodeTree(checkRule(rule, TEST_VOCABULARY).rule) as RuleTree);
      const all = within(root);
      const { id } = all[choice % all.length]!;
      const left = replaced(root, id, undefined);
      expect(within(left).some((block) => block.id === id)).toBe(false);
      const isRule = left.blocks.length > 0;
      expect(toTree(left) !== undefined).toBe(isRule);
      expect(isRule ? readTree(treeOf(left), TEST_VOCABULARY).diagnostics : []).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

/** The blocks in a group, of any depth. */
function within({ blocks }: GroupBlock): Block[] {
  return blocks.flatMap((block) => (block.kind === 'group' ? [block, ...within(block)] : [block]));
}

test('a group that is left empty goes with its last block, and the outermost stays', () => {
  const root = toBlocks({ or: [AGE, { not: TAGGED }] });
  const [, group] = root.blocks as [Block, GroupBlock];
  const left = replaced(root, group.blocks[0]!.id, undefined);
  expect(toTree(left)).toEqual(AGE);
  expect(replaced(left, left.blocks[0]!.id, undefined)).toMatchObject({ kind: 'group', blocks: [] });
});

test('a rule in which something is to be filled in is none yet', () => {
  const root = toBlocks(AGE);
  const [age] = root.blocks;
  expect(toTree(replaced(root, age!.id, { ...age, values: [null] } as Block))).toBeUndefined();
  expect(toTree(toBlocks({ and: [AGE, { function: 'orders_placed', matches: true, parameters: [] }] }))).toBeDefined();
  // An empty text is a value.
  expect(toTree(toBlocks({ attribute: 'first_name', operator: '=', value: '' }))).toEqual({
    attribute: 'first_name',
    operator: '=',
    value: '',
  });
});

const AGE: RuleTree = { attribute: 'age', operator: '>=', value: 30 };
const TAGGED: RuleTree = { attribute: 'customer_tags', operator: 'CONTAINS', value: 'vip' };

test.each([
  ['BETWEEN', [30, null]],
  ['IN', [30]],
  ['IS NULL', []],
  ['<', [30]],
])('another operator, %s, keeps the values that it takes, and asks for those that it lacks', (operator, values) => {
  const [condition] = toBlocks(AGE).blocks as [Extract<Block, { kind: 'attribute' }>];
  expect(withOperator(condition, operator, { type: 'integer' } as Word)).toMatchObject({ operator, values });
});

test('as many values follow an operator in blocks as in rules', () => {
  expect(OPERATORS.map((operator) => [operator, arityInBlocks(operator)])).toEqual(
    OPERATORS.map((operator) => [operator, arityOf(operator)]),
  );
});

test('a date is written as it was told, whatever else may be told of it', () => {
  for (const date of ['-90d', '+2w', '-3m', '-1y', '2026-05-30', 'today', 'yesterday', 'now', '-36h', '2026-05-30T16:00:00']) {
    expect(written(toldBy(date), date)).toBe(date);
  }
  expect(written({ ...toldBy('-90d'), kind: '+w' }, '-90d')).toBe('+90w');
  expect(written({ ...toldBy('2026-05-30'), kind: '-d' }, '2026-05-30')).toBe('-30d');
});
