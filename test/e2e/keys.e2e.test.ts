import { ServerData, type ServerProcess } from '../support/server-process.js';
import { openSocket } from '../support/socket.js';

/* What is done to a key by one process counts for those who are connected to another. Only a PostgreSQL server takes several. */

const several = process.env['DATABASE_URL'] === undefined ? describe.skip : describe;

const FEED = 'subscription { membershipChanges { ... on MembershipChangeBatch { changes { kind } } } }';
const CREATE = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key apiKey { id } } }';
const SYNC = 'mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { rejected } }';

several('three processes', () => {
  let data: ServerData;
  let servers: ServerProcess[];
  let writing: Promise<void>;
  let isWriting = true;

  beforeAll(async () => {
    data = await ServerData.create();
    const first = await data.start();
    servers = [first, ...(await Promise.all([data.start(), data.start()]))];
    await first.send('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } } }', {
      input: { name: 'In', query: "customer_tags CONTAINS 'in'" },
    });
    writing = (async () => {
      for (let n = 0; isWriting; n++) {
        await first.send(SYNC, { input: { source: 'test', records: [{ externalId: 'a', tags: n % 2 === 0 ? ['in'] : [] }] } });
      }
    })();
  });
  afterAll(async () => {
    isWriting = false;
    await writing;
    for (const server of servers) await server.stop();
    await data.remove();
  });

  test.each([
    ['revoked', 4403, 'mutation ($id: ID!) { revokeApiKey(id: $id) { id } }'],
    ['narrowed', 4412, 'mutation ($id: ID!) { updateApiKey(id: $id, input: { scopes: ["customers:read"] }) { id } }'],
    ['rotated without overlap', 4403, 'mutation ($id: ID!) { rotateApiKey(id: $id, overlapSeconds: 0) { key } }'],
  ])('tell nothing more to a key that one of them has %s', async (_, code, mutation) => {
    const [first] = servers;
    const made = await first!.send<{ createApiKey: { key: string; apiKey: { id: string } } }>(CREATE, {
      input: { name: 'test', scopes: ['segments:read'] },
    });
    const { key, apiKey } = made.data.createApiKey;
    let count = 0;
    const closes = await Promise.all(
      servers.map(async (server) => {
        const socket = await openSocket(server, key);
        const events = socket.subscribe(FEED);
        await events.next();
        void (async () => {
          for (;;) {
            await events.next();
            count += 1;
          }
        })().catch(() => {});
        return { closed: socket.nextClose() };
      }),
    );
    expect((await first!.send(mutation, { id: apiKey.id })).errors).toBeUndefined();
    const told = count;
    expect(await Promise.all(closes.map(({ closed }) => closed))).toEqual([code, code, code]);
    expect([told > 0, count]).toEqual([true, told]);
  });
});
