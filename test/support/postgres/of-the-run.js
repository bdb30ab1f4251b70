const { spawn } = require('node:child_process');
const events = require('node:events');
const { createInterface } = require('node:readline');
const path = require('node:path');

/** @type {import('node:child_process').ChildProcess | undefined} */
let watchdog;

/** A PostgreSQL for this run of the tests, in DATABASE_URL, which the workers inherit; unless DATABASE_URL names one already. */
async function start() {
  if (process.env.DATABASE_URL !== undefined) return;
  // Not in the terminal's group: an interrupt is for jest alone, and with jest the pipe ends.
  watchdog = spawn(process.execPath, [path.join(__dirname, 'run-server.js')], { detached: true, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(/** @type {import('node:stream').Readable} */ (watchdog.stdout));
  const [url] = await Promise.race([events.once(lines, 'line'), events.once(lines, 'close')]);
  if (url === undefined) throw new Error('The PostgreSQL for the tests did not start.');
  process.env.DATABASE_URL = url;
}

/** Waits until nothing of it is left. */
async function stop() {
  if (watchdog === undefined) return;
  const exited = events.once(watchdog, 'exit');
  watchdog.stdin?.end();
  await exited;
}

module.exports = { start, stop };
