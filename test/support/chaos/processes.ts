import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Random } from '../../../src/kernel/random.js';
import { freePort } from '../postgres/own-server.js';
import { ADMIN_KEY } from '../server-process.js';

const PROGRAM = join(__dirname, '..', '..', '..', 'dist', 'cli.js');

interface Process {
  readonly url: string;
  readonly child: ChildProcess;
  readonly log: string[];
  state: 'starting' | 'running' | 'frozen' | 'ending';
}

/** Processes of the program on one database, each of which has an address that it keeps: who ends is started again. */
export class Processes {
  /** What should not have happened, such as a process that died of itself. */
  readonly problems: string[] = [];
  readonly #processes: (Process | undefined)[] = [];
  #folder = '';

  constructor(private readonly databaseUrl: string) {}

  async start(count: number): Promise<void> {
    this.#folder = await mkdtemp(join(tmpdir(), 'cantle-chaos-'));
    for (let place = 0; place < count; place++) await this.#start(place, await freePort());
  }

  get urls(): readonly string[] {
    return this.#processes.flatMap((process) => process?.url ?? []);
  }

  /** The last that each process said, and how it is. */
  said(): string {
    return this.#processes.map((process) => `${process?.url} ${process?.state}\n${process?.log.slice(-20).join('\n')}`).join('\n');
  }

  /** Any address; also one whose process does not answer at the moment. */
  anyUrl(random: Random): string {
    return random.pick([...this.urls]);
  }

  /** One that answers, as far as is known. */
  get running(): number[] {
    return [...this.#processes.keys()].filter((place) => this.#processes[place]?.state === 'running');
  }

  /** Ends one, and starts it again at the same address. */
  async restart(place: number, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const process = this.#processes[place];
    if (process === undefined) return;
    process.state = 'ending';
    const exited = once(process.child, 'exit');
    process.child.kill(signal);
    const [code] = (await exited) as [number | null];
    if (signal === 'SIGTERM' && code !== 0)
      this.problems.push(`A process that was told to stop ended with ${code}: ${process.log.slice(-3).join(' ')}`);
    await this.#start(place, Number(new URL(process.url).port));
  }

  async freeze(place: number, milliseconds: number): Promise<void> {
    const process = this.#processes[place];
    if (process === undefined) return;
    process.state = 'frozen';
    process.child.kill('SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    process.child.kill('SIGCONT');
    process.state = 'running';
  }

  async stop(): Promise<void> {
    for (const process of this.#processes) {
      if (process === undefined) continue;
      process.state = 'ending';
      const exited = once(process.child, 'exit');
      process.child.kill('SIGCONT');
      process.child.kill('SIGTERM');
      await exited;
    }
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #start(place: number, port: number): Promise<void> {
    const child = spawn(globalThis.process.execPath, [PROGRAM, 'serve'], {
      env: {
        ...globalThis.process.env,
        DATABASE_URL: this.databaseUrl,
        CANTLE_DATA: this.#folder,
        CANTLE_DEMO: 'off',
        CANTLE_BOOTSTRAP_KEY: ADMIN_KEY,
        CANTLE_LOG_LEVEL: 'warn',
        PORT: String(port),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const process: Process = { url: `http://localhost:${port}`, child, log: [], state: 'starting' };
    child.stderr.on('data', (chunk: Buffer) => {
      process.log.push(...chunk.toString().trimEnd().split('\n'));
      process.log.splice(0, process.log.length - 200);
    });
    child.once('exit', (code, signal) => {
      if (process.state === 'ending' || process.state === 'starting') return;
      this.problems.push(`A process died of itself (${code ?? signal}): ${process.log.slice(-3).join(' ')}`);
      this.#processes[place] = undefined;
      void this.#start(place, port);
    });
    this.#processes[place] = process;
    await this.#untilReady(process);
    if (child.exitCode === null) {
      process.state = 'running';
      return;
    }
    // The database is away: whatever restarts processes tries again.
    await new Promise((resolve) => setTimeout(resolve, 200));
    await this.#start(place, port);
  }

  async #untilReady({ url, child }: Process): Promise<void> {
    while (child.exitCode === null) {
      const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
      if (answer?.ok === true) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
