import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { packageFolder } from '../../database/index.js';

/** A file of the page, as it was built: the same bytes for everybody. */
export interface IdeFile {
  readonly type: string;
  /** By the name of the encoding, the smallest first; `identity` last. */
  readonly bodies: ReadonlyMap<Encoding, Buffer>;
  /** Changes with the content. */
  readonly etag: string;
}

export type Encoding = 'br' | 'gzip' | 'identity';

const PAGE = 'index.html';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Everything that the page needs, by name, read once. scripts/build-ide.js makes the files. */
export function readIdeFiles(folder = join(packageFolder(), 'dist', 'ide')): {
  readonly page: IdeFile;
  readonly parts: ReadonlyMap<string, IdeFile>;
} {
  const names = readdirSync(folder).filter((name) => extname(name) in TYPES);
  const parts = new Map(names.filter((name) => name !== PAGE).map((name) => [name, readIdeFile(folder, name)]));
  // The names of the parts are in the page, and they change with what is in them.
  return { page: readIdeFile(folder, PAGE), parts };
}

function readIdeFile(folder: string, name: string): IdeFile {
  const read = (suffix: string) => readFileSync(join(folder, name + suffix));
  const bodies = new Map<Encoding, Buffer>([
    ['br', read('.br')],
    ['gzip', read('.gz')],
    ['identity', read('')],
  ]);
  return { type: TYPES[extname(name)] as string, bodies, etag: `"${createHash('sha256').update(read('')).digest('hex').slice(0, 16)}"` };
}
