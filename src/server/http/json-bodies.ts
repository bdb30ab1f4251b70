import type { FastifyInstance } from 'fastify';
import { readBoundedJson } from '../bounded-json.js';

/** JSON is the one type that bodies may have, and it is bounded before it is parsed. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, async (_request: unknown, body: string | Buffer) =>
    readBoundedJson(String(body)),
  );
}
