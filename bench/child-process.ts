import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

interface Request {
  readonly number: number;
  readonly command: string;
  readonly argument: unknown;
}

interface Response {
  readonly number: number;
  readonly answer?: unknown;
  readonly error?: string;
}

/** Commands that a program of `processes/` answers. */
export type Commands = Readonly<Record<string, (argument: never) => unknown>>;

/**
 * A part of a bench in a process of its own, so that neither its time nor its memory is counted with another's. `name` is a file of
 * `processes/`. BENCH_NODE_OPTIONS are options of node for it, such as `--cpu-prof`.
 */
export class Child {
  readonly #child: ChildProcess;
  readonly #pending = new Map<number, { resolve(answer: never): void; reject(error: Error): void }>();
  #count = 0;
  #ended: Error | undefined;

  constructor(name: string) {
    const options = process.env['BENCH_NODE_OPTIONS']?.split(' ') ?? [];
    this.#child = fork(join(__dirname, 'processes', `${name}.js`), { execArgv: ['--expose-gc', ...options] });
    this.#child.on('message', ({ number, answer, error }: Response) => {
      const request = this.#pending.get(number);
      this.#pending.delete(number);
      if (error === undefined) request?.resolve(answer as never);
      else request?.reject(new Error(`${name}: ${error}`));
    });
    this.#child.once('exit', (code) => {
      this.#ended = new Error(`${name} has ended with ${code}.`);
      for (const request of this.#pending.values()) request.reject(this.#ended);
    });
  }

  ask<Answer = void>(command: string, argument?: unknown): Promise<Answer> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    const number = ++this.#count;
    return new Promise((resolve, reject) => {
      this.#pending.set(number, { resolve, reject });
      this.#child.send({ number, command, argument } satisfies Request);
    });
  }

  /** Lets it finish what it does, and waits for its end. */
  async stop(): Promise<void> {
    if (this.#ended !== undefined) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    await this.ask('stop').catch(() => {});
    this.#child.disconnect();
    await ended;
  }
}

/** The other side: answers the parent, until it goes. */
export function answerParent(commands: Commands): void {
  process.on('message', ({ number, command, argument }: Request) => {
    void (async () => {
      try {
        const answer = await commands[command]?.(argument as never);
        process.send?.({ number, answer } satisfies Response);
      } catch (error) {
        process.send?.({ number, error: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies Response);
      }
    })();
  });
  process.on('disconnect', () => process.exit());
}

/** Milliseconds on the clock that all processes of a machine share. */
export function machineMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** Milliseconds that this process has kept processors busy. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** What a process holds when all garbage is gone. */
export interface MemoryUse {
  readonly rssKb: number;
  /** In JavaScript's heap, and buffers outside it. */
  readonly heapKb: number;
}

/** Of this process, which was started with `--expose-gc`. */
export async function memoryUse(): Promise<MemoryUse> {
  for (let round = 0; round < 4; round++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rssKb: rss / 1024, heapKb: (heapUsed + external) / 1024 };
}
