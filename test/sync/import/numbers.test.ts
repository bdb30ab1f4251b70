import fc from 'fast-check';
import { CellProblem } from '../../../src/sync/import/cell-problem.js';
import { CONVERT, type Conversion } from '../../../src/sync/import/conversion.js';
import { lostDigits } from '../../../src/sync/import/lost-digits.js';

/* Numbers as people and spreadsheets write them. Nothing is guessed that could be wrong, and no digit is lost without a word. */

function convert(as: Conversion, text: string, options: { decimalSeparator?: '.' | ','; round?: true } = {}): unknown {
  try {
    return CONVERT[as](text, { scale: 4, timeZone: 'UTC', ...options });
  } catch (error) {
    if (error instanceof CellProblem) return error.message;
    throw error;
  }
}

test.each([
  ['1.000,50', 1000.5],
  ['1000,5', 1000.5],
  ['1.000.000', 1_000_000],
  ['-0,25', -0.25],
  ["1'000,5", 1000.5],
  ['1 000,5', 1000.5],
])('%s is %d wherever a number is read, if the mapping says what its signs mean', (text, value) => {
  expect(convert('number', text, { decimalSeparator: ',' })).toBe(value);
  expect(Number(convert('money', text, { decimalSeparator: ',' }))).toBe(value);
  expect(convert('integer', text, { decimalSeparator: ',' })).toBe(Number.isInteger(value) ? value : `is not a whole number: '${text}'`);
});

test('what could be two numbers is refused until somebody says', () => {
  for (const as of ['integer', 'number', 'money'] as const) expect(convert(as, '1,000')).toMatch(/^could be two numbers/);
  expect(convert('number', '1,000', { decimalSeparator: '.' })).toBe(1000);
  expect(convert('number', '1,000', { decimalSeparator: ',' })).toBe(1);
  expect(convert('number', '1,000.5')).toBe(1000.5);
});

test.each(['0x10', '1,5', '1.000,50', '1.5.2', 'NaN', 'Infinity', '12,34,567', '--1', '1e999'])('%s is no number', (text) => {
  expect(convert('number', text)).toBe(`is not a number: '${text}'`);
  expect(convert('money', text)).toBe(`is not a decimal: '${text}'`);
});

test('digits that are not kept are refused, or rounded where the mapping says so', () => {
  expect(convert('money', '1.23456')).toMatch(/^has more than the 4 decimals that are kept/);
  expect(convert('money', '1.23456', { round: true })).toBe('1.2346');
  expect(convert('money', '1.23450000')).toBe('1.2345');
  expect(convert('integer', '2.5')).toBe("is not a whole number: '2.5'");
  expect(convert('integer', '2.0')).toBe(2);
  expect(convert('number', '12345678901234567891')).toBe("has more digits than are kept: '12345678901234567891'");
});

test('any decimal comes back as it is, with either sign', () => {
  const decimal = fc.tuple(fc.bigInt(-(10n ** 14n), 10n ** 14n), fc.integer({ min: 0, max: 4 }));
  fc.assert(
    fc.property(decimal, fc.constantFrom('.' as const, ',' as const), fc.boolean(), ([units, scale], decimalSeparator, grouped) => {
      const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
      const whole = digits.slice(0, digits.length - scale);
      const written = grouped ? whole.replaceAll(/\B(?=(?:\d{3})+$)/g, decimalSeparator === '.' ? ',' : '.') : whole;
      const text = `${units < 0n ? '-' : ''}${written}${scale === 0 ? '' : decimalSeparator + digits.slice(-scale)}`;
      const [read = '', fraction = ''] = String(convert('money', text, { decimalSeparator })).split('.');
      expect(BigInt(read.replace('-', '') + fraction.padEnd(4, '0')) * (read.startsWith('-') ? -1n : 1n)).toBe(
        units * 10n ** BigInt(4 - scale),
      );
    }),
  );
});

test('an id whose digits a spreadsheet has lost is known by its notation', () => {
  for (const cell of ['1.23E+12', '8,80e+11', '4E+12', 1.5e21, 2 ** 53]) expect(lostDigits(cell)).toBeDefined();
  for (const cell of ['1E5', '12E3', '9e+05', 'E+12', '1.5', 2 ** 53 - 1, undefined]) expect(lostDigits(cell)).toBeUndefined();
});
