import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { checkDatabaseFolder, folderProblem, makeFolder } from './data-folder.js';
import { Engine } from './embedded-engine.js';
import { takeLock } from './lock-file.js';
import { findSocketFolder, makeSocketFolder } from './socket-folder.js';

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
const SOCKET_NAME = `.s.PGSQL.${SOCKET_PORT}`;

/**
 * Opens the embedded database in `dataFolder`, or joins the one that another process already runs there.
 * Only one process may hold the files; a lock file with its process id says which.
 */
export async function openEmbeddedDatabase(dataFolder: string, maxConnections: number): Promise<EmbeddedDatabase> {
  const folder = resolve(dataFolder);
  try {
    await makeFolder(folder);
    const host = await findSocketFolder(folder);
    if (host !== undefined && (await answers(join(host, SOCKET_NAME)))) {
      return { host, port: SOCKET_PORT, joined: true, overran: new Set(), close: async () => {} };
    }
    await checkDatabaseFolder(join(folder, 'database'));
    const release = await takeLock(join(folder, 'lock'), folder);
    return await run(folder, maxConnections, release).catch(async (error: unknown) => {
      await release();
      throw error;
    });
  } catch (error) {
    throw folderProblem(error, folder);
  }
}

async function run(folder: string, maxConnections: number, release: () => Promise<void>): Promise<EmbeddedDatabase> {
  const host = await makeSocketFolder(folder, SOCKET_NAME);
  const socketPath = join(host, SOCKET_NAME);
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
