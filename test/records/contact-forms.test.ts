import { normalEmail, normalPhone } from '../../src/records/index.js';

/* The forms by which people are looked up, beside what was given. */

test.each([
  ['Ann@Example.COM', 'ann@example.com'],
  ['  ann@example.com\u200b', 'ann@example.com'],
  ['Rene\u0301@example.com', 'ren\u00e9@example.com'],
  ['ann@M\u00dcNCHEN.example', 'ann@xn--mnchen-3ya.example'],
  ['ann@xn--mnchen-3ya.example', 'ann@xn--mnchen-3ya.example'],
  // Of whom these are the same is for each host to say.
  ['a.n.n+shop@example.com', 'a.n.n+shop@example.com'],
])('the address %j is looked up as %j', (given, normal) => {
  expect(normalEmail(given)).toBe(normal);
});

test.each([
  ['+49 (0)30 123456', undefined, '+4930123456'],
  ['0049 30 123456', undefined, '+4930123456'],
  ['030 / 12 34 56', 'DE', '+4930123456'],
  ['0049 30 123456', 'DE', '+4930123456'],
  ['(415) 555-2671', 'US', '+14155552671'],
  ['011 49 30 123456', 'US', '+4930123456'],
  ['415-555-2671 x12', 'US', '+14155552671;ext=12'],
  ['\uff0b49 30 123456', undefined, '+4930123456'],
  ['tel:+49-30-123456', undefined, '+4930123456'],
  ['030 123456', undefined, undefined],
  ['call me', 'DE', undefined],
  ['12', 'DE', undefined],
  ['', 'DE', undefined],
] as const)('the number %j in %s is looked up as %s', (given, region, normal) => {
  expect(normalPhone(given, region)).toBe(normal);
});
