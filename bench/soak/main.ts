import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entities } from '../../src/model/index.js';
import { openDatabase } from '../../src/database/open-database.js';
import type { Database } from '../../src/database/database.js';
import { Random } from '../../src/kernel/random.js';
import { Child, type MemoryUse } from '../child-process.js';
import { graphqlClient, KEY, type Send } from '../graphql-client.js';
import { ownDatabase } from '../own-database.js';
import { headOfLog } from '../../src/changes/index.js';
import { audit, readLog, toldTo } from './audit.js';
import { queueLength, untilDrained } from './queue.js';
import { Subscriber } from './subscriber.js';
import { makeSegments, Writer } from './writer.js';

/** How long the load lasts. */
const MINUTES = Number(process.env['SOAK_MINUTES'] ?? '10');
const SEED = process.env['SOAK_SEED'] ?? String(Date.now());
const SUBSCRIBERS = 50;
const WRITERS = 4;
const REPORT_MS = MINUTES < 5 ? 10_000 : 60_000;
const READERS = 2;

interface Sample {
  readonly minutes: number;
  readonly heapKb: number;
}

/** The server under a load of everything for a while: whether its memory stays flat, and whether each change comes once to everybody. */
async function main(): Promise<void> {
  process.stdout.write(`${MINUTES} minutes, SOAK_SEED=${SEED}\n`);
  const problems = await ownDatabase(async (databaseUrl) => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'cantle-soak-'));
    const server = new Child('cantle');
    try {
      const url = await server.ask<string>('start', { databaseUrl, dataFolder, key: KEY });
      const database = await openDatabase({ url: databaseUrl, dataFolder: '', entities });
      try {
        return await soak(url, server, database);
      } finally {
        await database.close();
      }
    } finally {
      await server.stop();
      await rm(dataFolder, { recursive: true, force: true });
    }
  });
  for (const problem of problems) process.stdout.write(`FAILED: ${problem}\n`);
  process.stdout.write(problems.length === 0 ? 'Nothing was lost, nothing came twice, the queue is drained.\n' : '');
  process.exitCode = problems.length === 0 ? 0 : 1;
}

async function soak(url: string, server: Child, database: Database): Promise<string[]> {
  const send = graphqlClient(url);
  const random = new Random(SEED);
  const segmentIds = await makeSegments(send, random.fork('segments'));
  const until = performance.now() + MINUTES * 60_000;
  const writers = Array.from({ length: WRITERS }, (_, n) => new Writer(send, random.fork(`writer ${n}`), segmentIds));
  const subscribers = Array.from({ length: SUBSCRIBERS }, (_, n) => {
    const followed = n % 2 === 0 ? undefined : [segmentIds[n % segmentIds.length] as string];
    return new Subscriber(url, followed, random.fork(`subscriber ${n}`));
  });
  const samples: Sample[] = [];
  await Promise.all([
    ...writers.map((writer) => writer.run(until)),
    ...subscribers.map((subscriber) => subscriber.follow(until)),
    ...Array.from({ length: READERS }, (_, n) => read(send, segmentIds, random.fork(`reader ${n}`), until)),
    report(server, database, subscribers, until, samples),
  ]);
  const drained = await untilDrained(database);
  const problems = drained ? [] : [`${await queueLength(database)} rows are still on the queue.`];
  const log = await readLog(database);
  await Promise.all(subscribers.map((subscriber) => subscriber.catchUp(toldTo(log, subscriber).at(-1) ?? 0)));
  process.stdout.write(`Heap after the first quarter: ${slope(samples.slice(Math.floor(samples.length / 4))).toFixed(0)} KB a minute\n`);
  return problems.concat(await audit(database, subscribers));
}

/** Somebody who looks here and there. */
async function read(send: Send, segmentIds: readonly string[], random: Random, until: number): Promise<void> {
  while (performance.now() < until) {
    const id = random.pick(segmentIds);
    await send(
      `query ($id: ID!) {
        segment(id: $id) { size members(first: 20) { nodes { id lastName tags } } }
        customers(first: 20) { nodes { id lastName } }
      }`,
      { id },
    );
    await new Promise((resolve) => setTimeout(resolve, random.integer(50, 500)));
  }
}

/** Prints a line now and then, and keeps what is needed for the verdict. */
async function report(
  server: Child,
  database: Database,
  subscribers: readonly Subscriber[],
  until: number,
  samples: Sample[],
): Promise<void> {
  const startedAt = performance.now();
  let [at, last] = [startedAt, 0];
  while (performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, Math.min(REPORT_MS, until - performance.now())));
    const { rssKb, heapKb } = await server.ask<MemoryUse>('memory');
    const changes = Number((await headOfLog(database)).seq);
    const [now, minutes] = [performance.now(), (performance.now() - startedAt) / 60_000];
    samples.push({ minutes, heapKb });
    const told = subscribers.reduce((sum, { seen }) => sum + seen.length, 0);
    process.stdout.write(
      `${minutes.toFixed(1)} min  ${((changes - last) / ((now - at) / 1000)).toFixed(0)} changes/s  queue ${await queueLength(database)}  ` +
        `RSS ${(rssKb / 1024).toFixed(0)} MB  heap ${(heapKb / 1024).toFixed(1)} MB  told ${told}\n`,
    );
    [at, last] = [now, changes];
  }
}

/** The slope of the line through the samples, in KB a minute. */
function slope(samples: readonly Sample[]): number {
  const mean = (of: (sample: Sample) => number) => samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const [x, y] = [mean(({ minutes }) => minutes), mean(({ heapKb }) => heapKb)];
  const spread = samples.reduce((sum, sample) => sum + (sample.minutes - x) ** 2, 0);
  return spread === 0 ? 0 : samples.reduce((sum, sample) => sum + (sample.minutes - x) * (sample.heapKb - y), 0) / spread;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
