import type { Database } from '../src/database/database.js';
import { sql } from '../src/database/sql.js';
import { untilCalm } from './calm.js';
import { Child, machineMs } from './child-process.js';
import { CREATE_SEGMENT, graphqlClient, KEY, type Send, SYNC_CUSTOMERS, untilSubscribed } from './graphql-client.js';
import { percentile, printTable } from './measure.js';

const CHANGES = 300;

/** The load: changes in a second, and for how long. */
const RATE = 200;
const SECONDS = 30;
/** Records of one sync: as integrators send them, and one by one, which costs the most. */
const BATCHES = [10, 1];
/** Of which the first are not counted: it takes Node.js some thousand requests to compile what they run through. */
const WARM_UP_SECONDS = 10;
const SUBSCRIBERS = 1_000;
const SEGMENTS = 50;
const FEED = `subscription ($segmentIds: [ID!]) {
  membershipChanges(segmentIds: $segmentIds) {
    ... on MembershipChangeBatch { changes { kind customer { lastName } segment { id } } cursor }
  }
}`;
/** One change in a frame. */
const CHANGE = String.raw`"kind":"\w+","customer":\{"lastName":"latency \d+"\}`;

/** From the commit of a write, which is when its answer arrives, to the frame at a subscriber over a real WebSocket. */
export async function benchLatency(database: Database, databaseUrl: string, dataFolder: string): Promise<void> {
  const server = new Child('cantle');
  try {
    const url = await server.ask<string>('start', { databaseUrl, dataFolder, key: KEY });
    await database.execute(sql`vacuum analyze`);
    await untilCalm(database, server);
    const send = graphqlClient(url);
    await oneAfterTheOther(url, send);
    const segmentIds = await giveSegments(send);
    for (const batch of BATCHES) await underLoad(url, send, { segmentIds, batch });
  } finally {
    await server.stop();
  }
}

async function oneAfterTheOther(url: string, send: Send): Promise<void> {
  await send(CREATE_SEGMENT, { input: { name: 'Latency', query: "customer_tags CONTAINS 'latency'" } });
  const client = new Child('subscribers');
  await client.ask('open', { url, count: 1, subscription: { key: KEY, query: FEED, variables: [{}] } });
  await untilSubscribed(url, 1);
  const latencies: number[] = [];
  for (let change = 0; change < CHANGES; change++) {
    await client.ask('expect', 1);
    await send(SYNC_CUSTOMERS, { input: { source: 'bench', records: [{ externalId: 'one', tags: change % 2 === 0 ? ['latency'] : [] }] } });
    const committedAt = machineMs();
    latencies.push(Math.max(0, (await client.ask<number>('arrived')) - committedAt));
  }
  await client.stop();
  printTable(
    'From the answer to a write to the frame at a subscriber, ms (0: the frame came first)',
    ['changes', 'p50', 'p90', 'p99'],
    [[String(CHANGES), percentile(latencies, 0.5), percentile(latencies, 0.9), percentile(latencies, 0.99)]],
  );
}

/** Each customer enters, and half a run later leaves: so a name and a direction are one change. */
const CUSTOMERS = (RATE * SECONDS) / 2;

/** The segments that the customers go into and out of; gives their ids. */
async function giveSegments(send: Send): Promise<string[]> {
  const segmentIds: string[] = [];
  for (let n = 0; n < SEGMENTS; n++) {
    const input = { name: `Latency ${n}`, query: `customer_tags CONTAINS 'latency ${n}'` };
    segmentIds.push((await send<{ createSegment: { segment: { id: string } } }>(CREATE_SEGMENT, { input })).createSegment.segment.id);
  }
  for (let from = 0; from < CUSTOMERS; from += 500) {
    const records = Array.from({ length: Math.min(500, CUSTOMERS - from) }, (_, n) => record(from + n, []));
    await send(SYNC_CUSTOMERS, { input: { source: 'bench', records } });
  }
  return segmentIds;
}

