import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { memoryFolder } from '../support/memory-folder.js';

/*
 * The README's commands, pasted as they are into a shell beside a server that `npm start` started; only the port and the data folder are
 * others, so that nobody's own server is in the way.
 */

const ROOT = join(__dirname, '..', '..');
const STARTING_MS = 240_000;

/** A running command whose output is read line by line. */
class Command {
  readonly #lines: string[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #ended: Promise<void>;

  constructor(readonly process: ChildProcess) {
    let rest = '';
    process.stdout?.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      this.#lines.push(...lines);
      for (const wake of this.#waiting.splice(0)) wake();
    });
    this.#ended = new Promise((resolve) => process.once('close', () => resolve()));
  }

  /** The next line that passes; those before it are dropped. */
  async nextLine(passes: (line: string) => boolean): Promise<string> {
    for (;;) {
      const line = this.#lines.shift();
      if (line === undefined) await this.#grown();
      else if (passes(line)) return line;
    }
  }

  /** Ends it and all that it started. */
  async stop(): Promise<void> {
    if (this.process.exitCode === null && this.process.pid !== undefined) process.kill(-this.process.pid, 'SIGTERM');
    await this.#ended;
  }

  #grown(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(resolve);
      void this.#ended.then(() => reject(new Error('The command ended without saying what was expected of it.')));
    });
  }
}

let dataFolder: string;
let url: string;
const running: Command[] = [];

function start(command: string, environment: NodeJS.ProcessEnv): Command {
  const child = spawn('bash', ['-c', command], { cwd: ROOT, env: environment, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const started = new Command(child);
  running.push(started);
  return started;
}

/** The block of the README that a comment names, for this server. */
async function block(name: string): Promise<string> {
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
  const found = new RegExp(`<!-- e2e: ${name} -->\\s+\`\`\`sh\\n(.*?)\`\`\``, 's').exec(readme)?.[1];
  if (found === undefined) throw new Error(`The README has no block '${name}'.`);
  return found.replaceAll('localhost:4000', new URL(url).host).replaceAll('.cantle/', `${dataFolder}/`);
}

/** Pastes a block into a shell in which the key has been exported, and gives the answer's data. */
async function paste(name: string): Promise<Record<string, unknown>> {
  const shell = start(`${await block('key')}\n${await block(name)}\necho`, process.env);
  const answer = JSON.parse(await shell.nextLine((line) => line.startsWith('{'))) as { data: Record<string, unknown>; errors?: unknown };
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

async function subscriptions(): Promise<number> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  return [...text.matchAll(/^cantle_subscriptions\{.*?\} (\d+)$/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
}

beforeAll(async () => {
  dataFolder = await mkdtemp(join(memoryFolder(), 'cantle-readme-'));
  const { DATABASE_URL: _server, ...environment } = process.env;
  const server = start('npm start', { ...environment, PORT: '0', CANTLE_DATA: dataFolder, CANTLE_LOG_LEVEL: 'warn' });
  // Whoever waits is told what for.
  await server.nextLine((text) => text.includes('loads a demo shop'));
  const line = await server.nextLine((text) => text.includes('ready at'));
  url = /http:\S+/.exec(line)?.[0] ?? '';
}, STARTING_MS);

afterAll(async () => {
  for (const command of running.reverse()) await command.stop();
  await rm(dataFolder, { recursive: true, force: true });
}, STARTING_MS);

test('lists the ten segments of the demo shop', async () => {
  const { segments } = (await paste('query')) as { segments: { nodes: { name: string; size: number }[] } };
  expect(segments.nodes).toHaveLength(10);
  expect(segments.nodes.find(({ name }) => name === 'Big spenders')?.size).toBeGreaterThan(0);
});

test('tells what Sarah is in', async () => {
  const { customerByExternalId: sarah } = (await paste('sarah')) as { customerByExternalId: Record<string, unknown> };
  expect(sarah).toMatchObject({ firstName: 'Sarah', lastName: 'Lindgren' });
  expect(sarah['segments']).toContainEqual(expect.objectContaining({ segment: { name: 'Young influencers' } }));
});

test('shows Sarah entering and leaving the big spenders to whoever follows', async () => {
  const follower = start(await block('subscribe'), process.env);
  await follower.nextLine((line) => line === 'following');
  while ((await subscriptions()) === 0);

  const bought = await paste('order');
  expect(bought['syncOrders']).toMatchObject({ created: 1 });
  expect(await changeSeenBy(follower)).toMatchObject({
    kind: 'ENTERED',
    cause: 'DATA',
    segment: { name: 'Big spenders' },
    customer: { firstName: 'Sarah', lastName: 'Lindgren' },
  });

  const refunded = await paste('refund');
  expect(refunded['syncOrders']).toMatchObject({ updated: 1 });
  expect(await changeSeenBy(follower)).toMatchObject({ kind: 'LEFT', cause: 'DATA', segment: { name: 'Big spenders' } });
}, 60_000);

/** The next change of the segment that the README is about. */
async function changeSeenBy(follower: Command): Promise<unknown> {
  const line = await follower.nextLine((text) => text.includes('Big spenders'));
  const { membershipChanges } = JSON.parse(line) as { membershipChanges: { changes: { segment: { name: string } }[] } };
  return membershipChanges.changes.find(({ segment }) => segment.name === 'Big spenders');
}
