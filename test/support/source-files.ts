import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A text file of the repository; its path is relative to the root, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const ROOT = join(__dirname, '..', '..');
const NOT_OURS = new Set(['node_modules', '.git', 'dist', 'coverage', '.cantle', '.stryker-tmp', 'reports']);

/** The paths of all files of the repository. */
export function listPaths(): string[] {
  return listFiles(ROOT).map((path) => relative(ROOT, path).split(sep).join('/'));
}

/** Every file under `folder` whose name has one of the `endings`, in the order of their paths. */
export function readSourceFiles(folder: string, endings: readonly string[]): SourceFile[] {
  return listFiles(join(ROOT, folder))
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .map((path) => ({ path: relative(ROOT, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !NOT_OURS.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return listFiles(path);
      return entry.isFile() ? [path] : [];
    });
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s*'([^']+)'|(?:^|\n)\s*import\s*'([^']+)'|\b(?:import|require)\(\s*'([^']+)'\s*\)/g;

/** The modules that a file names, as written: `./rule.js`, `node:fs`, `graphql`. Type imports count: they are knowledge too. */
export function importsOf(file: SourceFile): string[] {
  return [...file.text.matchAll(IMPORT)].map((match) => (match[1] ?? match[2] ?? match[3]) as string);
}
