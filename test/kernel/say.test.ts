import { sayAmount, sayDay, sayMoment, sayPercent, sayUnitless } from '../../src/kernel/index.js';

/* What texts for people say of amounts, shares and dates. */

test.each([
  ['131.7238', 'USD', '131.72 USD'],
  ['0.005', 'EUR', '0.01 EUR'],
  ['-0.005', 'EUR', '-0.01 EUR'],
  ['-0.004', 'EUR', '0.00 EUR'],
  ['1234567.5', 'EUR', '1,234,567.50 EUR'],
  ['999', 'EUR', '999.00 EUR'],
  ['-1000', 'EUR', '-1,000.00 EUR'],
  ['131.7238', 'JPY', '132 JPY'],
  ['131.7238', 'KWD', '131.724 KWD'],
  ['9007199254740993.01', 'EUR', '9,007,199,254,740,993.01 EUR'],
])('%s in %s is said as %s', (amount, currency, said) => {
  expect(sayAmount(amount, currency)).toBe(said);
  expect(`${sayUnitless(amount, currency)} ${currency}`).toBe(said);
});

test.each([
  [0, '0 %'],
  [-0, '0 %'],
  [0.0004, 'nearly 0 %'],
  [-0.0004, 'nearly 0 %'],
  [0.025, '2.5 %'],
  [0.0996, '10 %'],
  [1.857143, '186 %'],
  [-1, '-100 %'],
  [-0.003, '-0.3 %'],
  [239, '23,900 %'],
])('a ratio of %s is said as %s', (ratio, said) => {
  expect(sayPercent(ratio)).toBe(said);
});

test('days and moments are said as people write them, by the clocks of a zone', () => {
  expect(sayDay('2026-05-01')).toBe('1 May 2026');
  expect(sayMoment(new Date('2026-05-15T22:05:00Z'), 'UTC')).toBe('15 May 2026, 22:05');
  expect(sayMoment(new Date('2026-05-15T22:05:00Z'), 'Europe/Berlin')).toBe('16 May 2026, 00:05');
});
