import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { base64url } from 'jose';
import { type TokenRefusal, TokenReader } from '../../src/access/tokens/token-reader.js';

/* An issuer may have keys that cannot be used here: a token that names one is refused as any other, and is no failure of ours. */

const { kty, n, e } = generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey.export({ format: 'jwk' });
const KEYS = [
  { kid: 'short', alg: 'RS256', kty, n, e },
  { kid: 'no point', alg: 'ES256', kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' },
  { kid: 'nothing', alg: 'RS256', kty: 'RSA' },
];

let issuer: Server;
let url: string;
beforeAll(async () => {
  issuer = createServer((_, response) => response.end(JSON.stringify({ keys: KEYS }))).listen(0, '127.0.0.1');
  await new Promise((resolve) => issuer.once('listening', resolve));
  url = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => issuer.close(resolve)));

test.each(KEYS)('one that is $kid', async ({ kid, alg }) => {
  const refused: TokenRefusal[] = [];
  const reader = new TokenReader(
    [
      {
        issuer: url,
        audience: ['cantle'],
        jwksUri: url,
        algorithms: ['RS256', 'ES256'],
        clockToleranceSeconds: 5,
        scopes: { claim: 'scope' },
      },
    ],
    { clock: { now: () => new Date('2026-05-15T12:00:00Z') }, onRefusal: (refusal) => refused.push(refusal) },
  );
  const part = (value: object) => base64url.encode(JSON.stringify(value));
  const token = [part({ alg, kid }), part({ iss: url, aud: 'cantle', sub: 'ann', exp: 1_800_000_000 }), base64url.encode('x'.repeat(64))];
  expect(await reader.read(token.join('.'))).toBeUndefined();
  expect(refused).toEqual([{ issuer: url, reason: expect.any(String) }]);
});
