import { MOST_WRONG_A_MINUTE, networkOf, WrongKeys } from '../../src/access/wrong-keys.js';

/* Whoever comes with one wrong key after the other is slowed down, and nobody else. */

let now: number;
let keys: WrongKeys;
beforeEach(() => {
  now = 0;
  keys = new WrongKeys(() => now);
});

/** Why a wrong key is not looked into; undefined for one that is. */
function refusal(address: string): unknown {
  try {
    keys.note(address);
    return undefined;
  } catch (error) {
    return error;
  }
}

/** How many of so many are looked into. */
function tried(address: string, times = MOST_WRONG_A_MINUTE + 40): number {
  return Array.from({ length: times }, () => refusal(address)).filter((error) => error === undefined).length;
}

test('a minute has so many, of each address, and they come back as it goes by', () => {
  expect(tried('203.0.113.9')).toBe(MOST_WRONG_A_MINUTE);
  expect(tried('203.0.113.10', 5)).toBe(5);
  now += 1_000;
  expect(tried('203.0.113.9')).toBe(2);
  now += 3_600_000;
  expect(tried('203.0.113.9')).toBe(MOST_WRONG_A_MINUTE);
});

test('told to wait, one who waits so long is looked into again', () => {
  tried('203.0.113.9');
  const error = refusal('203.0.113.9') as { readonly code: string; readonly details: { readonly retryAfterMs: number } };
  expect(error.code).toBe('RATE_LIMITED');
  now += error.details.retryAfterMs - 2;
  expect(tried('203.0.113.9', 1)).toBe(0);
  now += 2;
  expect(tried('203.0.113.9', 1)).toBe(1);
});

test('who has come longest ago is forgotten, however many come', () => {
  tried('203.0.113.9');
  for (let n = 0; n < 9_999; n++) keys.note(`10.0.${n >> 8}.${n & 255}`);
  expect(tried('203.0.113.9', 1)).toBe(0);
  for (let n = 0; n < 10_000; n++) keys.note(`10.1.${n >> 8}.${n & 255}`);
  expect(tried('203.0.113.9', 1)).toBe(1);
});

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002:ffff::', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:db8::', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['64:ff9b::203.0.113.9', '64:ff9b:0:0'],
  ['1::2:3:4:203.0.113.9', '1:0:0:2'],
  ['', ''],
])('%s is of the network %s', (address, network) => expect(networkOf(address)).toBe(network));
