import { ServerData, type ServerProcess } from '../support/server-process.js';

/** Only a PostgreSQL server takes several processes. */
const several = process.env['DATABASE_URL'] === undefined ? test.skip : test;

let data: ServerData;
const servers: ServerProcess[] = [];

beforeEach(async () => {
  data = await ServerData.create();
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  await data.remove();
});

const CREATE = 'mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id state } userErrors { message } } }';
const UPDATE =
  'mutation ($id: ID!, $input: UpdateSegmentInput!) { updateSegment(id: $id, input: $input) { segment { state } userErrors { message } } }';
const SYNC = 'mutation ($input: SyncOrdersInput!) { syncOrders(input: $input) { created rejected } }';
const SYNC_CUSTOMERS = 'mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { created rejected } }';
const READ =
  'query ($id: ID!) { segment(id: $id) { query state size stale members(first: 100) { nodes { externalIds { externalId } } } } }';

async function start(settings: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
  const server = await data.start(settings);
  servers.push(server);
  return server;
}

async function end(server: ServerProcess, how: 'kill' | 'stop'): Promise<void> {
  servers.splice(servers.indexOf(server), 1);
  await server[how]();
}

async function create(server: ServerProcess, query: string): Promise<string> {
  const answer = await server.send<{ createSegment: { segment: { id: string } } }>(CREATE, { input: { name: query, query } });
  return answer.data.createSegment.segment.id;
}

interface Read {
  readonly segment: { readonly query: string; readonly state: string; readonly size: number; readonly stale: boolean };
}

const read = async (server: ServerProcess, id: string) => (await server.send<Read>(READ, { id })).data.segment;

/** Asks until the segment is ready: every question does some of the work that is left. */
async function untilReady(server: ServerProcess, id: string): Promise<Read['segment']> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const segment = await read(server, id);
    if ((segment.state === 'READY' && !segment.stale) || Date.now() > deadline) return segment;
  }
}

function customers(first: number, count: number): object {
  return {
    input: {
      source: 'shop',
      records: Array.from({ length: count }, (_, index) => ({
        externalId: `c${first + index}`,
        birthDate: (first + index) % 2 === 0 ? '1980-01-01' : '2015-01-01',
      })),
    },
  };
}

several(
  'what a killed process was building is built by one that runs',
  async () => {
    const [one, two] = [await start(), await start()];
    for (let batch = 0; batch < 24; batch++) await one.send(SYNC_CUSTOMERS, customers(batch * 500, 500));
    const id = await create(one, 'age >= 30');
    const made = one.send(CREATE, { input: { name: 'young', query: 'age < 30' } }).catch(() => undefined);
    const edited = one.send(UPDATE, { id, input: { query: 'age >= 30 OR age < 5' } }).catch(() => undefined);
    await end(one, 'kill');
    await Promise.all([made, edited]);
    const { data: found } = await two.send<{ segments: { nodes: { id: string }[] } }>('{ segments { nodes { id } } }');
    for (const segment of found.segments.nodes) {
      expect(await untilReady(two, segment.id)).toMatchObject({ state: 'READY', size: 6_000, stale: false });
    }
  },
  180_000,
);

several(
  'two processes on the same customers agree, whichever of them is written to and asked',
  async () => {
    const [one, two] = [await start(), await start()];
    await one.send(SYNC_CUSTOMERS, customers(0, 10));
    const id = await create(one, 'amount_spent >= 50');
    const order = (number: number) => ({
      input: {
        source: 'shop',
        records: [{ externalId: `o${number}`, customerExternalId: `c${number % 10}`, placedAt: '2026-01-01T00:00:00Z', total: '10' }],
      },
    });
    await Promise.all(Array.from({ length: 60 }, (_, number) => (number % 2 === 0 ? one : two).send(SYNC, order(number))));
    expect(await read(one, id)).toMatchObject({ size: 10, stale: false });
    expect(await read(two, id)).toMatchObject({ size: 10, stale: false });
  },
  120_000,
);

test('a server that was down for three days, or whose clock has jumped a year, has applied the time when it answers', async () => {
  const first = await start({ CANTLE_CLOCK: '2026-03-01T12:00:00Z' });
  await first.send(SYNC_CUSTOMERS, customers(0, 2));
  await first.send(SYNC, {
    input: {
      source: 'shop',
      records: [{ externalId: 'o1', customerExternalId: 'c0', placedAt: '2026-02-28T12:00:00Z', total: '10' }],
    },
  });
  const recent = await create(first, 'last_order_date >= -3d');
  const lapsed = await create(first, 'last_order_date < -300d');
  expect([(await read(first, recent)).size, (await read(first, lapsed)).size]).toEqual([1, 0]);
  await end(first, 'stop');
  const second = await start({ CANTLE_CLOCK: '2026-03-04T12:00:00Z' });
  expect([(await read(second, recent)).size, (await read(second, lapsed)).size]).toEqual([0, 0]);
  await end(second, 'kill');
  const third = await start({ CANTLE_CLOCK: '2027-03-04T12:00:00Z' });
  expect([(await read(third, recent)).size, (await read(third, lapsed)).size]).toEqual([0, 1]);
}, 180_000);
