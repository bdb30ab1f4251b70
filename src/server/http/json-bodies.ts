import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '../../kernel/index.js';
import { readBoundedJson, readUtf8 } from '../bounded-json.js';

/** JSON in UTF-8 is the one type that bodies may have, and it is bounded before it is parsed. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (request: FastifyRequest, body: string | Buffer) => {
    checkCharset(request);
    return readBoundedJson(readUtf8(Buffer.isBuffer(body) ? body : Buffer.from(body)));
  });
}

const CHARSET = /;\s*charset\s*=\s*"?([^\s";]+)/i;
/** ASCII is UTF-8 too. */
const SAME = ['utf-8', 'utf8', 'us-ascii', 'ascii'];

/** What is declared to be something else is not read as if it were not. */
function checkCharset({ headers }: FastifyRequest): void {
  const charset = CHARSET.exec(headers['content-type'] ?? '')?.[1];
  if (charset === undefined || SAME.includes(charset.toLowerCase())) return;
  throw new DomainError('INVALID_INPUT', 'The body must be UTF-8, and its content type must say no other charset.');
}
