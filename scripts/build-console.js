// Builds the console (console/README.md) into dist/console, and packs its files.
const { readdirSync, readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { writeCompressed } = require('./compress.js');

const PROJECT = path.join(__dirname, '..');
const CONSOLE = path.join(PROJECT, 'console');
const BUILT = path.join(PROJECT, 'dist', 'console');
const PACKABLE = /\.(?:html|js|css|svg)$/;

async function build() {
  // As people get it, whoever builds: tests have an environment of their own.
  process.env['NODE_ENV'] = 'production';
  // Vite belongs to the console, wherever npm has put it.
  const vite = createRequire(path.join(CONSOLE, 'package.json')).resolve('vite');
  const { build: bundle } = await import(pathToFileURL(vite).href);
  await bundle({ configFile: path.join(CONSOLE, 'vite.config.js'), logLevel: 'error' });
  for (const name of readdirSync(BUILT, { recursive: true, encoding: 'utf8' }).filter((one) => PACKABLE.test(one))) {
    const file = path.join(BUILT, name);
    writeCompressed(file, readFileSync(file));
  }
}

build().catch((error) => {
  process.stderr.write(`${error.stack ?? error}\n`);
  process.exitCode = 1;
});
