import { Child, machineMs, type MemoryUse } from './child-process.js';
import { CREATE_SEGMENT, graphqlClient, KEY, SYNC_CUSTOMERS, untilSubscribed } from './graphql-client.js';
import { percentile, printTable } from './measure.js';

const SUBSCRIBERS = [1_000, 5_000];
const WARM_UPS = 3;
const CHANGES = 15;
const FEED = `subscription {
  membershipChanges {
    ... on MembershipChangeBatch {
      changes { kind cause at cursor segment { id name } customer { id firstName lastName emails tags } } cursor
    }
  }
}`;

interface Delivery {
  /** From the commit of a change to the last subscriber's frame. */
  readonly times: readonly number[];
  readonly before: MemoryUse;
  readonly after: MemoryUse;
  readonly frame: string;
  /** That a frame keeps the server's processor busy. */
  readonly cpuMs: number;
}

/**
 * One change told to thousands, each on a WebSocket of its own, beside a bare `ws` server that sends the same frame to as many. Servers and
 * clients are processes of their own: what is measured is when the last frame has come to a client.
 */
export async function benchFanOut(databaseUrl: string, dataFolder: string): Promise<void> {
  const rows: (string | number)[][] = [];
  for (const count of SUBSCRIBERS) {
    const cantle = await deliverByCantle(databaseUrl, dataFolder, count);
    const bare = await deliverByBareSockets(count, cantle.frame);
    const perSubscriber = ({ before, after }: Delivery, of: keyof MemoryUse) => (after[of] - before[of]) / count;
    const [ours, theirs] = [percentile(cantle.times, 0.5), percentile(bare.times, 0.5)];
    rows.push([
      `${count} subscribers`,
      ours,
      percentile(cantle.times, 0.9),
      theirs,
      ours / theirs,
      cantle.cpuMs * 1000,
      bare.cpuMs * 1000,
      perSubscriber(cantle, 'heapKb'),
      perSubscriber(cantle, 'rssKb'),
      perSubscriber(bare, 'heapKb'),
      perSubscriber(bare, 'rssKb'),
    ]);
  }
  printTable(
    'One change to all subscribers: from the answer to the write to the last frame, beside bare ws; memory of an idle subscriber',
    [
      '',
      'p50 ms',
      'p90 ms',
      'bare ws p50 ms',
      'ratio',
      'CPU µs a frame',
      'bare ws CPU µs',
      'heap KB',
      'RSS KB',
      'bare ws heap KB',
      'bare ws RSS KB',
    ],
    rows,
  );
}

async function deliverByCantle(databaseUrl: string, dataFolder: string, count: number): Promise<Delivery> {
  const server = new Child('cantle');
  const clients = new Child('subscribers');
  try {
    const url = await server.ask<string>('start', { databaseUrl, dataFolder, key: KEY });
    const send = graphqlClient(url);
    const tag = `fan-out ${count}`;
    await send(CREATE_SEGMENT, { input: { name: tag, query: `customer_tags CONTAINS '${tag}'` } });
    const customer = { externalId: tag, firstName: 'Zoë', lastName: 'Fan-Out', emails: [`${count}@fan-out.example`] };
    let isIn = false;
    const change = async () => {
      isIn = !isIn;
      await send(SYNC_CUSTOMERS, { input: { source: 'bench', records: [{ ...customer, tags: isIn ? [tag, 'vip'] : ['vip'] }] } });
      return machineMs();
    };
    await warmUp(url, change);
    const before = await server.ask<MemoryUse>('memory');
    await clients.ask('open', { url, count, subscription: { key: KEY, query: FEED, variables: [{}] } });
    await untilSubscribed(url, count);
    const after = await server.ask<MemoryUse>('memory');
    const startCpuMs = await server.ask<number>('cpu');
    const times = await deliver(clients, change);
    const cpuMs = ((await server.ask<number>('cpu')) - startCpuMs) / ((WARM_UPS + CHANGES) * count);
    return { times, cpuMs, before, after, frame: await clients.ask<string>('lastText') };
  } finally {
    await clients.stop();
    await server.stop();
  }
}

/** What is compiled and cached for the first subscriber is no cost of the others. */
async function warmUp(url: string, change: () => Promise<number>): Promise<void> {
  const clients = new Child('subscribers');
  await clients.ask('open', { url, count: 50, subscription: { key: KEY, query: FEED, variables: [{}] } });
  await untilSubscribed(url, 50);
  await deliver(clients, change);
  await clients.stop();
}

async function deliverByBareSockets(count: number, frame: string): Promise<Delivery> {
  const server = new Child('bare-sockets');
  const [clients, first] = [new Child('subscribers'), new Child('subscribers')];
  try {
    const url = await server.ask<string>('start');
    const broadcast = () => server.ask<number>('broadcast', frame);
    await first.ask('open', { url, count: 50 });
    await deliver(first, broadcast);
    await first.stop();
    const before = await server.ask<MemoryUse>('memory');
    await clients.ask('open', { url, count });
    const after = await server.ask<MemoryUse>('memory');
    const startCpuMs = await server.ask<number>('cpu');
    const times = await deliver(clients, broadcast);
    const cpuMs = ((await server.ask<number>('cpu')) - startCpuMs) / ((WARM_UPS + CHANGES) * count);
    return { times, cpuMs, before, after, frame };
  } finally {
    await clients.stop();
    await server.stop();
  }
}

/** How long each of several changes takes to reach everybody. `change` gives when it was committed. */
async function deliver(clients: Child, change: () => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < WARM_UPS + CHANGES; n++) {
    await clients.ask('expect', 1);
    const committedAt = await change();
    const ms = (await clients.ask<number>('arrived')) - committedAt;
    if (n >= WARM_UPS) times.push(ms);
  }
  return times;
}
