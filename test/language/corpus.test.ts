import { readRule, readTree } from '../../src/language/index.js';
import { RULES } from '../corpus/rules.js';
import { withoutSpans } from './support/without-spans.js';
import { TEST_VOCABULARY } from './support/vocabulary.js';

describe.each(RULES)('$fact: $text', ({ text, printed = text, tree }) => {
  const read = () => readRule(text, TEST_VOCABULARY);

  test('is read without diagnostics', () => {
    expect(read().diagnostics).toEqual([]);
  });

  test('has its canonical text', () => {
    expect(read().text).toBe(printed);
  });

  test('has a canonical text that reads as the same rule', () => {
    const again = readRule(printed, TEST_VOCABULARY);
    expect(withoutSpans(again.rule)).toEqual(withoutSpans(read().rule));
    expect(again.text).toBe(printed);
  });

  test('has a tree that reads as the same rule', () => {
    const again = readTree(JSON.parse(JSON.stringify(read().tree)), TEST_VOCABULARY);
    expect(again.diagnostics).toEqual([]);
    expect(withoutSpans(again.rule)).toEqual(withoutSpans(read().rule));
    expect(again).toMatchObject({ text: printed, tree: read().tree });
  });

  if (tree) test('has the tree that visual builders expect', () => expect(read().tree).toEqual(tree));
});
