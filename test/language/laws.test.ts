import fc from 'fast-check';
import { checkRule, encodeTree, printRule, readRule, readTree } from '../../src/language/index.js';
import { randomRule } from './support/random-rule.js';
import { withoutSpans } from './support/without-spans.js';
import { TEST_VOCABULARY } from './support/vocabulary.js';

/** Laws over random rules; fast-check prints the seed and the smallest rule that breaks one. */

const RUNS = { numRuns: 1_000 };

test('a rule that is right has no diagnostics', () => {
  fc.assert(
    fc.property(randomRule, (rule) => expect(checkRule(rule, TEST_VOCABULARY).diagnostics).toEqual([])),
    RUNS,
  );
});

test('the normal form of a normal form is itself', () => {
  fc.assert(
    fc.property(randomRule, (rule) => {
      const normal = checkRule(rule, TEST_VOCABULARY).rule;
      expect(withoutSpans(checkRule(normal, TEST_VOCABULARY).rule)).toEqual(withoutSpans(normal));
    }),
    RUNS,
  );
});

test('tree -> text -> tree is the identity', () => {
  fc.assert(
    fc.property(randomRule, (rule) => {
      const normal = checkRule(rule, TEST_VOCABULARY).rule;
      const read = readRule(printRule(normal), TEST_VOCABULARY);
      expect(withoutSpans(read.rule)).toEqual(withoutSpans(normal));
      expect(read.tree).toEqual(encodeTree(normal));
    }),
    RUNS,
  );
});

test('text -> tree -> text prints one canonical form', () => {
  fc.assert(
    fc.property(randomRule, (rule) => {
      const { text, tree } = readRule(printRule(rule), TEST_VOCABULARY);
      expect(readTree(JSON.parse(JSON.stringify(tree)), TEST_VOCABULARY).text).toBe(text);
      expect(text).toBe(printRule(checkRule(rule, TEST_VOCABULARY).rule));
    }),
    RUNS,
  );
});

test('a rule that was read from its tree is the rule that was written', () => {
  fc.assert(
    fc.property(randomRule, (rule) => {
      const normal = checkRule(rule, TEST_VOCABULARY).rule;
      const read = readTree(JSON.parse(JSON.stringify(encodeTree(normal))), TEST_VOCABULARY);
      expect(read.diagnostics).toEqual([]);
      expect(withoutSpans(read.rule)).toEqual(withoutSpans(normal));
    }),
    RUNS,
  );
});
