import { printedDecimal } from '../../src/model/index.js';

test.each([
  ['12.5000', '12.50'],
  ['12.5012', '12.5012'],
  ['12.5010', '12.501'],
  ['0.0000', '0.00'],
  ['-100.00', '-100.00'],
  ['12.5', '12.5'],
  ['100', '100'],
  ['1000', '1000'],
  ['1.5e+30', '1.5e+30'],
  ['1.555e-20', '1.555e-20'],
  ['NaN', 'NaN'],
])('%s is told as %s', (value, told) => {
  expect(printedDecimal(value)).toBe(told);
});
