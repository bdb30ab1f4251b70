import { parseRule, type Span } from '../../src/language/index.js';

/** Every span of what was parsed, as the piece of text that it marks. */
function piecesOf(text: string): Readonly<Record<string, readonly string[]>> {
  const pieces: Record<string, string[]> = {};
  const collect = (node: object, kind: string): void => {
    for (const [key, value] of Object.entries(node) as [string, unknown][]) {
      if (typeof value !== 'object' || value === null) continue;
      if (!/span$/i.test(key)) collect(value, 'kind' in value ? String(value.kind) : key);
      else (pieces[key === 'span' ? kind : key] ??= []).push(slice(text, value as Span));
    }
  };
  collect({ rule: parseRule(text).rule }, 'rule');
  return pieces;
}

/** The piece that a span marks, which line and column mark too. */
function slice(text: string, { offset, length, line, column }: Span): string {
  const before = text.slice(0, offset).split('\n');
  expect([line, column]).toEqual([before.length, before.at(-1)!.length + 1]);
  return text.slice(offset, offset + length);
}

test('each part of a computed comparison knows where it stands', () => {
  expect(piecesOf('a = 1 AND\n  (b - 5)*-2 >= f.g.sum_h(2, i > 3) + c')).toEqual({
    and: ['a = 1 AND\n  (b - 5)*-2 >= f.g.sum_h(2, i > 3) + c'],
    comparison: ['a = 1'],
    computed: ['(b - 5)*-2 >= f.g.sum_h(2, i > 3) + c'],
    operatorSpan: ['=', '>=', '>'],
    arithmetic: ['(b - 5)', '(b - 5)*-2', 'f.g.sum_h(2, i > 3) + c'],
    attribute: ['a', 'b', 'c'],
    literal: ['5', '-2'],
    number: ['1', '5', '-2', '3'],
    measure: ['f.g.sum_h(2, i > 3)'],
    nameSpan: ['f.g', 'i'],
    measureSpan: ['sum_h'],
    0: ['i > 3'],
  });
});

test('parentheses and signs belong to what they hold', () => {
  expect(piecesOf('((a)) > (- 5)')).toMatchObject({ comparison: ['((a)) > (- 5)'], attribute: ['((a))'], number: ['- 5'] });
  expect(piecesOf('1 < (-(a + 2))')).toMatchObject({ arithmetic: ['(a + 2)', '(-(a + 2))'], literal: ['1', '-', '2'] });
  expect(piecesOf('a -3 > today')).toMatchObject({ arithmetic: ['a -3'], literal: ['3', 'today'], date: ['today'] });
});

test('what is turned round stands where it stood, but for its operator, which is another', () => {
  expect(piecesOf('5 < a')).toEqual({ comparison: ['5 < a'], attribute: ['a'], number: ['5'] });
});
