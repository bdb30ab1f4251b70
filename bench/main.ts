import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WakeUps } from '../src/changes/index.js';
import { migrate, openDatabase } from '../src/database/open-database.js';
import { SegmentSet, THE_PROGRAM, type ReadingContext } from '../src/membership/index.js';
import { benchBackfills } from './backfill.bench.js';
import { fillBase, NOW } from './base.js';
import { benchEvaluation } from './evaluation.bench.js';
import { benchFanOut } from './fan-out.bench.js';
import { benchImport } from './import.bench.js';
import { benchInsight } from './insight.bench.js';
import { benchLatency } from './latency.bench.js';
import { ownDatabase } from './own-database.js';
import { benchPreviews } from './preview.bench.js';
import { benchSweeps } from './sweep.bench.js';

/** Sizes of the base, one after the other: `10000,100000,1000000`. */
const CUSTOMERS = (process.env['BENCH_CUSTOMERS'] ?? '100000').split(',').map(Number);
const SEGMENTS = (process.env['BENCH_SEGMENTS'] ?? '10,100,1000').split(',').map(Number);
/** Which benches to run, by name: `backfill,sweep`; all of them if it is not set. */
const ONLY = process.env['BENCH_ONLY']?.split(',');

interface Base {
  readonly customers: number;
  readonly context: ReadingContext;
  readonly databaseUrl: string;
  readonly dataFolder: string;
}

/** In the order in which they are run, on one base after another: evaluation, the last, leaves thousands of segments behind. */
const BENCHES: Readonly<Record<string, (base: Base) => Promise<void>>> = {
  preview: ({ context }) => benchPreviews(context),
  backfill: ({ context, customers }) => benchBackfills(context, customers),
  sweep: ({ context }) => benchSweeps(context),
  latency: ({ context, databaseUrl, dataFolder }) => benchLatency(context.database, databaseUrl, dataFolder),
  'fan-out': ({ databaseUrl, dataFolder }) => benchFanOut(databaseUrl, dataFolder),
  insight: ({ context, databaseUrl, dataFolder }) => benchInsight(context.database, databaseUrl, dataFolder),
  import: ({ customers, dataFolder }) => benchImport(customers, dataFolder),
  evaluation: ({ context, customers }) =>
    benchEvaluation(context, { segmentCounts: SEGMENTS, batches: [1_000, 10_000].filter((size) => size <= customers) }),
};

/** Makes databases of its own beside the one that DATABASE_URL names, runs the benches in them, and drops them. */
async function main(): Promise<void> {
  const unknown = ONLY?.find((name) => !(name in BENCHES));
  if (unknown !== undefined) throw new Error(`There is no bench ${unknown}, but ${Object.keys(BENCHES).join(', ')}.`);
  for (const customers of CUSTOMERS) await ownDatabase((databaseUrl) => benchBase(databaseUrl, customers));
}

async function benchBase(databaseUrl: string, customers: number): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'cantle-bench-'));
  const database = await openDatabase({ url: databaseUrl, dataFolder: '', entities: [] });
  const wakeUps = new WakeUps(databaseUrl);
  try {
    await migrate(database);
    const startedAt = performance.now();
    await fillBase(database, { customers, ordersPerCustomer: 5, linesPerOrder: 2 });
    process.stdout.write(
      `\n${customers} customers, ${customers * 5} orders, ${customers * 10} lines in ${Math.round((performance.now() - startedAt) / 1000)} s\n`,
    );
    await wakeUps.open();
    const context: ReadingContext = {
      database,
      clock: { now: () => NOW },
      timeZone: 'UTC',
      wakeUps,
      segmentSet: new SegmentSet('UTC'),
      reader: THE_PROGRAM,
    };
    for (const [bench, run] of Object.entries(BENCHES)) {
      if (ONLY?.includes(bench) ?? true) await run({ customers, context, databaseUrl, dataFolder });
    }
  } finally {
    await wakeUps.close();
    await database.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
