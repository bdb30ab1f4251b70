import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { StartError } from '../kernel/index.js';
import { prepareDatabaseFolder } from './data-folder.js';

interface EngineOptions {
  readonly dataFolder: string;
  readonly socketPath: string;
  readonly maxConnections: number;
}

/** How often what runs is looked at. */
const LOOK_MS = 250;

/** What the worker says of the statement that it runs (embedded-worker.js): of which session, since when, and how long it may take; 0 for none. */
const [SESSION, BEGUN_MS, LIMIT_MS] = [0, 1, 2];

/**
 * The thread that is the embedded database. Nothing can interrupt it in a statement: one that takes longer than its session has said it may is
 * ended with the thread, and another begins with the files as a killed process would have left them. Nothing that was committed is lost.
 */
export class Engine {
  readonly #running = new BigInt64Array(new SharedArrayBuffer(3 * BigInt64Array.BYTES_PER_ELEMENT));
  readonly #overran = new Set<number>();
  #worker: Worker | undefined;
  #starting: Promise<void> | undefined;
  #watch: NodeJS.Timeout | undefined;
  #isClosing = false;

  private constructor(private readonly options: EngineOptions) {}

  static async start(options: EngineOptions): Promise<Engine> {
    const engine = new Engine(options);
    await engine.#start();
    engine.#watch = setInterval(() => engine.#look(), LOOK_MS);
    engine.#watch.unref();
    return engine;
  }

  get overran(): ReadonlySet<number> {
    return this.#overran;
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    clearInterval(this.#watch);
    await this.#starting?.catch(() => {});
    const worker = this.#worker;
    if (worker === undefined) return;
    const closed = new Promise((done) => worker.once('exit', done));
    worker.postMessage('close');
    await closed;
  }

  async #start(): Promise<void> {
    const toMake = await prepareDatabaseFolder(this.options.dataFolder);
    await rm(this.options.socketPath, { force: true });
    const worker = new Worker(join(__dirname, 'embedded-worker.js'), {
      workerData: { ...this.options, toMake, running: this.#running.buffer },
      stdout: true,
      stderr: true,
    });
    // What it prints is for the log, where there is one.
    for (const printed of [worker.stdout, worker.stderr]) printed.on('data', (text: Buffer) => process.emitWarning(text.toString().trim()));
    await untilReady(worker);
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    // It ends with any.
    worker.on('error', () => {});
    this.#worker = worker;
  }

  #look(): void {
    const session = Number(Atomics.load(this.#running, SESSION));
    const limitMs = Number(Atomics.load(this.#running, LIMIT_MS));
    const ranMs = now() - Number(Atomics.load(this.#running, BEGUN_MS));
    const hasOverrun = session > 0 && limitMs > 0 && ranMs > limitMs;
    if (this.#isClosing || this.#starting !== undefined || !(hasOverrun || this.#worker === undefined)) return;
    if (hasOverrun) this.#overran.add(session);
    this.#starting = this.#startAgain().finally(() => (this.#starting = undefined));
    // Tried again at the next look.
    this.#starting.catch(() => {});
  }

  async #startAgain(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
    Atomics.store(this.#running, SESSION, 0n);
    await this.#start();
  }
}

/** Milliseconds, the same in every thread. */
function now(): number {
  return performance.timeOrigin + performance.now();
}

function untilReady(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new StartError(`The embedded database did not start: it ended with ${code}`)));
    worker.once('message', ({ kind, message = kind }: { kind: string; message?: string }) => {
      worker.removeAllListeners('error').removeAllListeners('exit');
      if (kind === 'ready') resolve();
      else reject(new StartError(`The embedded database did not start: ${message}`));
    });
  });
}
