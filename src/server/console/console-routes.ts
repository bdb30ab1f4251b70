import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { readBuiltFiles, sendPart } from '../pages/built-files.js';

const NONCE_BYTES = 16;
/** What console/vite.config.ts leaves in the page in place of the nonce. */
const NONCE_PLACE = '{{nonce}}';

/**
 * Scripts and styles come from this server, or carry the nonce of this one answer: Mantine and CodeMirror make style sheets while they run. The page
 * talks to nobody else, over HTTP or a socket.
 */
const policy = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * The parts of the console. Gives what sends its page, which is the same for every address: which of its pages an address means is decided in the
 * browser.
 */
export function addConsole(app: FastifyInstance): (reply: FastifyReply) => FastifyReply {
  const { page, parts } = readBuiltFiles('console');
  const text = page.bodies.get('identity')?.toString() ?? '';
  for (const [name, part] of parts) app.get(`/${name}`, (request, reply) => sendPart(part, request, reply));
  return (reply) => {
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    reply.raw.setHeader('content-security-policy', policy(nonce));
    return reply.type(page.type).send(text.replaceAll(NONCE_PLACE, nonce));
  };
}
