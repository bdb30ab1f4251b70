import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { packageFolder } from '../../database/index.js';

/** A file of a page, as it was built: the same bytes for everybody. */
export interface BuiltFile {
  readonly type: string;
  /** By the name of the encoding, the smallest first; `identity` last. */
  readonly bodies: ReadonlyMap<Encoding, Buffer>;
  /** Changes with the content. */
  readonly etag: string;
}

type Encoding = 'br' | 'gzip' | 'identity';

const PAGE = 'index.html';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
/** Packed already. */
const PACKED = new Set(['.woff2']);
/** Names of parts change with their content. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Everything that a page needs, by its path below the folder, read once. scripts/build-ide.js and scripts/build-console.js make the files. */
export function readBuiltFiles(name: 'ide' | 'console'): { readonly page: BuiltFile; readonly parts: ReadonlyMap<string, BuiltFile> } {
  const folder = join(packageFolder(), 'dist', name);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => extname(path) in TYPES);
  const parts = new Map(paths.filter((path) => path !== PAGE).map((path) => [path.split(sep).join('/'), readBuiltFile(folder, path)]));
  // The names of the parts are in the page, and they change with what is in them.
  return { page: readBuiltFile(folder, PAGE), parts };
}

function readBuiltFile(folder: string, path: string): BuiltFile {
  const read = (suffix: string) => readFileSync(join(folder, path + suffix));
  const packed: [Encoding, Buffer][] = PACKED.has(extname(path))
    ? []
    : [
        ['br', read('.br')],
        ['gzip', read('.gz')],
      ];
  return {
    type: TYPES[extname(path)] as string,
    bodies: new Map<Encoding, Buffer>([...packed, ['identity', read('')]]),
    etag: `"${createHash('sha256').update(read('')).digest('hex').slice(0, 16)}"`,
  };
}

/** A part, which browsers keep for ever. */
export function sendPart(part: BuiltFile, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.raw.setHeader('cache-control', FOR_EVER);
  return sendBuilt(part, request, reply);
}

export function sendBuilt({ type, bodies, etag }: BuiltFile, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.raw.setHeader('vary', 'Accept-Encoding, Origin');
  reply.raw.setHeader('etag', etag);
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  const accepted = request.headers['accept-encoding'] ?? '';
  const encoding = [...bodies.keys()].find((name) => name === 'identity' || accepted.includes(name)) ?? 'identity';
  if (encoding !== 'identity') reply.raw.setHeader('content-encoding', encoding);
  return reply.type(type).send(bodies.get(encoding));
}
