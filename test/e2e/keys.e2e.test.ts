import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AUDIENCE, TestIssuer } from '../support/issuer/issuer.js';
import { ServerData, type ServerProcess } from '../support/server-process.js';
import { openSocket } from '../support/socket.js';

/* What becomes of a key, by one process or by the time, counts for those who are connected to another. Only a PostgreSQL server takes several. */

const several = process.env['DATABASE_URL'] === undefined ? describe.skip : describe;

const FEED = 'subscription { membershipChanges { ... on MembershipChangeBatch { changes { kind } } } }';
const READ = '{ segments { totalCount } }';
const CREATE = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key apiKey { id } } }';
const SYNC = 'mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { rejected } }';
/** Time enough to connect to all of them. */
const LASTS_MS = 8_000;

several('three processes', () => {
  let folder: string;
  let issuer: TestIssuer;
  let data: ServerData;
  let servers: ServerProcess[];
  let writing: Promise<void>;
  let isWriting = true;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cantle-issuers-'));
    issuer = await TestIssuer.start({});
    const trusted = { issuer: issuer.url, audience: AUDIENCE, algorithms: ['ES256'], clockToleranceSeconds: 0 };
    const settings = { CANTLE_ISSUERS: join(folder, 'issuers.yaml') };
    await writeFile(settings.CANTLE_ISSUERS, JSON.stringify({ issuers: [trusted] }));
    data = await ServerData.create();
    const first = await data.start(settings);
    servers = [first, ...(await Promise.all([data.start(settings), data.start(settings)]))];
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
    // Whatever one of them has met, the others end too.
    const ended = await Promise.allSettled([writing, issuer.stop()]);
    const stopped = await Promise.allSettled(servers.map((server) => server.stop()));
    await data.remove();
    await rm(folder, { recursive: true });
    expect([...ended, ...stopped].filter(({ status }) => status === 'rejected')).toEqual([]);
  });

  async function newKey(input: object = {}): Promise<{ key: string; id: string }> {
    const made = await servers[0]!.send<{ createApiKey: { key: string; apiKey: { id: string } } }>(CREATE, {
      input: { name: 'test', scopes: ['segments:read'], ...input },
    });
    const { key, apiKey } = made.data.createApiKey;
    return { key, id: apiKey.id };
  }

  /** Subscribes at every process. Gives how many events have come to all of them, and the codes that the sockets are closed with. */
  async function subscribed(key: string): Promise<{ readonly count: () => number; readonly closed: Promise<number[]> }> {
    let count = 0;
    const closes = await Promise.all(
      servers.map(async (server) => {
        const socket = await openSocket(server, key);
        const events = socket.subscribe(FEED);
        await events.next();
        count += 1;
        void (async () => {
          for (;;) {
            await events.next();
            count += 1;
          }
        })().catch(() => {});
        return { closed: socket.nextClose() };
      }),
    );
    return { count: () => count, closed: Promise.all(closes.map(({ closed }) => closed)) };
  }

  /** What each process says to somebody who comes anew: the status of a request, and how a socket is closed. */
  function saysTo(key: string): Promise<(readonly [number, number | string])[]> {
    return Promise.all(
      servers.map(async (server) => {
        const { status } = await server.send(READ, {}, key);
        const socket = openSocket(server, key).then(
          async (opened) => opened.close().then(() => 'open'),
          ({ code }: { readonly code: number }) => code,
        );
        return [status, await socket] as const;
      }),
    );
  }

  test.each([
    ['revoked', 4403, [401, 4403], 'mutation ($id: ID!) { revokeApiKey(id: $id) { id } }'],
    ['narrowed', 4412, [403, 'open'], 'mutation ($id: ID!) { updateApiKey(id: $id, input: { scopes: ["customers:read"] }) { id } }'],
    ['rotated without overlap', 4403, [401, 4403], 'mutation ($id: ID!) { rotateApiKey(id: $id, overlapSeconds: 0) { key } }'],
  ])('tell nothing more to a key that one of them has %s, and say so to whoever comes with it', async (_, code, refused, mutation) => {
    const { key, id } = await newKey();
    const { count, closed } = await subscribed(key);
    expect((await servers[0]!.send(mutation, { id })).errors).toBeUndefined();
    const told = count();
    expect(await saysTo(key)).toEqual([refused, refused, refused]);
    expect(await closed).toEqual([code, code, code]);
    expect([told > 0, count()]).toEqual([true, told]);
  });

  const inAWhile = () => new Date(Date.now() + LASTS_MS);
  const ENDING: readonly (readonly [what: string, code: number, make: () => Promise<string>])[] = [
    ['a key that comes to its end', 4403, async () => (await newKey({ expiresAt: inAWhile() })).key],
    [
      'the former secret of a key whose overlap ends',
      4403,
      async () => {
        const { key, id } = await newKey();
        const rotate = 'mutation ($id: ID!, $seconds: Int!) { rotateApiKey(id: $id, overlapSeconds: $seconds) { key } }';
        expect((await servers[0]!.send(rotate, { id, seconds: LASTS_MS / 1_000 })).errors).toBeUndefined();
        return key;
      },
    ],
    ['a token that runs out', 4419, () => issuer.forge({ exp: Math.floor(inAWhile().getTime() / 1_000) })],
  ];

  test('tell nothing more to what comes to its end by itself: a key, the former secret of one, a token', async () => {
    // At once: their time is waited for once.
    const ends = ENDING.map(async ([what, , make]) => {
      const key = await make();
      const before = await saysTo(key);
      const { count, closed } = await subscribed(key);
      const codes = await closed;
      const told = count();
      const after = await saysTo(key);
      return { what, before, codes, after, wasTold: told > 0, isToldOn: count() > told };
    });
    expect(await Promise.all(ends)).toEqual(
      ENDING.map(([what, code]) => ({
        what,
        before: servers.map(() => [200, 'open']),
        codes: servers.map(() => code),
        after: servers.map(() => [401, 4403]),
        wasTold: true,
        isToldOn: false,
      })),
    );
  });
});
