import { createServer, type AddressInfo } from 'node:net';
import { checkUrl, isPublic } from '../../src/webhooks/address.js';
import { post } from '../../src/webhooks/send.js';

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fc00::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001::1',
  '2001:db8::1',
  'ff02::1',
  'no address',
])('%s is not public', (address) => {
  expect(isPublic(address)).toBe(false);
});

test.each(['93.184.215.14', '172.32.0.1', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])('%s is public', (address) => {
  expect(isPublic(address)).toBe(true);
});

test.each([
  ['http://example.com/', false],
  ['ftp://example.com/', true],
  ['https://user:word@example.com/', true],
  ['https://127.0.0.1/', false],
  ['https://2130706433/', false],
  ['https://0x7f.1/', false],
  ['https://[::1]/', false],
  ['no address', true],
  [`https://example.com/${'x'.repeat(2_000)}`, true],
])('%s is refused', (url, allowPrivate) => {
  expect(() => checkUrl(url, allowPrivate)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', details: { field: 'url' } }));
});

test('what a name leads to is looked at when it is connected to, and nothing is connected to that is inside', async () => {
  let connections = 0;
  const inside = createServer(() => (connections += 1)).listen(0, '127.0.0.1');
  await new Promise((resolve) => inside.once('listening', resolve));
  const { port } = inside.address() as AddressInfo;
  expect(await post(`http://localhost:${port}/`, {}, '{}', { allowPrivate: false })).toEqual({
    status: null,
    error: 'The name leads to an address that is not public.',
  });
  expect(await post(`http://127.0.0.1:${port}/`, {}, '{}', { allowPrivate: false })).toEqual({
    status: null,
    error: 'The address is not public.',
  });
  expect(connections).toBe(0);
  await new Promise((resolve) => inside.close(resolve));
});
