import { ServerData, type ServerProcess } from '../support/server-process.js';

/* A limit is one limit, however many processes are asked. Only a PostgreSQL server takes several. */

const several = process.env['DATABASE_URL'] === undefined ? test.skip : test;
const PER_MINUTE = 120;

let data: ServerData;
const servers: ServerProcess[] = [];

beforeAll(async () => {
  data = await ServerData.create();
});
afterAll(async () => {
  for (const server of servers) await server.stop();
  await data.remove();
});

several('two processes let through what one would', async () => {
  const settings = { CANTLE_REQUESTS_PER_MINUTE: String(PER_MINUTE) };
  for (let n = 0; n < 2; n++) servers.push(await data.start(settings));
  const begunAt = performance.now();
  const answers = await Promise.all(Array.from({ length: 3 * PER_MINUTE }, (_, n) => servers[n % 2]!.send('{ __typename }')));
  const flown = ((performance.now() - begunAt) * PER_MINUTE) / 60_000;
  const passed = answers.filter(({ errors }) => errors === undefined).length;
  expect(passed).toBeLessThanOrEqual(PER_MINUTE + flown);
  expect(passed).toBeGreaterThan(PER_MINUTE - 2 * (PER_MINUTE / 20));
  const codes = new Set(answers.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions.code)));
  expect(codes).toEqual(new Set(['RATE_LIMITED']));
});
