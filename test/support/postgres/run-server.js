/*
 * A PostgreSQL server for one run of the tests: `node run-server.js`. Writes a line with its URL when it answers, runs until its standard
 * input ends, and leaves nothing behind. Who started it may be killed: the pipe ends all the same, so that no server is orphaned.
 * Nothing is kept on the disk at the cost of time: the data are of no use after the run.
 */
const { spawn, spawnSync } = require('node:child_process');
const { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { createServer } = require('node:net');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { Client } = require('pg');
const { memoryFolder } = require('../memory-folder.js');
const { copyPrograms } = require('./programs.js');

const ATTEMPTS = 5;
const START_TIMEOUT_MS = 60_000;
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '400',
  shared_buffers: '128MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '4GB',
  checkpoint_timeout: '1h',
};

const folder = mkdtempSync(path.join(tmpdir(), 'cantle-postgres-'));
const data = mkdtempSync(path.join(memoryFolder(), 'cantle-postgres-data-'));
process.once('exit', () => [folder, data].forEach((one) => rmSync(one, { recursive: true, force: true })));

run().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});

async function run() {
  const programs = copyPrograms(folder);
  const owner = ownerOfTheServer();
  const options = {
    ...owner,
    cwd: folder,
    env: { PATH: process.env.PATH, LD_LIBRARY_PATH: programs.libraries, DYLD_LIBRARY_PATH: programs.libraries, LC_ALL: 'C' },
  };
  chmodSync(folder, 0o755);
  if (owner !== undefined) chownSync(data, owner.uid, owner.gid);

  // Without a locale, lower('É') would be 'É'; the system's locales differ from one machine to the next.
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const made = spawnSync(programs.initdb, ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', ...locale], options);
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr.toString()}`);

  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const settings = Object.entries({ ...SETTINGS, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const server = spawn(programs.postgres, ['-D', data, ...settings], { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
    const trouble = await startOf(server, url);
    if (trouble === undefined) return serve(server, url);
    // Another program may have taken the port meanwhile.
    if (attempt === ATTEMPTS) throw new Error(`PostgreSQL did not start:\n${trouble}`);
  }
}

/**
 * PostgreSQL refuses to run as root: there it runs as nobody.
 *
 * @returns {{ uid: number, gid: number } | undefined}
 */
function ownerOfTheServer() {
  if (process.getuid?.() !== 0) return undefined;
  const nobody = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  if (nobody === null) throw new Error('There is no user nobody to run PostgreSQL as. Set DATABASE_URL, or do not test as root.');
  return { uid: Number(nobody[1]), gid: Number(nobody[2]) };
}

/**
 * Waits until it answers; gives what it has written if it does not.
 *
 * @param {import('node:child_process').ChildProcess} server
 * @param {string} url
 * @returns {Promise<string | undefined>}
 */
async function startOf(server, url) {
  let log = '';
  const collect = (/** @type {Buffer} */ chunk) => void (log += chunk.toString());
  server.stderr?.on('data', collect);
  server.once('error', (error) => void (log += error.message));
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (server.exitCode === null && server.signalCode === null && server.pid !== undefined && Date.now() < deadline) {
    if (await answers(url)) {
      server.stderr?.off('data', collect).resume();
      return undefined;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  server.kill('SIGKILL');
  return log;
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @param {string} url
 */
function serve(server, url) {
  server.once('exit', (code) => process.exit(code ?? 1));
  // SIGQUIT is the shutdown that waits for nobody and writes nothing.
  const stop = () => void server.kill('SIGQUIT');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  process.stdin.on('close', stop).on('error', stop).resume();
  process.stdout.on('error', stop);
  process.stdout.write(`${url}\n`);
}

/** @param {string} url */
async function answers(url) {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}
