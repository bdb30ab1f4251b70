// Compiles the packages for frontends, each as a module of both kinds.
const { spawn } = require('node:child_process');
const { mkdirSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const PACKAGES = path.join(__dirname, '..', 'packages');
const COMPILER = path.join(__dirname, '..', 'node_modules', 'typescript', 'bin', 'tsc');

/**
 * @param {string} folder
 * @param {string} configuration
 * @returns {Promise<number | null>}
 */
function compile(folder, configuration) {
  const child = spawn(process.execPath, [COMPILER, '-p', path.join(folder, configuration)], { stdio: 'inherit' });
  return new Promise((resolve) => child.once('close', resolve));
}

/** @param {string} folder */
async function build(folder) {
  const built = path.join(folder, 'dist');
  rmSync(built, { recursive: true, force: true });
  mkdirSync(path.join(built, 'cjs'), { recursive: true });
  // The package is one of ES modules; what lies here is not.
  writeFileSync(path.join(built, 'cjs', 'package.json'), '{ "type": "commonjs" }\n');
  const ends = await Promise.all(['tsconfig.json', 'tsconfig.cjs.json'].map((name) => compile(folder, name)));
  if (ends.some((status) => status !== 0)) process.exitCode = 1;
}

/** One after the other: a package may need the types of one before it. */
async function buildAll() {
  for (const name of readdirSync(PACKAGES).sort()) await build(path.join(PACKAGES, name));
}

void buildAll();
