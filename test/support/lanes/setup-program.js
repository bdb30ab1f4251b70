const { spawnSync } = require('node:child_process');
const path = require('node:path');
const postgres = require('../postgres/of-the-run.js');

/** Builds the program that the tests start, once and before several of them would, and starts the PostgreSQL for it. */
module.exports = async function setUp() {
  const { status } = spawnSync(process.execPath, [path.join(__dirname, '..', '..', '..', 'scripts', 'build-if-needed.js')], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The program does not build.');
  await postgres.start();
};
