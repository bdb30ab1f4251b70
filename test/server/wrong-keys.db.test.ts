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
/** Gives how many were told that they are wrong, and how many to come again later. */
const guess = async (address: (n: number) => string): Promise<[wrong: number, later: number]> => {
  const answers = await Promise.all(Array.from({ length: 300 }, (_, n) => comeWith(`cantle_guess_${n}`, address(n))));
  const [wrong, later] = [401, 429].map((status) => answers.filter((answer) => answer.status === status).length);
  return [wrong ?? 0, later ?? 0];
};

test('is told to come again later, by whatever way it comes; right keys and other addresses are let in', async () => {
  server = await startTestServer({ environment: { CANTLE_TRUSTED_PROXIES: 'loopback' } });
  const [wrong, later] = await guess(() => '203.0.113.9');
  expect([wrong >= 120, later > 10, wrong + later]).toEqual([true, true, 300]);
  for (const path of ['/graphql', '/graphql/stream', '/export', '/v1/track']) {
    let answer: Awaited<ReturnType<typeof comeWith>>;
    do answer = await comeWith('cantle_wrong', '203.0.113.9', path);
    while (answer.status === 401);
    expect(answer).toEqual({
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
  const [, later] = await guess((n) => `203.0.113.${n % 250}`);
  expect(later).toBeGreaterThan(10);
  const codes: unknown[] = [];
  for (let n = 0; n < 5; n++) codes.push(await openSocket(server, 'cantle_wrong').catch(({ code }: { code: number }) => code));
  expect(codes).toContain(1013);
  await (await openSocket(server, ADMIN_KEY)).close();
});
