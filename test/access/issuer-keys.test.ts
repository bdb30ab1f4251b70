import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPublicKey } from 'node:crypto';
import { IssuerKeys, isTrusted } from '../../src/access/tokens/issuer-keys.js';
import { newKey, type IssuerKey } from '../support/issuer/issuer.js';

/* When the keys of an issuer are read, and for how long they count: by a stopwatch of the test. */

const MINUTE = 60_000;

let http: Server;
let published: readonly IssuerKey[];
let isAway: boolean;
let asked: number;
let now: number;
let keys: IssuerKeys;

beforeEach(async () => {
  [published, isAway, asked, now] = [[newKey()], false, 0, 1_000_000];
  http = createServer((_request, response) => {
    asked += 1;
    if (isAway) return void response.writeHead(500).end();
    const jwks = {
      keys: published.map(({ kid, object }) => ({ ...createPublicKey(object).export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' })),
    };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(jwks));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const jwksUri = `http://127.0.0.1:${(http.address() as AddressInfo).port}/jwks`;
  keys = new IssuerKeys({ issuer: 'https://login.test', jwksUri }, { stopwatch: () => now });
});
afterEach(() => new Promise((resolve) => (http.closeAllConnections(), http.close(resolve))));

/** What becomes of a token that names a key: whether it is known, or why not. */
const find = ({ kid }: IssuerKey): Promise<unknown> =>
  Promise.resolve(keys.find({ alg: 'ES256', kid }, { payload: '', signature: '' })).then(
    () => 'known',
    (error: { readonly code?: string }) => error.code,
  );
const UNKNOWN = 'ERR_JWKS_NO_MATCHING_KEY';

test('a key that was withdrawn is worth nothing after ten minutes, however long nobody has come', async () => {
  const [before = newKey()] = published;
  expect(await find(before)).toBe('known');
  published = [newKey()];
  now += 9 * MINUTE;
  expect([await find(before), asked]).toEqual(['known', 1]);
  now += 2 * MINUTE;
  expect(await find(before)).toBe(UNKNOWN);
  published = [before];
  now += 55 * MINUTE;
  expect(await find(before)).toBe('known');
});

test('a key that is not known is asked for at once, six times in a row and then every five seconds', async () => {
  expect(await find(published[0] ?? newKey())).toBe('known');
  published = [...published, newKey()];
  expect([await find(published[1] ?? newKey()), asked]).toEqual(['known', 2]);
  for (let n = 0; n < 20; n++) expect(await find(newKey())).toBe(UNKNOWN);
  expect(asked).toBe(6);
  now += 5_000;
  for (let n = 0; n < 20; n++) expect(await find(newKey())).toBe(UNKNOWN);
  expect(asked).toBe(7);
});

test('those read last count for an hour while the issuer is away, which is asked every five seconds, and nobody waits for it', async () => {
  const [key = newKey()] = published;
  expect(await find(key)).toBe('known');
  isAway = true;
  now += 11 * MINUTE;
  expect(await find(key)).toBe('known');
  for (let n = 0; n < 20; n++) expect(await find(key)).toBe('known');
  expect(asked).toBe(2);
  now += 48 * MINUTE;
  expect(await find(key)).toBe('known');
  now += 2 * MINUTE;
  expect(await find(key)).toBe('UNAVAILABLE');
  isAway = false;
  expect(await find(key)).toBe('UNAVAILABLE');
  now += 5_000;
  expect(await find(key)).toBe('known');
});

test.each([
  ['https://login.test/keys', true],
  ['http://127.0.0.1:8080/keys', true],
  ['http://localhost/keys', true],
  ['http://[::1]/keys', true],
  ['http://login.test/keys', false],
  ['http://localhost.test/keys', false],
  ['ftp://localhost/keys', false],
  ['keys', false],
])('keys are read from %s: %s', (url, is) => {
  expect(isTrusted(url)).toBe(is);
});
