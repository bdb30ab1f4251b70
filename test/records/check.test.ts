import { asTexts } from '../../src/records/lenient.js';
import { check } from '../../src/records/index.js';

const isTaken = (schema: { safeParse(value: unknown): { readonly success: boolean } }, value: unknown) => schema.safeParse(value).success;

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2000-02-29', true],
  ['1900-02-29', false],
  ['2026-04-30', true],
  ['2026-04-31', false],
  ['2026-12-31', true],
  ['2026-13-01', false],
  ['2026-01-00', false],
  ['0100-01-01', true],
  ['0085-03-01', false],
  ['0000-01-01', false],
])('a day is one of the calendar: %s', (day, exists) => {
  expect(isTaken(check.day(), day)).toBe(exists);
  expect(isTaken(check.instant(), `${day}T12:00:00Z`)).toBe(exists);
});

test.each([
  ['-999999999999999.9999', true],
  ['999999999999999.9999', true],
  ['1000000000000000', false],
  ['0.00001', false],
])('money has fifteen digits before the point and four behind it: %s', (amount, fits) => {
  expect(isTaken(check.money(), amount)).toBe(fits);
});

test('a number within bounds may be either bound', () => {
  const taken = [-91, -90, 0, 90, 90.000001].map((degrees) => isTaken(check.numberBetween(-90, 90), degrees));
  expect(taken).toEqual([false, true, true, true, false]);
  expect([0, 1, 10, 11].map((effort) => isTaken(check.integer(1, 10), effort))).toEqual([false, true, true, false]);
});

test('the name of a source is of one line, without what cannot be seen', () => {
  const read = (given: string) => check.sourceName().safeParse(given).data;
  expect(['a\r\nX', 'a\u0007b', ' shop ', '\r\n', 'a\0b'].map(read)).toEqual(['a X', 'ab', 'shop', undefined, undefined]);
});

test('in a list of texts, what cannot be seen is no element, as blanks are none', () => {
  expect(asTexts(['vip', '', ' ', '\u200b', '\u3164 ', null])).toEqual(['vip']);
});
