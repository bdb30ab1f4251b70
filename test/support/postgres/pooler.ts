import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, type OwnServer } from './own-server.js';

/** Whether there is a PgBouncer to start (Debian: `apt-get install pgbouncer`). */
export const hasPgBouncer = spawnSync('pgbouncer', ['--version']).status === 0;

/** A PgBouncer in front of a server, which lends a connection for a transaction. */
export class Pooler {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly url: string,
  ) {}

  static async start(server: OwnServer, connections: number): Promise<Pooler> {
    const folder = mkdtempSync(join(tmpdir(), 'cantle-pooler-'));
    const port = await freePort();
    const users = join(folder, 'users.txt');
    const settings = {
      listen_addr: '127.0.0.1',
      listen_port: port,
      unix_socket_dir: '',
      auth_type: 'trust',
      auth_file: users,
      pool_mode: 'transaction',
      default_pool_size: connections,
      max_client_conn: 500,
      ignore_startup_parameters: 'extra_float_digits',
    };
    const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
    writeFileSync(users, '"postgres" ""\n');
    writeFileSync(
      join(folder, 'pgbouncer.ini'),
      ['[databases]', `* = host=127.0.0.1 port=${server.port}`, '[pgbouncer]', ...lines, ''].join('\n'),
    );
    const owner = nobody();
    chmodSync(folder, 0o755);
    if (owner !== undefined) for (const file of ['', 'users.txt', 'pgbouncer.ini']) chownSync(join(folder, file), owner.uid, owner.gid);
    const child = spawn('pgbouncer', [join(folder, 'pgbouncer.ini')], { ...owner, stdio: ['ignore', 'ignore', 'pipe'] });
    let log = '';
    child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
    while (!(await answers(port))) if (child.exitCode !== null) throw new Error(`PgBouncer did not start:\n${log}`);
    return new Pooler(child, folder, `postgres://postgres@127.0.0.1:${port}/postgres`);
  }

  async remove(): Promise<void> {
    const exited = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await exited;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** It refuses to run as root. */
function nobody(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return found === null ? undefined : { uid: Number(found[1]), gid: Number(found[2]) };
}
