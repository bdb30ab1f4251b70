// Builds before a start, but only if a source is newer than what was built last: looking takes milliseconds, the compiler seconds.
const { spawnSync } = require('node:child_process');
const { readdirSync, statSync, utimesSync } = require('node:fs');
const { join } = require('node:path');

const PROJECT = join(__dirname, '..');
const BUILT = join(PROJECT, 'dist', '.tsbuildinfo');
const INPUTS = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

function builtAt() {
  try {
    return statSync(BUILT).mtimeMs;
  } catch {
    return 0;
  }
}

function sources() {
  const files = readdirSync(join(PROJECT, 'src'), { recursive: true, withFileTypes: true });
  return [...files.filter((file) => file.isFile()).map((file) => join(file.path, file.name)), ...INPUTS.map((file) => join(PROJECT, file))];
}

const last = builtAt();
if (last === 0 || sources().some((file) => statSync(file).mtimeMs > last)) {
  const { status } = spawnSync('npm', ['run', 'build', '--silent'], { cwd: PROJECT, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  utimesSync(BUILT, new Date(), new Date());
}
