import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const BUILT = join(__dirname, '..', '..', '..', 'dist', 'console');

interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** The files that are loaded with a part of the console before it can be seen, with everything that they import. */
export function filesOf(entry: string): ReadonlySet<string> {
  const manifest = JSON.parse(readFileSync(join(BUILT, '.vite', 'manifest.json'), 'utf8')) as Readonly<Record<string, Chunk>>;
  const files = new Set<string>();
  const add = (name: string) => {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`Nothing was built of ${name}.`);
    if (files.has(chunk.file)) return;
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const imported of chunk.imports ?? []) add(imported);
  };
  add(entry);
  return files;
}

/** How many bytes they are, gzipped, without those that are there already. */
export function gzippedBytes(files: ReadonlySet<string>, ending: string, without: ReadonlySet<string> = new Set()): number {
  return [...files]
    .filter((file) => file.endsWith(ending) && !without.has(file))
    .reduce((sum, file) => sum + readFileSync(join(BUILT, `${file}.gz`)).length, 0);
}
