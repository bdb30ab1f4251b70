import { amountOfUnits, unitsOf } from '../../src/inbound/shops/values.js';

/* Amounts of shops, exactly, in ten thousandths. */

test.each([
  ['12.50', 125_000n],
  ['-0.0001', -1n],
  ['7', 70_000n],
  ['1.23456', 12_345n],
  ['none', 0n],
  [undefined, 0n],
] as const)('%s is read', (amount, units) => {
  expect(unitsOf(amount)).toBe(units);
});

test('one of a million digits is too large, and is not read to the end', () => {
  for (const sign of ['', '-']) {
    const units = unitsOf(`${sign}${'9'.repeat(1_000_000)}.5`);
    expect(amountOfUnits(units).length).toBeLessThan(60);
    expect(units < 0n).toBe(sign === '-');
    expect(units / 10n ** 30n).not.toBe(0n);
  }
});
