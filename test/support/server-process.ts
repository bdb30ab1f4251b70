import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Database } from '../../src/database/database.js';
import { openDatabase } from '../../src/database/open-database.js';
import { copyDatabase, type Copy } from './database.js';
import { memoryFolder } from './memory-folder.js';

const PROJECT = join(__dirname, '..', '..');
const START_TIMEOUT_MS = 120_000;
/** It gives itself ten seconds. */
const STOP_TIMEOUT_MS = 60_000;
const ANSWER_TIMEOUT_MS = 120_000;

/** The administrator key that every server of a test accepts. */
export const ADMIN_KEY = 'cantle_administrator_of_the_tests_0001';

/** A database that outlives the server processes that are started on it. */
export class ServerData {
  private constructor(
    private readonly copy: Copy,
    private readonly folder: string,
    private readonly program: string,
  ) {}

  /** `program`: what is started on it, in place of what was built. */
  static async create(program = join(PROJECT, 'dist', 'cli.js')): Promise<ServerData> {
    return new ServerData(await copyDatabase(), await mkdtemp(join(memoryFolder(), 'cantle-e2e-')), program);
  }

  /** Starts a server process on it and waits until it is ready. */
  async start(settings: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
    const port = settings['PORT'] ?? String(await freePort());
    const environment = { ...this.environment(), ...settings, PORT: port };
    const child = spawn(process.execPath, [this.program, 'serve'], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const server = new ServerProcess(child, `http://localhost:${port}`);
    await server.ready();
    return server;
  }

  /** The settings with which a command works on the same database as the server. */
  environment(): Record<string, string | undefined> {
    const { url, dataFolder } = this.copy.options;
    return {
      ...process.env,
      CANTLE_DATA: dataFolder === '' ? this.folder : dataFolder,
      CANTLE_DEMO: 'off',
      CANTLE_BOOTSTRAP_KEY: ADMIN_KEY,
      CANTLE_LOG_LEVEL: 'warn',
      DATABASE_URL: url,
    };
  }

  /** Opens it without a server; on the embedded database none may run. */
  open(): Promise<Database> {
    return openDatabase({ dataFolder: this.copy.options.dataFolder, url: this.copy.options.url, entities: [] });
  }

  async remove(): Promise<void> {
    await this.copy.remove();
    await rm(this.folder, { recursive: true, force: true });
  }
}

export interface Answer<Data> {
  readonly status: number;
  readonly data: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** A server as a process of its own, asked over real HTTP. */
export class ServerProcess {
  #log = '';
  #printed = '';
  readonly #exited: Promise<void>;

  constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {
    child.stderr?.on('data', (chunk: Buffer) => (this.#log += chunk.toString()));
    child.stdout?.on('data', (chunk: Buffer) => (this.#printed += chunk.toString()));
    this.#exited = new Promise((resolve) => child.once('exit', () => resolve()));
  }

  /** What it has written so far. */
  get log(): string {
    return this.#log;
  }

  /** What it has told whoever started it. */
  get printed(): string {
    return this.#printed;
  }

  async ready(): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (Date.now() < deadline && this.child.exitCode === null) {
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined);
      if (answer?.ok === true) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`The server did not start:\n${this.#log}`);
  }

  /** Sends an operation; `key: null` sends none. */
  async send<Data = unknown>(query: string, variables: object = {}, key: string | null = ADMIN_KEY): Promise<Answer<Data>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    return { status: response.status, ...((await response.json()) as Omit<Answer<Data>, 'status'>) };
  }

  /** As if the power failed. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.#exited;
  }

  /** Stops it in the middle of whatever it does, as a machine that is paused, until it is thawed. */
  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  thaw(): void {
    this.child.kill('SIGCONT');
  }

  /** As an operator stops it. Throws if it does not end by itself. */
  async stop(): Promise<void> {
    let isLate = false;
    const late = setTimeout(() => {
      isLate = true;
      this.child.kill('SIGKILL');
    }, STOP_TIMEOUT_MS);
    this.child.kill('SIGTERM');
    await this.#exited;
    clearTimeout(late);
    if (isLate) throw new Error(`The server did not stop:\n${this.#log}`);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
