import { roundedDecimal } from '../../../src/sync/import/rounded-decimal.js';

const rounded = (text: string, scale: number) => roundedDecimal({ text, separator: '.' }, scale);

test.each([
  ['0.00005', 4, '0.0001'],
  ['0.000049999', 4, '0.0000'],
  ['-0.00005', 4, '-0.0001'],
  ['2.5', 0, '3'],
  ['-2.5', 0, '-3'],
  ['2.4999', 0, '2'],
  ['1,234.565', 2, '1234.57'],
])('halves are rounded away from zero: %s to %d decimals', (text, scale, expected) => {
  expect(rounded(text, scale)).toBe(expected);
});

test('what is calculated is exact until it is rounded', () => {
  const decimal = (text: string) => ({ text, separator: '.' as const });
  expect(roundedDecimal(decimal('0.1'), 4, { times: decimal('3') })).toBe('0.3000');
  expect(roundedDecimal(decimal('1'), 4, { times: decimal('2'), dividedBy: decimal('3') })).toBe('0.6667');
  expect(roundedDecimal(decimal('1'), 4, { dividedBy: decimal('0') })).toBeUndefined();
});
