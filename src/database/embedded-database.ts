import { chmod, mkdir, open, readFile, rm } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Engine } from './embedded-engine.js';

/** Where an embedded database answers: what the `pg` driver takes as host and port. */
export interface EmbeddedDatabase {
  readonly host: string;
  readonly port: number;
  /** Whether another process runs it. */
  readonly joined: boolean;
  /** The sessions of this process whose last statement took longer than they had said it may. */
  readonly overran: ReadonlySet<number>;
  /** Stops the database if this process runs it; a process that joined another's only lets go. */
  close(): Promise<void>;
}

/** The driver finds a Unix socket by a folder and a port number that is part of the file's name. */
const SOCKET_PORT = 5432;
const LONGEST_SOCKET_PATH = 100;

/**
 * Opens the embedded database in `dataFolder`, or joins the one that another process already runs there.
 * Only one process may hold the files; a lock file with its process id says which.
 */
export async function openEmbeddedDatabase(dataFolder: string, maxConnections: number): Promise<EmbeddedDatabase> {
  const folder = resolve(dataFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const host = await socketFolder(folder);
  const socketPath = join(host, `.s.PGSQL.${SOCKET_PORT}`);

  if (await answers(socketPath)) return { host, port: SOCKET_PORT, joined: true, overran: new Set(), close: async () => {} };

  const release = await takeLock(join(folder, 'lock'), folder);
  try {
    const engine = await Engine.start({ dataFolder: join(folder, 'database'), socketPath, maxConnections });
    return {
      host,
      port: SOCKET_PORT,
      joined: false,
      overran: engine.overran,
      close: async () => {
        await engine.close();
        await rm(socketPath, { force: true });
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** The data folder itself, or a private folder under the system's temporary one where the path would be too long for a socket. */
async function socketFolder(folder: string): Promise<string> {
  if (folder.length <= LONGEST_SOCKET_PATH - '/.s.PGSQL.5432'.length) return folder;
  const short = join(tmpdir(), `cantle-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`);
  await mkdir(short, { recursive: true, mode: 0o700 });
  return short;
}

function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function takeLock(path: string, folder: string): Promise<() => Promise<void>> {
  for (;;) {
    try {
      const file = await open(path, 'wx', 0o600);
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number(await readFile(path, 'utf8').catch(() => ''));
      if (holder > 0 && holder !== process.pid && isRunning(holder)) {
        throw new Error(`Process ${holder} is using the embedded database in ${folder}. Stop it, or set CANTLE_DATA to another folder.`);
      }
      await rm(path, { force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
