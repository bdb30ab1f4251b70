// Builds after an installation and before a start, but only if a source is newer than what was built last: looking takes milliseconds,
// the compiler seconds. An image installs before the sources are there: nothing to build then.
const { spawnSync } = require('node:child_process');
const { existsSync, readdirSync, statSync, utimesSync } = require('node:fs');
const path = require('node:path');

const PROJECT = path.join(__dirname, '..');
const SOURCES = path.join(PROJECT, 'src');
const BUILT = path.join(PROJECT, 'dist', '.tsbuildinfo');
const INPUTS = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

function builtAt() {
  try {
    return statSync(BUILT).mtimeMs;
  } catch {
    return 0;
  }
}

function sources() {
  const files = readdirSync(SOURCES, { recursive: true, withFileTypes: true });
  return [
    ...files.filter((file) => file.isFile()).map((file) => path.join(file.path, file.name)),
    ...INPUTS.map((file) => path.join(PROJECT, file)),
  ];
}

const last = builtAt();
if (existsSync(SOURCES) && (last === 0 || sources().some((file) => statSync(file).mtimeMs > last))) {
  const { status } = spawnSync('npm', ['run', 'build', '--silent'], { cwd: PROJECT, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  utimesSync(BUILT, new Date(), new Date());
}