interface Load {
  readonly segmentIds: readonly string[];
  /** Records of one sync. */
  readonly batch: number;
}

/** Writes come at a steady rate whatever becomes of the earlier ones. Each moves customers into or out of one segment each. */
async function underLoad(url: string, send: Send, { segmentIds, batch }: Load): Promise<void> {
  const clients = new Child('subscribers');
  const everything = new Child('subscribers');
  try {
    const variables = segmentIds.map((id) => ({ segmentIds: [id] }));
    await clients.ask('open', { url, count: SUBSCRIBERS, subscription: { key: KEY, query: FEED, variables } });
    await everything.ask('open', { url, count: 1, subscription: { key: KEY, query: FEED, variables: [{}] } });
    await untilSubscribed(url, SUBSCRIBERS + 1);
    for (const child of [clients, everything]) await child.ask('record', CHANGE);
    const committedAt = await change(send, batch);
    const each = SUBSCRIBERS / SEGMENTS;
    const [ofSegments, ofAll] = [
      await latenciesOf(clients, committedAt, committedAt.size * each),
      await latenciesOf(everything, committedAt, committedAt.size),
    ];
    printTable(
      `The same under load, ms: ${RATE} changes a second in syncs of ${batch}, ${SUBSCRIBERS} subscribers of one of ${SEGMENTS} segments each, and one of everything`,
      ['', 'frames', 'p50', 'p90', 'p99', 'longest'],
      [
        ['subscribers of a segment', ...figures(ofSegments)],
        ['the subscriber of everything', ...figures(ofAll)],
      ],
    );
  } finally {
    await clients.stop();
    await everything.stop();
  }
}

function record(customer: number, tags: readonly string[]): object {
  return { externalId: `latency ${customer}`, lastName: `latency ${customer}`, tags };
}

/** Makes the changes, and gives by each when its answer came. */
async function change(send: Send, batch: number): Promise<Map<string, number>> {
  const committedAt = new Map<string, number>();
  const pending: Promise<void>[] = [];
  const startedAt = machineMs();
  for (let n = 0; n < RATE * SECONDS; n += batch) {
    const waitMs = startedAt + (n * 1000) / RATE - machineMs();
    if (waitMs > 1) await new Promise((resolve) => setTimeout(resolve, waitMs));
    const kind = n < CUSTOMERS ? 'ENTERED' : 'LEFT';
    const customers = Array.from({ length: batch }, (_, index) => (n + index) % CUSTOMERS);
    const records = customers.map((customer) => record(customer, kind === 'ENTERED' ? [`latency ${customer % SEGMENTS}`] : []));
    const answer = send(SYNC_CUSTOMERS, { input: { source: 'bench', records } }).then(() => {
      for (const customer of customers) committedAt.set(`"kind":"${kind}","customer":{"lastName":"latency ${customer}"}`, machineMs());
    });
    pending.push(answer);
  }
  await Promise.all(pending);
  return committedAt;
}

/** Of every change at every subscriber of it. Throws if one is missing or comes twice. */
async function latenciesOf(clients: Child, committedAt: ReadonlyMap<string, number>, expected: number): Promise<number[]> {
  const deadline = machineMs() + 30_000;
  while ((await clients.ask<number>('recordedCount')) < expected && machineMs() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const frames = await clients.ask<[client: number, what: string, at: number][]>('recorded');
  const different = new Set(frames.map(([client, what]) => `${client} ${what}`));
  if (frames.length !== expected || different.size !== expected) {
    throw new Error(`Of ${expected} changes ${frames.length} came, ${different.size} of them different.`);
  }
  const counted = [...committedAt.keys()].slice(RATE * WARM_UP_SECONDS);
  const late = new Set(counted);
  return frames.filter(([, what]) => late.has(what)).map(([, what, at]) => Math.max(0, at - (committedAt.get(what) ?? Number.NaN)));
}

function figures(latencies: readonly number[]): number[] {
  return [latencies.length, ...[0.5, 0.9, 0.99, 1].map((share) => percentile(latencies, share))];
}
