// The embedded database: PostgreSQL in WebAssembly, in a thread of its own so that a long statement never stops the event loop of the
// server, answering the PostgreSQL protocol on a Unix socket. Plain JavaScript, because a worker thread is started from a file as it lies.
const { parentPort, workerData } = require('node:worker_threads');
const { PGlite } = require('@electric-sql/pglite');
const { EmbeddedServer } = require('./embedded-server.js');

async function open() {
  const db = await PGlite.create({ dataDir: workerData.dataFolder });
  const server = new EmbeddedServer(db, { path: workerData.socketPath, maxConnections: workerData.maxConnections });
  await server.start();
  parentPort?.on('message', (message) => {
    if (message === 'close') void close(server, db);
  });
  parentPort?.postMessage({ kind: 'ready' });
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
