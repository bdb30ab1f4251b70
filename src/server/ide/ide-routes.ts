import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readBuiltFiles, sendBuilt, sendPart } from '../pages/built-files.js';

const ASK_EACH_TIME = 'no-cache';
/**
 * Scripts come from this server alone, and the page talks to nobody else. GraphiQL writes styles into its elements, and has its fonts and icons in
 * its style sheet.
 */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The parts of the page at /graphql. Gives what sends the page itself. */
export function addIde(app: FastifyInstance): (request: FastifyRequest, reply: FastifyReply) => FastifyReply {
  const { page, parts } = readBuiltFiles('ide');
  for (const [name, part] of parts) app.get(`/graphql/${name}`, (request, reply) => sendPart(part, request, reply));
  return (request, reply) => {
    reply.raw.setHeader('cache-control', ASK_EACH_TIME);
    reply.raw.setHeader('content-security-policy', PAGE_POLICY);
    return sendBuilt(page, request, reply);
  };
}
