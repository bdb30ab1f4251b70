import type { Server, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Admission, type Authenticator, LEASE_MS, type StandingKeys, unauthenticated, type Viewer } from '../../access/index.js';
import { type DomainError, HungUp, invariant, unavailable } from '../../kernel/index.js';
import { READING } from '../pages/wants-page.js';
import { type OriginOf, REQUEST_ID } from './origin.js';

/** How long somebody who has been answered may go on sending a body that nobody reads. */
const UNREAD_BODY_MS = 5_000;

const ADMITTED = new WeakMap<FastifyRequest, Admission>();

/** Whose key came with the request. */
export function viewerOf(request: FastifyRequest): Viewer {
  return admitted(request).viewer;
}

/**
 * Refuses a request whose key has fallen while its body came, before anything is done with it. One place for all routes: whatever a key opened. No look
 * at the database unless the body took as long as a lease, which is what a revocation waits for before it answers.
 */
export function refuseFallen(app: FastifyInstance, keys: StandingKeys): void {
  app.addHook('preHandler', async (request) => {
    if (ADMITTED.has(request) && !(await stillStands(keys, request))) throw unauthenticated();
  });
}

/** Whether the key of the request still stands by now: it is looked at again only if the last look was long ago. */
export function stillStands(keys: StandingKeys, request: FastifyRequest): boolean | Promise<boolean> {
  const { viewer, lookedAt } = admitted(request);
  return performance.now() - lookedAt < LEASE_MS || keys.stands(viewer);
}

function admitted(request: FastifyRequest): Admission {
  const found = ADMITTED.get(request);
  invariant(found !== undefined, 'the key is looked at before the request is handled');
  return found;
}

/**
 * Looks at the key as soon as the headers are there, before anything of the body is read: without a key that is accepted nothing of it ever is.
 * To be called `onRequest`.
 */
export async function admit(
  authenticator: Authenticator,
  originOf: OriginOf,
  request: FastifyRequest,
  authorization = request.headers.authorization,
): Promise<void> {
  ADMITTED.set(request, await authenticator.authenticate(authorization, originOf(request.raw)));
}

/**
 * No body is read of whom no key has let in, but where a route says itself how much it reads of anybody: there is nothing to be done with one at another
 * address, which is told before the body has come. What comes of a body after the answer is thrown away as it comes; a client that takes its time over it
 * is cut off.
 */
export function leaveUnread(app: FastifyInstance, refusal: (request: FastifyRequest) => DomainError): void {
  app.addHook('preParsing', (request, _reply, payload, done) => {
    if (request.is404 && !READING.includes(request.method)) return done(refusal(request));
    done(null, payload);
  });
  app.addHook('onResponse', ({ raw }, _reply, done) => {
    if (!raw.complete && !raw.destroyed) {
      const timer = setTimeout(() => raw.socket.destroy(), UNREAD_BODY_MS);
      raw.once('close', () => clearTimeout(timer));
    }
    done();
  });
}

/** What is being answered, of each server. */
const RUNNING = new WeakMap<Server, Set<AbortController>>();

/** Aborts when the client hangs up before its answer has been written, or the server stops and has waited for it long enough. */
export function signalOf({ raw, server: { server } }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  const running = RUNNING.get(server) ?? new Set();
  RUNNING.set(server, running.add(controller));
  raw.once('close', () => {
    running.delete(controller);
    if (!raw.writableFinished) controller.abort(new HungUp());
  });
  return controller.signal;
}

/** Gives up what is still being answered: whoever waits for it is told to come again. */
export function giveUpRunning(server: Server, retryAfterMs: number): void {
  const message = 'The server is stopping and has not waited for this. Send it again; a write that is sent again is done once.';
  for (const controller of RUNNING.get(server) ?? []) controller.abort(unavailable('STOPPING', message, retryAfterMs));
}

/**
 * Headers of every answer: which request it answers, as the audit log calls it, and that nothing here is a page that others may frame, a type to guess, or
 * kept by caches, unless a route says so. Set on Node's own response, since streams are written past Fastify.
 */
export function addCommonHeaders(app: FastifyInstance, originOf: OriginOf): void {
  app.addHook('onRequest', ({ raw: request }, { raw }, done) => {
    tellCommonHeaders(raw, originOf(request));
    done();
  });
}

/** Of an answer that is given before there is a route. */
export function tellCommonHeaders(raw: ServerResponse, { requestId }: ReturnType<OriginOf>): void {
  raw.setHeader(REQUEST_ID, requestId);
  for (const [name, value] of SECURITY_HEADERS) raw.setHeader(name, value);
}

const SECURITY_HEADERS = [
  ['cache-control', 'no-store'],
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['cross-origin-resource-policy', 'same-origin'],
  ['referrer-policy', 'no-referrer'],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
] as const;
