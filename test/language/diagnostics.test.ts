import { type Diagnostic, MAX_DIAGNOSTICS, readRule } from '../../src/language/index.js';
import { REFUSED_RULES } from '../corpus/refused-rules.js';
import { replaceSpan, unmark } from './support/marked.js';
import { TEST_VOCABULARY } from './support/vocabulary.js';

function diagnose(text: string): readonly Diagnostic[] {
  return readRule(text, TEST_VOCABULARY).diagnostics;
}

describe.each(REFUSED_RULES)('$marked', ({ marked, problems }) => {
  const { text, spans } = unmark(marked);
  const diagnostics = diagnose(text);

  test('has these diagnostics at these places', () => {
    expect(diagnostics.map(({ code, suggestion }) => (suggestion === undefined ? [code] : [code, suggestion]))).toEqual(problems);
    expect(diagnostics.map(({ span: { offset, length } }) => ({ offset, length }))).toEqual(spans);
  });

  test('is no rule', () => {
    expect(readRule(text, TEST_VOCABULARY)).toEqual({ diagnostics });
  });

  test('is rid of a problem when its suggestion is followed', () => {
    for (const { span, code, suggestion } of diagnostics) {
      if (suggestion === undefined) continue;
      const left = diagnose(replaceSpan(text, span, suggestion)).filter((diagnostic) => diagnostic.span.offset === span.offset);
      expect(left.map((diagnostic) => diagnostic.code)).not.toContain(code);
    }
  });
});

describe('a diagnostic', () => {
  test('has the line and column of its place', () => {
    const [first, second] = diagnose("age > 5\r\n  AND agee < 3\n\tOR rfm_group = 'x'");
    expect(first?.span).toEqual({ offset: 15, length: 4, line: 2, column: 7 });
    expect(second?.span).toEqual({ offset: 40, length: 3, line: 3, column: 17 });
  });

  test('says what was expected', () => {
    expect(diagnose('age IS')[0]?.expected).toEqual(['NULL', 'NOT NULL']);
    expect(diagnose("rfm_group = 'X'")[0]?.expected).toContain("'CHAMPIONS'");
    expect(diagnose('customer_tags = 5')[0]?.expected).toEqual(['CONTAINS', 'NOT CONTAINS', 'IS NULL', 'IS NOT NULL']);
  });

  test('quotes at most 60 characters of the rule', () => {
    const [diagnostic] = diagnose(`${'a'.repeat(10_000)} = 5`);
    expect(diagnostic?.message.length).toBeLessThan(100);
  });

  test('comes with at most 99 others', () => {
    expect(diagnose('agee = 5 AND '.repeat(300))).toHaveLength(MAX_DIAGNOSTICS);
    expect(diagnose('@ '.repeat(300))).toHaveLength(MAX_DIAGNOSTICS);
  });
});
