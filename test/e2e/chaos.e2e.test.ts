import { setPriority } from 'node:os';
import { readChanges } from '../../src/changes/index.js';
import { openDatabase } from '../../src/database/open-database.js';
import { Random } from '../../src/kernel/random.js';
import { Cluster } from '../support/chaos/cluster.js';
import { Follower } from '../support/chaos/follower.js';
import { Processes } from '../support/chaos/processes.js';
import { Stalls } from '../support/chaos/stalls.js';
import { Asker, Writer } from '../support/chaos/writer.js';
import { contradictions } from '../support/laws/verify.js';
import { hasPrograms } from '../support/postgres/own-server.js';
import { openTestWorkspace } from '../support/workspace.js';

/*
 * Three processes on a PostgreSQL server that is followed by another. For CANTLE_CHAOS_MINUTES (`npm run chaos`: an hour; without it nothing is done) people write
 * and follow, while processes are killed, stopped and frozen, connections terminated, PostgreSQL restarted in every way, and in the middle of it
 * the follower promoted. Then nothing that was acknowledged is missing, the log has no gaps and nothing twice, and memberships are what the rules say.
 */
const MINUTES = Number(process.env['CANTLE_CHAOS_MINUTES'] ?? '0');
const SEED = process.env['CANTLE_CHAOS_SEED'] ?? 'chaos';
const PROCESSES = 3;
const WRITERS = 6;
const FOLLOWERS = 6;
/** docs/operations.md: what a frozen process holds is free after 15 s, a lock is waited for 10 s, and a machine that vanishes is given up after 25 s. */
const LONGEST_STALL_MS = 60_000;
const RULES = [
  'web_savviness >= 5',
  "customer_tags CONTAINS 'VIP' AND number_of_orders > 1",
  'amount_spent > 500',
  'orders_placed MATCHES (date >= -1min, count >= 1)',
  "customer_tags NOT CONTAINS 'late' OR orders_placed MATCHES (amount > 400)",
  'orders_placed.sum_amount() > 2 * orders_placed.max_amount()',
];

type Trouble = (cluster: Cluster, processes: Processes, random: Random) => Promise<unknown>;

const TROUBLES: Readonly<Record<string, Trouble>> = {
  kill: (_cluster, processes, random) => processes.restart(random.pick(processes.running), 'SIGKILL'),
  stop: (_cluster, processes, random) => processes.restart(random.pick(processes.running), 'SIGTERM'),
  freeze: (_cluster, processes, random) => processes.freeze(random.pick(processes.running), random.integer(2_000, 25_000)),
  terminate: (cluster) => cluster.terminateConnections(),
  fast: (cluster) => cluster.restart('fast'),
  immediate: (cluster) => cluster.restart('immediate'),
  smart: (cluster) => cluster.restart('smart'),
};

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

(MINUTES > 0 && hasPrograms ? test : test.skip)(
  'an hour of chaos',
  async () => {
    setPriority(10);
    const cluster = await Cluster.start();
    const processes = new Processes(cluster.url);
    const random = new Random(SEED);
    const stalls = new Stalls();
    const happened = new Map<string, number>();
    try {
      await processes.start(PROCESSES);
      const asker = (name: string) => new Asker(processes, random.fork(name), stalls);
      const writers: Writer[] = [];
      for (let n = 0; n < WRITERS; n++) {
        const create = 'mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { segment { id } userErrors { message } } }';
        const input = { name: `segment ${n}`, query: RULES[n % RULES.length] };
        const { data } = await asker('maker').ask<{ createSegment: { segment: { id: string } } }>('create', create, { input });
        writers.push(new Writer(`w${n}`, asker(`writer ${n}`), random.fork(`dice ${n}`), data.createSegment.segment.id, RULES));
      }
      const followers = Array.from({ length: FOLLOWERS }, (_, n) => new Follower(processes, random.fork(`follower ${n}`)));
      const [began, end] = [performance.now(), performance.now() + MINUTES * 60_000];
      let isQuiet = false;
      const trouble = async () => {
        const dice = random.fork('trouble');
        for (let n = 0; performance.now() < end; n++) {
          await wait(dice.integer(1_000, Math.min(10_000, MINUTES * 6_000)));
          const isHalf = performance.now() > began + (end - began) / 2;
          // Each once to begin with, then by chance.
          const names = Object.keys(TROUBLES);
          const name = isHalf && !cluster.isPromoted ? 'promote' : (names[n] ?? dice.pick(names));
          happened.set(name, (happened.get(name) ?? 0) + 1);
          await (name === 'promote' ? cluster.promote() : TROUBLES[name]?.(cluster, processes, dice));
        }
        isQuiet = true;
      };
      await Promise.all([trouble(), ...[...writers, ...followers].map((one) => one.run(() => isQuiet))]);
      const problems = [...processes.problems];
      for (const writer of writers) problems.push(...(await writer.check()));
      const settled = '{ segments(first: 100) { nodes { state stale } } }';
      for (let open = true; open;) {
        const { data } = await asker('settler').ask<{ segments: { nodes: { state: string; stale: boolean }[] } }>('settle', settled, {});
        open = data.segments.nodes.some(({ state, stale }) => state !== 'READY' || stale);
      }
      problems.push(...(await contradictionsOf(cluster, followers)));
      const written = writers.reduce((sum, writer) => sum + writer.written, 0);
      const told = followers.reduce((sum, { seen }) => sum + seen.length, 0);
      process.stderr.write(
        `${MINUTES} minutes: ${written} rounds of writers, ${told} changes told, ${[...happened].map(([name, count]) => `${name} ${count}`).join(', ')}\n${stalls.report()}\n`,
      );
      expect(problems).toEqual([]);
      expect(stalls.longest('write')).toBeLessThan(LONGEST_STALL_MS);
    } catch (error) {
      process.stderr.write(`${await cluster.describe()}\n${processes.said()}\n`);
      throw error;
    } finally {
      await processes.stop();
      await cluster.remove();
    }
  },
  MINUTES * 60_000 + 600_000,
);

/** Whatever of the log, the memberships and what followers were told does not fit together. */
async function contradictionsOf(cluster: Cluster, followers: readonly Follower[]): Promise<string[]> {
  const database = await openDatabase({ url: cluster.currentUrl, dataFolder: '', entities: [] });
  const workspace = await openTestWorkspace({ database, now: new Date().toISOString() });
  try {
    const changes = await readChanges(database, { after: 0n, first: 10_000_000 });
    const log = changes.map(({ seq }) => seq);
    const head = log.at(-1) ?? 0n;
    await Promise.all(followers.map((follower) => follower.catchUp(head, performance.now() + 60_000)));
    const problems = followers.flatMap((follower, n) => {
      const told = follower.seen.filter((seq) => seq <= head);
      const wrong = log.findIndex((seq, index) => told[index] !== seq);
      return wrong === -1 && told.length === log.length
        ? []
        : [
            `Follower ${n} (${follower.begun} times anew) was told ${told.length} of ${log.length}; the first that differs is ${wrong}: ${told[wrong]} for ${log[wrong]}.`,
          ];
    });
    return [...problems, ...(await contradictions(workspace))];
  } finally {
    await workspace.close();
  }
}
