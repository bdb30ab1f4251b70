import { posix } from 'node:path';
import { dependencies } from '../package.json';
import { readRecipes } from './support/recipes.js';
import { importsOf, listPaths, readSourceFiles, type SourceFile } from './support/source-files.js';

/**
 * The shape of the program as data: a folder imports only from itself and from folders above it in this list.
 * The files directly in src/ (main.ts, program.ts, cli.ts) come last.
 */
const FOLDERS = [
  'kernel',
  'statistics',
  'language',
  'model',
  'records',
  'catalogue',
  'compile',
  'database',
  'audit',
  'changes',
  'membership',
  'insight',
  'discovery',
  'export',
  'sync',
  'inbound',
  'demo',
  'live',
  'webhooks',
  'destinations',
  'actions',
  'definitions',
  'access',
  'graphql',
  'server',
];

/** What no source file may say, why, and the files that may all the same. */
const FORBIDDEN: readonly { readonly pattern: RegExp; readonly why: string; readonly except: readonly string[] }[] = [
  { pattern: /\bnew Date\(\)|\bDate\.now\(\)/, why: 'the clock is passed in', except: ['src/kernel/clock.ts'] },
  { pattern: /\b7_261_\d{3}\b/, why: 'the keys of advisory locks stand in one place', except: ['src/database/advisory-locks.ts'] },
  {
    pattern: /\bTHE_PROGRAM\b/,
    why: 'what somebody asks is read with their rights',
    // Of what the data suggest is told what the reader may ask (src/graphql/discovery/asked-rule.ts).
    except: ['src/membership/', 'src/demo/', 'src/discovery/groups/', 'src/discovery/likeness/'],
  },
  { pattern: /\bexternal_id = any\(\$\{/, why: 'rows are found by external id each by itself (rowsByExternalId)', except: [] },
  { pattern: /'jit'/, why: 'nothing is compiled to machine code', except: ['src/database/timeouts.ts'] },
  { pattern: /\bMath\.random\(/, why: 'randomness is passed in', except: [] },
  { pattern: /\.(?:query|execute)(?:<[^(]*>)?\(\s*sql`\s*(?!\/\*|\$\{)/, why: 'every statement opens with its name', except: [] },
];

const sources = readSourceFiles('src', ['.ts', '.js']);
/** Of the console; what is written by a program is as long as it is. */
const consoleSources = readSourceFiles('console/src', ['.ts', '.tsx']).filter(({ text }) => !text.startsWith('// Written by'));
const folderOf = (path: string) => (path.split('/').length === 2 ? 'the root of src' : (path.split('/')[1] as string));
const rankOf = (folder: string) => (folder === 'the root of src' ? FOLDERS.length : FOLDERS.indexOf(folder));
const targetsOf = (file: SourceFile) =>
  importsOf(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(file.path), name));
/** Columns of an editor beside its margins. */
const WIDEST_TABLE = 160;
/** More than that, and a folder wants rooms. */
const MOST_FILES_OF_A_FOLDER = 40;
const lineCount = (file: SourceFile) => file.text.split('\n').length - 1;

describe('folders', () => {
  test('are all in the order', () => {
    expect(sources.map((file) => folderOf(file.path)).filter((folder) => rankOf(folder) < 0)).toEqual([]);
  });

  test('import only from folders above them', () => {
    const upward = sources.flatMap((file) =>
      targetsOf(file)
        .filter((target) => target.startsWith('src/') && rankOf(folderOf(target)) > rankOf(folderOf(file.path)))
        .map((target) => `${file.path} -> ${target}`),
    );
    expect(upward).toEqual([]);
  });

  test('are entered by their index.ts, wherever they have one', () => {
    const faces = sources.filter((file) => file.path.endsWith('/index.ts')).map((file) => posix.dirname(file.path));
    const past = sources.flatMap((file) =>
      targetsOf(file)
        .filter((target) =>
          faces.some((face) => target.startsWith(`${face}/`) && target !== `${face}/index.js` && !file.path.startsWith(`${face}/`)),
        )
        .map((target) => `${file.path} -> ${target}`),
    );
    expect(past).toEqual([]);
  });

  test('have an index.ts each, at least those in the order', () => {
    const faces = new Set(sources.filter((file) => file.path.endsWith('/index.ts')).map((file) => posix.dirname(file.path)));
    expect(FOLDERS.filter((folder) => !faces.has(`src/${folder}`))).toEqual([]);
  });

  test('are halls of at most 40 files', () => {
    const sizes = new Map<string, number>();
    for (const { path } of sources) sizes.set(posix.dirname(path), (sizes.get(posix.dirname(path)) ?? 0) + 1);
    expect([...sizes].filter(([, count]) => count > MOST_FILES_OF_A_FOLDER)).toEqual([]);
  });

  test('import nothing from tests', () => {
    const outside = sources.flatMap((file) => importsOf(file).filter((name) => /(^|\/)(test|bench)\//.test(name)));
    expect(outside).toEqual([]);
  });

  test('need every dependency that the program is installed with', () => {
    const imported = new Set(sources.flatMap(importsOf));
    const needed = (name: string) => [...imported].some((one) => one === name || one.startsWith(`${name}/`));
    expect(Object.keys(dependencies).filter((name) => !needed(name))).toEqual([]);
  });

  test('keep the language and the compiler free of the database driver and the API', () => {
    const pure = sources.filter((file) => /^src\/(kernel|statistics|language|compile)\//.test(file.path));
    const impure = pure.flatMap((file) =>
      importsOf(file)
        .filter((name) => /^(pg|@mikro-orm\/|graphql$|type-graphql|fastify|@apollo\/|node:(fs|net|http))/.test(name))
        .map((name) => `${file.path} -> ${name}`),
    );
    expect(impure).toEqual([]);
  });
});

describe('the console', () => {
  test('asks the server by way of its data folder alone, and by nothing but the client', () => {
    const asking = consoleSources.filter(
      ({ path, text }) => !path.startsWith('console/src/data/') && /\bfetch\(|\bnew WebSocket\b|\bcreateClient\b/.test(text),
    );
    expect(asking.map(({ path }) => path)).toEqual([]);
    const past = consoleSources.flatMap((file) =>
      importsOf(file).filter((name) => /^graphql|^\.\.\/\.\.\/\.\.\/(src|packages)\//.test(name)),
    );
    expect(past).toEqual([]);
  });

  test('runs no text as markup', () => {
    const markup = consoleSources.filter(({ text }) => /dangerouslySetInnerHTML|\binnerHTML\b|\beval\(/.test(text));
    expect(markup.map(({ path }) => path)).toEqual([]);
  });
});

describe('files', () => {
  test.each(FORBIDDEN)('know that $why', ({ pattern, except }) => {
    const offending = sources.filter((file) => pattern.test(file.text) && !except.some((path) => file.path.startsWith(path)));
    expect(offending.map((file) => file.path)).toEqual([]);
  });

  test('are small: half under 90 lines, nine in ten under 250', () => {
    const lengths = sources.map(lineCount).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length * 0.5)]).toBeLessThan(90);
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThan(250);
  });

  test('say "Long because" in their first ten lines where they pass 300', () => {
    const unexplained = [...sources, ...consoleSources, ...readSourceFiles('test', ['.ts'])].filter(
      (file) => lineCount(file) > 300 && !/\bLong because\b/.test(file.text.split('\n').slice(0, 10).join('\n')),
    );
    expect(unexplained.map((file) => `${file.path}: ${lineCount(file)} lines`)).toEqual([]);
  });

  test('name no package registry and no path of the machine they were written on', () => {
    // Put together here, so that this file does not name them either.
    const names = [`registry.${'npmjs'}`, `registry.${'yarnpkg'}`, `/${'work'}/`];
    const pattern = new RegExp(names.map((name) => `(?<![\\w.])${name.replaceAll('.', '\\.')}`).join('|'));
    const kinds = ['.ts', '.js', '.json', '.md', '.yml', '.yaml', '.sql', '.npmrc', 'run', 'Dockerfile', '.graphql'];
    const everything = readSourceFiles('.', kinds);
    expect(everything.filter((file) => pattern.test(file.text)).map((file) => file.path)).toEqual([]);
  });
});

describe('tests', () => {
  const files = new Map(readSourceFiles('test', ['.ts']).map((file) => [file.path, file]));
  const importedBy = (file: SourceFile) =>
    importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => posix.join(posix.dirname(file.path), name).replace(/\.js$/, '.ts'));
  /** Whether it imports `target`, or something that does. */
  const reaches = (path: string, target: string, seen = new Set<string>()): boolean => {
    const file = files.get(path);
    if (path === target || file === undefined || seen.has(path)) return path === target;
    seen.add(path);
    return importedBy(file).some((imported) => reaches(imported, target, seen));
  };

  test('that open a database are called .db, .data, .e2e or .embedded.test.ts, and no others', () => {
    const named = /\.(db|data|e2e|embedded)\.test\.ts$/;
    const wrong = [...files.keys()]
      .filter((path) => path.endsWith('.test.ts'))
      .filter((path) => {
        const opens =
          ['test/support/database.ts', 'test/support/postgres/own-server.ts'].some((target) => reaches(path, target)) ||
          importsOf(files.get(path)!).some((name) => name === 'node:child_process' || name.endsWith('/src/database/open-database.js'));
        return opens !== named.test(path);
      });
    expect(wrong).toEqual([]);
  });
});

test('no two migrations have the same number', () => {
  const numbers = listPaths().flatMap((path) => /^migrations\/(\d{4})_/.exec(path)?.[1] ?? []);
  expect(numbers.length).toBeGreaterThan(0);
  expect(numbers.filter((number, place) => numbers.indexOf(number) < place)).toEqual([]);
});

describe('documentation', () => {
  const documents = [...readSourceFiles('docs', ['.md']), ...readSourceFiles('src', ['.ts', '.js', '.md']), ...rootDocuments()];

  test('names only files and folders that exist', () => {
    const paths = [...listPaths(), ...[...readRecipes().values()].flat().map(({ path }) => path)];
    // `docs/adr/0003` names the decision by its number.
    const exists = (name: string) => paths.some((path) => path === name || path.startsWith(`${name}/`) || path.startsWith(`${name}-`));
    const dangling = documents.flatMap((file) =>
      [...file.text.matchAll(/(?<![\w./-])(?:docs|src|test|bench|migrations|mappings|schema|docker)\/[\w./-]*\w/g)]
        .filter(([name]) => !exists(name))
        .map(([name]) => `${file.path}: ${name}`),
    );
    expect(dangling).toEqual([]);
  });

  test('lists every decision by its title, and each says what would change our mind', () => {
    const decisions = readSourceFiles('docs/adr', ['.md']).filter((file) => !file.path.endsWith('README.md'));
    const index = documents.find((file) => file.path === 'docs/adr/README.md')?.text ?? '';
    const lines = decisions.map(
      (file) => `- [${file.text.slice(2, 6)}](${posix.basename(file.path)}) ${file.text.split('\n')[0]?.slice(8)}`,
    );
    expect(index.split('\n').filter((line) => line.startsWith('- '))).toEqual(lines);
    expect(decisions.filter((file) => !file.text.includes('## What would change our mind')).map((file) => file.path)).toEqual([]);
  });

  test('has no table wider than a screen where it leads through the house', () => {
    const wide = documents
      .filter(({ path }) => /README\.md$|^docs\/architecture\.md$/.test(path))
      .flatMap((file) =>
        file.text
          .split('\n')
          .filter((line) => line.startsWith('|') && line.length > WIDEST_TABLE)
          .map(() => file.path),
      );
    expect([...new Set(wide)]).toEqual([]);
  });

  test('has a README for every folder in the order', () => {
    const told = documents.map(({ path }) => path);
    expect(FOLDERS.filter((folder) => !told.includes(`src/${folder}/README.md`))).toEqual([]);
  });

  test('names in the README of a folder only files that are there', () => {
    const files = new Set(listPaths().map((path) => posix.basename(path)));
    const stale = documents
      .filter(({ path }) => /^src\/\w+\/README\.md$/.test(path))
      .flatMap((file) => [...file.text.matchAll(/`([\w.-]+\.[tj]s)`/g)].map(([, name = '']) => [file.path, name]))
      .filter(([, name]) => !files.has(name ?? ''));
    expect(stale).toEqual([]);
  });

  test('names every file of a folder in its README, or that of a folder around it, by a pattern or by a list of them', () => {
    const unnamed = sources
      .filter(({ path }) => path.split('/').length > 2 && !path.endsWith('/index.ts'))
      .filter(({ path }) => !documents.some((readme) => posix.basename(readme.path) === 'README.md' && isToldBy(readme, path)));
    expect(unnamed.map(({ path }) => path)).toEqual([]);
  });

  test('shows each folder on the map, in its order', () => {
    const map = documents.find((file) => file.path === 'docs/architecture.md')?.text ?? '';
    expect([...map.matchAll(/^\| `(\w+)\/`/gm)].map((match) => match[1])).toEqual(FOLDERS);
    const readme = documents.find((file) => file.path === 'README.md')?.text ?? '';
    expect(/^src\/(kernel .*)$/m.exec(readme)?.[1]?.split(/ +/)).toEqual(FOLDERS);
  });
});

/** Whether a README names a file below its folder: as it is, by `*`, or by way of "`x.ts` is the list of them and names each file". */
function isToldBy(readme: SourceFile, path: string): boolean {
  const folder = posix.dirname(readme.path);
  if (!path.startsWith(`${folder}/`)) return false;
  const lists = [...readme.text.matchAll(/`([\w.-]+\.ts)`\s+is the list of them\s+and names each file/g)].map(([, name]) => name);
  const listed = sources.filter((file) => file.path.startsWith(folder) && lists.includes(posix.basename(file.path))).flatMap(targetsOf);
  if (listed.includes(path.replace(/\.ts$/, '.js'))) return true;
  return [...readme.text.matchAll(/`([\w.*-]+\.[jt]s)`/g)].some(([, name = '']) =>
    new RegExp(`^${name.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(posix.basename(path)),
  );
}

function rootDocuments(): SourceFile[] {
  return readSourceFiles('.', ['.md']).filter((file) => !file.path.includes('/'));
}
