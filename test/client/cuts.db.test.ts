import { WebSocket } from 'ws';
import { createClient, dataOf, type LiveSegmentEvent, type MembershipChange } from '../../packages/client/src/index.js';
import { CreateSegment } from '../../packages/client/src/operations.js';
import { startCuttingProxy } from '../support/cutting-proxy.js';
import { ADMIN_KEY, startTestServer, type TestServer } from '../support/server.js';
import { Random } from '../../src/kernel/random.js';

/* A frontend whose connection is cut all the time, wherever in a message that is, while changes go on. */

const CUTS = 300;
const PEOPLE = 40;
const LOG = `query ($after: Cursor) { membershipChanges(after: $after, first: 1000) { changes { cursor kind customerId segmentId } cursor hasMore } }`;

interface LogPage {
  readonly membershipChanges: {
    readonly changes: readonly Pick<MembershipChange, 'cursor' | 'kind' | 'customerId' | 'segmentId'>[];
    readonly cursor: string;
    readonly hasMore: boolean;
  };
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test(`law: over ${CUTS} cuts a stream of changes is the log, and a live segment ends as what a fresh query answers`, async () => {
  const dice = new Random('cuts');
  const proxy = await startCuttingProxy(server.url, () => ({ bytes: dice.integer(1, 3_000), ms: dice.integer(1, 40) }));
  const direct = createClient({ url: server.url, token: () => ADMIN_KEY });
  const client = createClient({ url: proxy.url, token: () => ADMIN_KEY, webSocketImpl: WebSocket, backOff: { firstMs: 2, longestMs: 8 } });
  const { createSegment } = dataOf(
    await direct.mutate(CreateSegment, { input: { name: 'Tagged', query: "customer_tags CONTAINS 'tag'" } }),
  );
  const segmentId = createSegment.segment!.id;
  const { membershipChanges: start } = await server.ask<LogPage>(LOG);

  const told: MembershipChange[] = [];
  const events: LiveSegmentEvent[] = [];
  const stop = new AbortController();
  const live = client.liveSegment(segmentId, { signal: stop.signal });
  const following = (async () => {
    for await (const update of client.membershipChanges({ after: start.cursor, signal: stop.signal })) {
      if (update.type === 'changes') told.push(...update.changes);
    }
  })();
  const listening = (async () => {
    for await (const event of live) events.push(event);
  })();

  while (proxy.cuts < CUTS) {
    const records = Array.from({ length: dice.integer(1, 12) }, () => ({
      externalId: `c${dice.integer(1, PEOPLE)}`,
      tags: dice.chance(0.5) ? ['tag'] : [],
    }));
    await direct.sync('customers', records, { source: 'test' }).summary();
  }
  proxy.relent();
  const log = await readLog(start.cursor);
  const last = log.at(-1)!.cursor;
  while (told.at(-1)?.cursor !== last) await live.live().then(() => new Promise((resolve) => setTimeout(resolve, 10)));
  await live.live();
  const { segment } = await server.ask<{ segment: { members: { nodes: { id: string }[] } } }>(
    'query ($id: ID!) { segment(id: $id) { members(first: 1000) { nodes { id } } } }',
    { id: segmentId },
  );
  expect([...live.current.members.keys()].sort()).toEqual(segment.members.nodes.map(({ id }) => id).sort());
  stop.abort();
  await Promise.all([following, listening]);

  expect(told.map(({ cursor, kind, customerId }) => ({ cursor, kind, customerId, segmentId }))).toEqual(log);
  expect(replay(events)).toEqual({ inside: [...live.current.members.keys()].sort(), impossible: [] });
  expect(proxy.cuts).toBeGreaterThanOrEqual(CUTS);
  client.close();
  await proxy.close();
});

/** Who is in after all events, and which of them cannot be: who enters twice, or leaves without having been in. */
function replay(events: readonly LiveSegmentEvent[]): { readonly inside: string[]; readonly impossible: LiveSegmentEvent[] } {
  let inside = new Set<string>();
  const impossible = events.filter((event) => {
    if (event.type === 'snapshot') inside = new Set(event.members.keys());
    if (event.type === 'left') return !inside.delete(event.customerId);
    if (event.type !== 'entered') return false;
    const { customerId } = event.member;
    const wasInside = inside.has(customerId);
    inside.add(customerId);
    return wasInside;
  });
  return { inside: [...inside].sort(), impossible };
}

async function readLog(after: string) {
  const log: LogPage['membershipChanges']['changes'][number][] = [];
  for (let from = after; ;) {
    const { membershipChanges: page } = await server.ask<LogPage>(LOG, { after: from });
    log.push(...page.changes);
    if (!page.hasMore) return log;
    from = page.cursor;
  }
}
