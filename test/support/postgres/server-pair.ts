import { spawn, spawnSync, type ChildProcess, type SpawnSyncOptions } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { copyPrograms } from './programs.js';

const SETTINGS = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '100', fsync: 'off', wal_level: 'replica' };

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

export const hasPrograms = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'cantle-programs-'));
  try {
    return programs(folder) !== undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
})();

/** A PostgreSQL server and one that follows it, to fail over from one to the other. */
export class ServerPair {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cantle-pair-'));
  readonly #programs: Programs;
  readonly #owner = ownerOfTheServers();
  readonly #running = new Map<'primary' | 'standby', ChildProcess>();
  #ports = { primary: 0, standby: 0 };

  private constructor() {
    chmodSync(this.#folder, 0o755);
    if (this.#owner !== undefined) chownSync(this.#folder, this.#owner.uid, this.#owner.gid);
    const found = programs(this.#folder);
    if (found === undefined) throw new Error('There is no PostgreSQL to start.');
    this.#programs = found;
  }

  static async start(): Promise<ServerPair> {
    const pair = new ServerPair();
    try {
      await pair.#begin();
      return pair;
    } catch (error) {
      await pair.remove();
      throw error;
    }
  }

  async #begin(): Promise<void> {
    this.#ports = { primary: await freePort(), standby: await freePort() };
    const primary = join(this.#folder, 'primary');
    const made = spawnSync(
      this.#programs.initdb,
      ['-D', primary, '-U', 'postgres', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C'],
      this.#options,
    );
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr.toString()}`);
    const standby = join(this.#folder, 'standby');
    // Cold: nothing has been written yet.
    cpSync(primary, standby, { recursive: true });
    writeFileSync(join(standby, 'standby.signal'), '');
    writeFileSync(join(standby, 'postgresql.auto.conf'), `primary_conninfo = 'host=127.0.0.1 port=${this.#ports.primary} user=postgres'\n`);
    if (this.#owner !== undefined) spawnSync('chown', ['-R', `${this.#owner.uid}:${this.#owner.gid}`, standby]);
    chmodSync(standby, 0o700);
    await this.#run('primary');
    await this.#run('standby');
  }

  /** Leads to the one that takes writes. */
  get url(): string {
    return `postgres://postgres@127.0.0.1:${this.#ports.primary},127.0.0.1:${this.#ports.standby}/postgres?target_session_attrs=read-write`;
  }

  /** Waits until the standby has all that has been written so far. */
  async untilFollowed(): Promise<void> {
    const [{ at }] = (await this.#ask('primary', 'select pg_current_wal_lsn() as at')) as [{ at: string }];
    for (;;) {
      const [{ reached }] = (await this.#ask('standby', `select coalesce(pg_last_wal_replay_lsn() >= '${at}', false) as reached`)) as [
        { reached: boolean },
      ];
      if (reached) return;
    }
  }

  /** What is written from now on, the standby does not get. */
  async cutOff(): Promise<void> {
    await this.#ask('standby', "alter system set primary_conninfo = ''");
    await this.#ask('standby', 'select pg_reload_conf()');
    for (;;) {
      const receivers = await this.#ask('standby', 'select 1 from pg_stat_wal_receiver');
      if (receivers.length === 0) return;
    }
  }

  /** The primary is gone in an instant. */
  async loseThePrimary(): Promise<void> {
    await this.#end('primary');
  }

  async promote(): Promise<void> {
    await this.#ask('standby', 'select pg_promote()');
  }

  async remove(): Promise<void> {
    await this.#end('standby');
    await this.#end('primary');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #options(): SpawnSyncOptions {
    return {
      ...this.#owner,
      cwd: this.#folder,
      env: { PATH: process.env['PATH'], LD_LIBRARY_PATH: this.#programs.libraries, LC_ALL: 'C' },
    };
  }

  async #run(name: 'primary' | 'standby'): Promise<void> {
    const settings = Object.entries({ ...SETTINGS, port: this.#ports[name] }).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
    const data = join(this.#folder, name);
    const server = spawn(this.#programs.postgres, ['-D', data, ...settings], {
      ...this.#options,
      stdio: ['ignore', 'ignore', 'pipe'],
    } as object);
    this.#running.set(name, server);
    let log = '';
    server.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
    while (server.exitCode === null) {
      if ((await this.#ask(name, 'select 1').catch(() => [])).length > 0) return;
    }
    throw new Error(`PostgreSQL did not start:\n${log}`);
  }

  /** SIGQUIT is the shutdown that waits for nobody and writes nothing. */
  async #end(name: 'primary' | 'standby'): Promise<void> {
    const server = this.#running.get(name);
    this.#running.delete(name);
    if (server === undefined || server.exitCode !== null) return;
    const exited = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGQUIT');
    await exited;
  }

  async #ask(name: 'primary' | 'standby', text: string): Promise<object[]> {
    const client = new Client({ host: '127.0.0.1', port: this.#ports[name], user: 'postgres', database: 'postgres' });
    client.on('error', () => {});
    try {
      await client.connect();
      return (await client.query<object>(text)).rows;
    } finally {
      await client.end().catch(() => {});
    }
  }
}

/** PostgreSQL refuses to run as root: there it runs as nobody. */
function ownerOfTheServers(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const nobody = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return nobody === null ? undefined : { uid: Number(nobody[1]), gid: Number(nobody[2]) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
