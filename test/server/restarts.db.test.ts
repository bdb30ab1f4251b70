import { hasPrograms, OwnServer, type StopMode } from '../support/postgres/own-server.js';
import { ADMIN_KEY, startTestServer, type TestServer } from '../support/server.js';
import { openSocket, type TestSocket } from '../support/socket.js';

/* PostgreSQL is restarted again and again, in every way, while it is written and read. RESTARTS says how often. Skipped where there is none to start. */

const RESTARTS = Number(process.env['RESTARTS'] ?? 6);
const MODES: readonly StopMode[] = ['fast', 'immediate', 'smart'];
const WRITERS = 6;
/** How long each is left running. */
const BETWEEN_MS = 400;

const onOwnServer = hasPrograms ? test : test.skip;

let postgres: OwnServer | undefined;
let server: TestServer;
let socket: TestSocket;
beforeAll(async () => {
  if (!hasPrograms) return;
  postgres = await OwnServer.start();
  server = await startTestServer({ environment: { DATABASE_URL: postgres.url, CANTLE_IDE: 'off' } });
  socket = await openSocket(server, ADMIN_KEY);
});
afterAll(async () => {
  socket?.kill();
  await server?.close();
  await postgres?.remove();
});

const SYNC = 'mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { rejected membershipChanges { kind } } }';
const READ = '{ segments(first: 1) { nodes { size stale } } customers(first: 3) { nodes { firstName segments { since } } } }';
const FEED = 'subscription { membershipChanges { ... on MembershipChangeBatch { changes { kind customerId } } } }';

interface Update {
  readonly membershipChanges: {
    readonly changes: readonly { readonly kind: string; readonly customerId: string }[];
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

onOwnServer(
  'restarts under load cost nobody more than an error that says to try again',
  async () => {
    await server.ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } } }', {
      input: { name: 'In', query: "customer_tags CONTAINS 'in'" },
    });
    const feed = socket.subscribe(FEED);
    let isOver = false;
    const written: string[] = [];
    const refusals = new Map<string, number>();
    /** Whether it was answered; counts why it was not. */
    const isAnswered = async (query: string, variables: object = {}) => {
      const { errors } = await server.send(query, variables);
      const codes = new Set(
        errors?.map(
          ({ extensions }) => `${String(extensions['code'])}, ${extensions['retryable'] === true ? '' : 'not '}to be tried again`,
        ),
      );
      for (const code of codes) refusals.set(code, (refusals.get(code) ?? 0) + 1);
      return errors === undefined;
    };
    const write = async (writer: number) => {
      for (let number = 0; !isOver; number++) {
        const firstName = `${writer}-${number}`;
        const input = { source: 'test', records: [{ externalId: firstName, firstName, tags: ['in'] }] };
        while (!(await isAnswered(SYNC, { input }))) await pause(20);
        written.push(firstName);
      }
    };
    const read = async () => {
      while (!isOver) if (!(await isAnswered(READ))) await pause(20);
    };
    const load = [...Array.from({ length: WRITERS }, (_, writer) => write(writer)), read(), read()];
    for (let restart = 0; restart < RESTARTS; restart++) {
      await pause(BETWEEN_MS);
      await postgres?.stop(MODES[restart % MODES.length] as StopMode);
      await postgres?.start();
    }
    await pause(BETWEEN_MS);
    isOver = true;
    await Promise.all(load);

    const unexpected = [...refusals.keys()].filter((refusal) => refusal !== 'UNAVAILABLE, to be tried again');
    if (unexpected.length > 0)
      throw new Error(
        `${unexpected.join('; ')}\n${server.logged
          .filter((line) => line.includes('"level":50'))
          .slice(-20)
          .join('')}`,
      );
    expect(refusals.get('UNAVAILABLE, to be tried again')).toBeGreaterThan(RESTARTS);
    const told: string[] = [];
    while (told.length < written.length) {
      const { membershipChanges } = await feed.next<Update>();
      told.push(...membershipChanges.changes.map(({ kind, customerId }) => `${kind} ${customerId}`));
    }
    expect(told.filter((change) => !change.startsWith('ENTERED '))).toEqual([]);
    expect([told.length, new Set(told).size]).toEqual([written.length, written.length]);
    const { segments } = await server.ask<{ segments: { nodes: { size: number; stale: boolean }[] } }>(
      '{ segments(first: 1) { nodes { size stale } } }',
    );
    expect(segments.nodes).toEqual([{ size: written.length, stale: false }]);
    expect(server.logged.filter((line) => line.includes('"level":60'))).toEqual([]);
  },
  60_000 + RESTARTS * 10_000,
);
