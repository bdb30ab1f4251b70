// Builds after an installation and before a start, but only if a source is newer than what was built last: looking takes milliseconds,
// the compiler seconds. An image installs before the sources are there: nothing to build then.
const { spawnSync } = require('node:child_process');
const { existsSync, readdirSync, statSync, utimesSync } = require('node:fs');
const path = require('node:path');

const PROJECT = path.join(__dirname, '..');
const BUILT = path.join(PROJECT, 'dist', '.tsbuildinfo');
const FOLDERS = ['src', 'ide', 'packages/client/src', 'packages/react/src', 'console/src'];
const INPUTS = [
  'tsconfig.json',
  'tsconfig.build.json',
  'package-lock.json',
  'console/index.html',
  'console/vite.config.js',
  ...['build-ide.js', 'build-packages.js', 'build-console.js', 'compress.js'].map((script) => `scripts/${script}`),
];

function builtAt() {
  try {
    return statSync(BUILT).mtimeMs;
  } catch {
    return 0;
  }
}

/** @param {string} folder */
function filesIn(folder) {
  const files = readdirSync(path.join(PROJECT, folder), { recursive: true, withFileTypes: true });
  return files.filter((file) => file.isFile()).map((file) => path.join(file.parentPath, file.name));
}

function sources() {
  return [...FOLDERS.flatMap(filesIn), ...INPUTS.map((file) => path.join(PROJECT, file))];
}

function build() {
  const { status } = spawnSync('npm', ['run', 'build', '--silent'], { cwd: PROJECT, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  utimesSync(BUILT, new Date(), new Date());
}

const last = builtAt();
const hasSources = FOLDERS.every((folder) => existsSync(path.join(PROJECT, folder)));
const hasCompiler = existsSync(path.join(PROJECT, 'node_modules', 'typescript'));
const isStarting = process.env['npm_lifecycle_event'] === 'prestart';
if (hasSources && hasCompiler) {
  if (last === 0 || sources().some((file) => statSync(file).mtimeMs > last)) build();
} else if (hasSources && last === 0) {
  // Installed without what builds: that is well where somebody brings what was built elsewhere, as the image does.
  process.stderr.write('Nothing is built, and what builds is not installed: npm ci --omit=dev, without --omit=optional\n');
  if (isStarting) process.exit(1);
}
