import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { startServer } from '../src/server/start-server.js';
import { percentile, printTable } from './measure.js';

const KEY = 'cantle_administrator_of_the_bench_01';
const CHANGES = 300;

/** From the commit of a write, which is when its answer arrives, to the frame at a subscriber over a real WebSocket. */
export async function benchLatency(databaseUrl: string, dataFolder: string): Promise<void> {
  const server = await startServer({
    port: 0,
    host: 'localhost',
    dataFolder,
    databaseUrl,
    clockStart: undefined,
    timeZone: 'UTC',
    currency: 'EUR',
    demo: false,
    thresholdsEveryMs: 86_400_000,
    changesKeptMs: 31_536_000_000,
    bootstrapKey: KEY,
    logLevel: 'error',
  });
  const client = createClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${KEY}` },
  });
  try {
    const send = async (query: string, variables: object): Promise<unknown> => {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
        body: JSON.stringify({ query, variables }),
      });
      return response.json();
    };
    await send('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } } }', {
      input: { name: 'Latency', query: "customer_tags CONTAINS 'latency'" },
    });
    let arrived: (at: number) => void = () => {};
    client.subscribe<{ membershipChanges: { changes?: readonly unknown[] } }>(
      { query: 'subscription { membershipChanges { ... on MembershipChangeBatch { changes { kind customer { id } segment { id } } } } }' },
      {
        next: ({ data }) => (data?.membershipChanges.changes ?? []).length > 0 && arrived(performance.now()),
        error: () => {},
        complete: () => {},
      },
    );
    const sync = 'mutation ($input: SyncCustomersInput!) { syncCustomers(input: $input) { created updated } }';
    const latencies: number[] = [];
    for (let change = 0; change < CHANGES; change++) {
      const frame = new Promise<number>((resolve) => (arrived = resolve));
      await send(sync, { input: { source: 'bench', records: [{ externalId: 'latency', tags: change % 2 === 0 ? ['latency'] : [] }] } });
      const committedAt = performance.now();
      latencies.push(Math.max(0, (await frame) - committedAt));
    }
    printTable(
      'From the answer to a write to the frame at a subscriber, ms (0: the frame came first)',
      ['changes', 'p50', 'p90', 'p99'],
      [[String(CHANGES), percentile(latencies, 0.5), percentile(latencies, 0.9), percentile(latencies, 0.99)]],
    );
  } finally {
    await client.dispose();
    await server.close();
  }
}
