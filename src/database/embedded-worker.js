// The embedded database: PostgreSQL in WebAssembly, in a thread of its own so that a long statement never stops the event loop of the
// server, answering the PostgreSQL protocol on a Unix socket. Plain JavaScript, because a worker thread is started from a file as it lies.
const { rename, rm } = require('node:fs/promises');
const path = require('node:path');
const { parentPort, workerData } = require('node:worker_threads');
const { PGlite } = require('@electric-sql/pglite');
const { dataDir: readEmptyDatabase } = require('@electric-sql/pglite-prepopulatedfs');
const { EmbeddedServer } = require('./embedded-server.js');

async function open() {
  // What a thread that was ended in the middle of something had put aside there.
  await rm(path.join(workerData.dataFolder, 'base', 'pgsql_tmp'), { recursive: true, force: true });
  const db = workerData.toMake === undefined ? await PGlite.create({ dataDir: workerData.dataFolder }) : await create();
  const server = new EmbeddedServer(db, {
    path: workerData.socketPath,
    maxConnections: workerData.maxConnections,
    running: new BigInt64Array(workerData.running),
  });
  await server.start();
  parentPort?.on('message', (message) => {
    if (message === 'close') void close(server, db);
  });
  parentPort?.postMessage({ kind: 'ready' });
}

/** A new database, unpacked from one that was made beforehand: making one anew takes the engine seconds. */
async function create() {
  const db = await PGlite.create({ dataDir: workerData.dataFolder, loadDataDir: await readEmptyDatabase() });
  await rename(workerData.toMake.begun, workerData.toMake.whole);
  return db;
}

/**
 * @param {InstanceType<typeof EmbeddedServer>} server
 * @param {PGlite} db
 */
async function close(server, db) {
  await server.stop();
  await db.close();
  parentPort?.postMessage({ kind: 'closed' });
  process.exit(0);
}

open().catch((error) => {
  parentPort?.postMessage({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
});
