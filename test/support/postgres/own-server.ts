import { spawn, spawnSync, type ChildProcess, type SpawnSyncOptions } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { copyPrograms } from './programs.js';
import { memoryFolder } from '../memory-folder.js';

const SETTINGS = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '100', fsync: 'off', wal_level: 'replica' };

/** Characters that are kept of what a server says. */
const LONGEST_LOG = 8_000;

interface Programs {
  readonly initdb: string;
  readonly postgres: string;
  readonly libraries: string;
}

/** Of this machine, or those that npm has brought; undefined where there are none. */
function programs(folder: string): Programs | undefined {
  const installed = '/usr/lib/postgresql';
  const versions = existsSync(installed) ? readdirSync(installed).sort((one, other) => Number(other) - Number(one)) : [];
  const bin = versions.map((version) => join(installed, version, 'bin')).find((path) => existsSync(join(path, 'postgres')));
  if (bin !== undefined) return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), libraries: '' };
  try {
    return copyPrograms(folder);
  } catch {
    return undefined;
  }
}

/** Whether there is a PostgreSQL to start. */
export const hasPrograms = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'cantle-programs-'));
  try {
    return programs(folder) !== undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
})();

/**
 * How a server is stopped. `smart` waits until everybody has gone, `fast` ends their connections, `immediate` is a crash, which the next start
 * recovers from.
 */
export type StopMode = 'smart' | 'fast' | 'immediate';
const SIGNALS: Readonly<Record<StopMode, NodeJS.Signals>> = { smart: 'SIGTERM', fast: 'SIGINT', immediate: 'SIGQUIT' };

export interface OwnServerOptions {
  readonly settings?: Readonly<Record<string, string>>;
  /** Files of its data folder, by name, such as pg_hba.conf. */
  readonly files?: Readonly<Record<string, string>>;
  /** A server that is not running, whose data it begins with. */
  readonly copyOf?: OwnServer;
}

/** A PostgreSQL server of a test's own, to be stopped, killed and started again. */
export class OwnServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cantle-own-server-'));
  readonly #data = mkdtempSync(join(memoryFolder(), 'cantle-own-data-'));
  readonly #programs: Programs;
  readonly #owner = ownerOfTheServers();
  #running: ChildProcess | undefined;
  #port = 0;
  #log = '';

  private constructor(private readonly settings: Readonly<Record<string, string>>) {
    chmodSync(this.#folder, 0o755);
    if (this.#owner !== undefined) for (const folder of [this.#folder, this.#data]) chownSync(folder, this.#owner.uid, this.#owner.gid);
    const found = programs(this.#folder);
    if (found === undefined) throw new Error('There is no PostgreSQL to start.');
    this.#programs = found;
  }

  /** Makes one that is not running yet. */
  static async make({ settings = {}, files = {}, copyOf }: OwnServerOptions = {}): Promise<OwnServer> {
    const server = new OwnServer(settings);
    server.#port = await freePort();
    if (copyOf === undefined) server.#initialize();
    else cpSync(copyOf.#data, server.#data, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(server.#data, name), text, { mode: 0o600 });
    if (server.#owner !== undefined) spawnSync('chown', ['-R', `${server.#owner.uid}:${server.#owner.gid}`, server.#data]);
    chmodSync(server.#data, 0o700);
    return server;
  }

  static async start(options: OwnServerOptions = {}): Promise<OwnServer> {
    const server = await OwnServer.make(options);
    try {
      await server.start();
      return server;
    } catch (error) {
      await server.remove();
      throw error;
    }
  }

  get host(): string {
    return `127.0.0.1:${this.#port}`;
  }

  get port(): number {
    return this.#port;
  }

  /** Its own folder, which it may put a socket into. */
  get folder(): string {
    return this.#folder;
  }

  get url(): string {
    return `postgres://postgres@${this.host}/postgres`;
  }

  /** The last that it said since it was started. */
  get log(): string {
    return this.#log;
  }

  /** Starts it and waits until it answers. */
  async start(): Promise<void> {
    const own = this.settings['unix_socket_directories'] === '.' ? { unix_socket_directories: this.#folder } : {};
    const settings = Object.entries({ ...SETTINGS, ...this.settings, ...own, port: this.#port }).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]);
    const server = spawn(this.#programs.postgres, ['-D', this.#data, ...settings], {
      ...this.#options,
      stdio: ['ignore', 'ignore', 'pipe'],
    } as object);
    this.#running = server;
    this.#log = '';
    let isReady = false;
    server.stderr?.on('data', (chunk: Buffer) => {
      this.#log = (this.#log + chunk.toString()).slice(-LONGEST_LOG);
      isReady ||= /database system is ready to accept/.test(this.#log);
    });
    while (server.exitCode === null && server.signalCode === null) {
      if (isReady) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`PostgreSQL did not start:\n${this.#log}`);
  }

  /** A smart one that is not obeyed in time, because somebody stays, becomes a fast one. */
  async stop(mode: StopMode, patienceMs = 1_000): Promise<void> {
    const server = this.#running;
    this.#running = undefined;
    if (server === undefined || server.exitCode !== null) return;
    const exited = new Promise((resolve) => server.once('exit', resolve));
    server.kill(SIGNALS[mode]);
    const hurry = setTimeout(() => server.kill(SIGNALS.fast), patienceMs);
    await exited;
    clearTimeout(hurry);
  }

  async ask<Row extends object = object>(text: string): Promise<Row[]> {
    const client = new Client({ connectionString: this.url });
    client.on('error', () => {});
    try {
      await client.connect();
      return (await client.query<Row>(text)).rows;
    } finally {
      await client.end().catch(() => {});
    }
  }

  async remove(): Promise<void> {
    await this.stop('immediate');
    for (const folder of [this.#folder, this.#data]) rmSync(folder, { recursive: true, force: true });
  }

  #initialize(): void {
    const ways = ['-U', 'postgres', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C'];
    const made = spawnSync(this.#programs.initdb, ['-D', this.#data, ...ways], this.#options);
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr.toString()}`);
  }

  get #options(): SpawnSyncOptions {
    return {
      ...this.#owner,
      cwd: this.#folder,
      env: { PATH: process.env['PATH'], LD_LIBRARY_PATH: this.#programs.libraries, LC_ALL: 'C' },
    };
  }
}

/** PostgreSQL refuses to run as root: there it runs as nobody. */
function ownerOfTheServers(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const nobody = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return nobody === null ? undefined : { uid: Number(nobody[1]), gid: Number(nobody[2]) };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
