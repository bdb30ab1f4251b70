import { ServerData, type ServerProcess } from '../support/server-process.js';

/* Processes on one PostgreSQL that believe different instants. */

const several = process.env['DATABASE_URL'] === undefined ? test.skip : test;

let data: ServerData;
const servers: ServerProcess[] = [];
beforeEach(async () => {
  data = await ServerData.create();
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  await data.remove();
});

async function start(settings: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
  const server = await data.start(settings);
  servers.push(server);
  return server;
}

const PERIOD_MS = 300_000;
const CUSTOMERS = 600;

/** Customers who ordered at all times within the last two periods before an instant, and those who did so within one. */
async function givenRecentBuyers(server: ServerProcess, now: number): Promise<string> {
  const numbers = Array.from({ length: CUSTOMERS }, (_, number) => number);
  await server.send('mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { rejected } }', {
    input: { source: 'shop', records: numbers.map((number) => ({ externalId: `c${number}` })) },
  });
  const { data: synced } = await server.send<{ syncOrders: { created: number } }>(
    'mutation ($input: SyncOrdersInput!) { syncOrders(input: $input) { created } }',
    {
      input: {
        source: 'shop',
        records: numbers.map((number) => ({
          externalId: `o${number}`,
          customerExternalId: `c${number}`,
          placedAt: new Date(now - (number / CUSTOMERS) * 2 * PERIOD_MS).toISOString(),
          total: '10',
        })),
      },
    },
  );
  expect(synced.syncOrders.created).toBe(CUSTOMERS);
  const { data: made } = await server.send<{ createSegment: { segment: { id: string } } }>(
    'mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } } }',
    { input: { name: 'recent', query: 'orders_placed MATCHES (date >= -5min)' } },
  );
  return made.createSegment.segment.id;
}

interface Read {
  readonly segment: { readonly asOf: string; readonly size: number };
}

/** Asks all of them in turn for a while, and gives the instants that they name. */
async function ask(id: string, forMs: number): Promise<number[]> {
  const instants: number[] = [];
  for (const end = performance.now() + forMs; performance.now() < end;) {
    for (const server of servers) {
      const { data: read } = await server.send<Read>('query ($id: ID!) { segment(id: $id) { asOf size } }', { id });
      instants.push(Date.parse(read.segment.asOf));
    }
  }
  return instants;
}

async function mostMoves(server: ServerProcess): Promise<number> {
  const moves = new Map<string, number>();
  for (let after: string | undefined, hasMore = true; hasMore;) {
    const { data: page } = await server.send<{
      membershipChanges: { cursor: string; hasMore: boolean; changes: { customerId: string }[] };
    }>('query ($after: Cursor) { membershipChanges(first: 1000, after: $after) { cursor hasMore changes { customerId } } }', { after });
    for (const { customerId } of page.membershipChanges.changes) moves.set(customerId, (moves.get(customerId) ?? 0) + 1);
    ({ cursor: after, hasMore } = page.membershipChanges);
  }
  return Math.max(...moves.values());
}

function furthestBack(instants: readonly number[]): number {
  return Math.max(...instants.slice(1).map((instant, index) => (instants[index] ?? instant) - instant));
}

/** Entering, and leaving when its time has come. */
const ONCE_EACH = 2;
const MINUTE_AND_A_HALF_MS = 90_000;

several(
  'processes whose clocks are ahead of that of the others, and behind it, follow it and say so, and nobody moves to and fro',
  async () => {
    const now = Date.now();
    const first = await start();
    const id = await givenRecentBuyers(first, now);
    const others = await Promise.all(
      [MINUTE_AND_A_HALF_MS, -MINUTE_AND_A_HALF_MS].map((differenceMs) =>
        start({ CANTLE_CLOCK: new Date(Date.now() + differenceMs).toISOString() }),
      ),
    );
    const instants = await ask(id, 6_000);
    expect(furthestBack(instants)).toBeLessThan(1_000);
    expect(Math.abs((instants.at(-1) ?? 0) - Date.now())).toBeLessThan(30_000);
    expect(await mostMoves(first)).toBeLessThanOrEqual(ONCE_EACH);
    for (const { log } of others)
      expect(log).toContain('CANTLE_CLOCK is not the clock of the processes that work on this database already');
  },
  120_000,
);

several(
  'one that comes without a clock of its own takes that which was set, and the last one leaves the real one behind',
  async () => {
    const set = Date.parse('2014-01-28T12:00:00Z');
    const first = await start({ CANTLE_CLOCK: new Date(set).toISOString() });
    const id = await givenRecentBuyers(first, set);
    const second = await start();
    const instants = await ask(id, 3_000);
    expect(furthestBack(instants)).toBeLessThan(1_000);
    expect((instants.at(-1) ?? 0) - set).toBeLessThan(60_000);
    expect(second.log).toContain('the clock of this machine is not that of the database');
    expect(await mostMoves(first)).toBeLessThanOrEqual(ONCE_EACH);
    for (const server of servers.splice(0)) await server.kill();
    await start();
    const [present = 0] = await ask(id, 1);
    expect(Math.abs(present - Date.now())).toBeLessThan(60_000);
  },
  120_000,
);
