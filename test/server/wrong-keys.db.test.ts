import { ADMIN_KEY, startTestServer, type TestServer } from '../support/server.js';
import { openSocket } from '../support/socket.js';

/* A flood of wrong keys from one address. */

let server: TestServer;
afterEach(() => server.close());

const comeWith = async (key: string, address: string, path = '/graphql') => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}`, 'x-forwarded-for': address };
  const response = await fetch(`${server.url}${path}`, { method: 'POST', headers, body: '{"query":"{ __typename }"}' });
  return { status: response.status, after: response.headers.get('retry-after'), body: (await response.json()) as object };
};
const guess = async (times: number, address: (n: number) => string): Promise<number[]> => {
  const statuses: number[] = [];
  for (let n = 0; n < times; n++) statuses.push((await comeWith(`cantle_guess_${n}`, address(n))).status);
  return statuses;
};

test('is told to come again later, by whatever way it comes; right keys and other addresses are let in', async () => {
  server = await startTestServer({ environment: { CANTLE_TRUSTED_PROXIES: 'loopback' } });
  const statuses = await guess(100, () => '203.0.113.9');
  expect(statuses.slice(0, 60).every((status) => status === 401)).toBe(true);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(10);
  for (const path of ['/graphql', '/graphql/stream', '/export', '/v1/track']) {
    expect(await comeWith('cantle_wrong', '203.0.113.9', path)).toEqual({
      status: 429,
      after: '1',
      body: { errors: [{ message: expect.any(String), extensions: expect.objectContaining({ code: 'RATE_LIMITED', retryable: true }) }] },
    });
  }
  expect((await comeWith(ADMIN_KEY, '203.0.113.9')).status).toBe(200);
  expect((await comeWith('cantle_wrong', '203.0.113.10')).status).toBe(401);
});

test('is known by the address that it comes from where no proxy is trusted, whatever it says, and on sockets too', async () => {
  server = await startTestServer();
  const statuses = await guess(100, (n) => `203.0.113.${n}`);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(10);
  const codes: unknown[] = [];
  for (let n = 0; n < 5; n++) codes.push(await openSocket(server, 'cantle_wrong').catch(({ code }: { code: number }) => code));
  expect(codes).toContain(1013);
  await (await openSocket(server, ADMIN_KEY)).close();
});
