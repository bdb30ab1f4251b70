import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import * as consoleManifest from '../console/package.json';
import * as lock from '../package-lock.json';
import * as manifest from '../package.json';
import * as clientManifest from '../packages/client/package.json';
import * as reactManifest from '../packages/react/package.json';
import { importsOf, readSourceFiles, type SourceFile } from './support/source-files.js';

/* What is installed is what runs: `npm ci --omit=dev` leaves nothing out that the program imports, and warns of no engine. */

/** The packages that files import, wherever in a file: `@scope/name/part` is of `@scope/name`. */
function packagesOf(files: readonly SourceFile[]): string[] {
  const imported = files
    .flatMap(importsOf)
    .filter((name) => !name.startsWith('.') && !name.startsWith('node:') && !builtinModules.includes(name));
  return [...new Set(imported.map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/')))].toSorted();
}

type Manifest = Readonly<Record<string, unknown>>;
const listed = (from: Manifest, ...kinds: readonly string[]) =>
  kinds.flatMap((kind) => Object.keys((from[kind] as object | undefined) ?? {}));

const source = readSourceFiles('src', ['.ts', '.js']);
const PARTS: readonly (readonly [what: string, files: readonly SourceFile[], installed: readonly string[]])[] = [
  ['the program', source, listed(manifest, 'dependencies')],
  ['the client', readSourceFiles('packages/client/src', ['.ts']), listed(clientManifest, 'dependencies', 'peerDependencies')],
  ['the hooks', readSourceFiles('packages/react/src', ['.ts', '.tsx']), listed(reactManifest, 'dependencies', 'peerDependencies')],
  // Built when the program is installed, from what can be left out afterwards.
  ['the console', readSourceFiles('console/src', ['.ts', '.tsx']), listed(consoleManifest, 'optionalDependencies')],
];
/** Parts of the project itself, which lie beside one another. */
const OURS = lockedNames().filter((name) => name.startsWith('@cantle/'));

test.each(PARTS)('%s imports nothing but what is installed without development', (_, files, installed) => {
  expect(files.length).toBeGreaterThan(0);
  expect(packagesOf(files).filter((name) => !installed.includes(name) && !OURS.includes(name))).toEqual([]);
});

test('whatever is imported while the program runs is named where it is imported', () => {
  const computed = /\b(?:import|require)\(\s*(?!')\S|\bcreateRequire\b|\brequire\.resolve\b/;
  expect(source.filter(({ text }) => computed.test(text)).map(({ path }) => path)).toEqual([]);
});

test('what is built when the program is installed has its types there', () => {
  const types = packagesOf(source).map((name) => `@types/${name.replace(/^@(.+)\//, '$1__')}`);
  const present = types.filter((name) => existsSync(join(__dirname, '..', 'node_modules', name)));
  expect(present).toContain('@types/pg');
  expect(present.filter((name) => !listed(manifest, 'dependencies', 'optionalDependencies').includes(name))).toEqual([]);
});

/** What the README asks for, and a newer one of the same. */
const NODES = ['20.19.0', '20.20.0', '22.13.0'];

/** Whether a version is in a range as manifests write it: `^20.19.0 || >=22`. */
function accepts(range: string, version: string): boolean {
  const number = (text: string) => {
    const [major = 0, minor = 0, patch = 0] = text.split('.').map((part) => Number(part) || 0);
    return (major * 1000 + minor) * 1000 + patch;
  };
  return range.split('||').some((alternative) =>
    alternative
      .replace(/([<>=^~]) +/g, '$1')
      .trim()
      .split(/\s+/)
      .every((comparator) => {
        const [, sign = '', wanted = ''] = /^([<>=^~]*)v?([\d.x*]*)$/.exec(comparator) ?? [];
        if (wanted === '' || wanted === '*') return comparator === '' || comparator === '*';
        const [is, at] = [number(version), number(wanted)];
        const isOfMajor = version.split('.')[0] === wanted.split('.')[0];
        const tests: Readonly<Record<string, boolean>> = {
          '>=': is >= at,
          '>': is > at,
          '<=': is <= at,
          '<': is < at,
          '^': isOfMajor && is >= at,
        };
        return tests[sign] ?? (isOfMajor && is >= at);
      }),
  );
}

test.each([
  ['>= 20.11.1', true],
  ['^18.14.0 || ^20.0.0 || >=24.0.0', true],
  ['18 || 20 || >=22', true],
  ['6.* || 8.* || >= 10.*', true],
  ['>=0.6.11 <=0.7.0 || >=0.7.3', true],
  ['', true],
  ['>=22.0.0', false],
  ['^22.13.0 || >=24', false],
  ['>=18 <20', false],
])('a range is read as npm reads it: %s', (range, isAccepted) => {
  expect(accepts(range, '20.20.0')).toBe(isAccepted);
});

interface Locked {
  readonly engines?: { readonly node?: string };
  readonly optional?: boolean;
}

function lockedNames(): string[] {
  return Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, ''));
}

test.each(NODES)('npm warns of no engine on Node.js %s, and leaves nothing out that is asked for', (version) => {
  const asked = new Set([...listed(manifest, 'optionalDependencies'), ...listed(consoleManifest, 'optionalDependencies')]);
  const refused = Object.entries(lock.packages as Readonly<Record<string, Locked>>).filter(([path, { engines, optional }]) => {
    const isLeftOut = optional === true && !asked.has(path.replace(/^node_modules\//, ''));
    return engines?.node !== undefined && !isLeftOut && !accepts(engines.node, version);
  });
  expect(refused.map(([path, { engines }]) => `${path}: ${engines?.node}`)).toEqual([]);
});
