import { fastify, type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Services, HTTP_STATUS, toClientError } from '../../graphql/index.js';
import { DomainError, limitExceeded, unavailable } from '../../kernel/index.js';
import { addConsole } from '../console/console-routes.js';
import { addIde } from '../ide/ide-routes.js';
import type { Metrics } from '../metrics.js';
import { addDemoKeyRoute } from '../pages/demo-key-route.js';
import type { DemoToken } from '../pages/demo-token.js';
import { wantsPage } from '../pages/wants-page.js';
import type { Readiness } from '../readiness.js';
import { answerBadRequests } from './bad-requests.js';
import { allowOrigins } from './cors.js';
import { readJsonBodies } from './json-bodies.js';
import { addImportFiles } from './import-files-http.js';
import { tellLimits } from './limit-headers.js';
import type { OriginOf } from './origin.js';
import { addCommonHeaders, admit, leaveUnread, refuseFallen, tellCommonHeaders } from './request-hooks.js';
import { addShops } from './shop-http.js';
import { SEGMENT_ADDRESS, SEGMENT_URLS, writeKeyOf } from './segment-http.js';
import { addUploads } from './upload-http.js';

/** Room for 1,000 records with a long text each; more is refused before it is read. */
export const LARGEST_BODY_BYTES = 10 * 1024 * 1024;
/** In which a request must have come in whole, and its headers before that. */
export const LONGEST_REQUEST_MS = 60_000;
export const LONGEST_HEADERS_MS = 15_000;
const CHECK_TIMES_MS = 2_000;
/** When somebody who came while the server stopped should try again: there is another by then. */
export const TRY_AGAIN_MS = 1_000;

/** Of an address, as it is sent: the name of a source has 255 characters, each of which nine of these may stand for. */
const LONGEST_PARAMETER = 9 * 255;

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

export interface Pages {
  readonly console: boolean;
  readonly ide: boolean;
  readonly demoToken: DemoToken | undefined;
}

export interface HttpParts {
  readonly services: Services;
  readonly metrics: Metrics;
  /** Answers an operation. */
  readonly answer: Handler;
  /** Answers an operation as a stream of events. */
  readonly stream: Handler;
  /** Answers with customers as a file. */
  readonly sendExport: Handler;
  /** Takes messages of the Segment specification. */
  readonly takeMessages: Handler;
  /** Which pages browsers get, and what stands for the demo key if that is in force. */
  readonly pages: Pages;
  readonly originOf: OriginOf;
  /** Origins whose pages may call the API. */
  readonly origins: readonly string[];
  readonly readiness: Readiness;
}

/** The routes. WebSockets are served beside them, on the same port. */
export function makeHttpServer(parts: HttpParts): FastifyInstance {
  const app = fastify({
    bodyLimit: LARGEST_BODY_BYTES,
    forceCloseConnections: 'idle',
    // Fastify's own answer is none of GraphQL: see refuseWhileStopping.
    return503OnClosing: false,
    requestTimeout: LONGEST_REQUEST_MS,
    http: { headersTimeout: LONGEST_HEADERS_MS, connectionsCheckingInterval: CHECK_TIMES_MS },
    clientErrorHandler: answerBadRequests,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    frameworkErrors: (error, request, reply) => refuseAddress(error, request, reply, parts),
  });
  addCommonHeaders(app, parts.originOf);
  countRequests(app, parts.metrics);
  allowOrigins(app, parts.origins);
  readJsonBodies(app);
  leaveUnread(app, nothingAt);
  refuseWhileStopping(app, parts.readiness);
  refuseFallen(app, parts.services.keys);
  addOperations(app, parts);
  addProbes(app, parts);
  addRefusals(app, parts);
  return app;
}

function countRequests(app: FastifyInstance, { requests }: Metrics): void {
  app.addHook('onResponse', ({ routeOptions: { url = 'none' } }, { statusCode, raw }, done) => {
    // What is answered past the framework has its status there.
    requests.inc({ route: url, status: raw.headersSent ? raw.statusCode : statusCode });
    done();
  });
}

/** Answers of a server that stops are the last of their connections, so that none is held open for requests that would not be taken. */
function refuseWhileStopping(app: FastifyInstance, readiness: Readiness): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (!readiness.isStopping || isProbe(request)) return done();
    reply.raw.setHeader('retry-after', TRY_AGAIN_MS / 1_000);
    done(unavailable('STOPPING', 'The server is stopping: send the request again, it has not been begun.', TRY_AGAIN_MS));
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (readiness.isLeaving) reply.raw.setHeader('connection', 'close');
    done(null, payload);
  });
}

const PROBES = ['/healthz', '/readyz', '/metrics'];

function isProbe({ url }: FastifyRequest): boolean {
  return PROBES.includes(url);
}

function addOperations(app: FastifyInstance, { services, answer, stream, sendExport, takeMessages, pages, originOf }: HttpParts): void {
  if (pages.console || pages.ide) addDemoKeyRoute(app, pages.demoToken);
  const sendPage = pages.ide ? addIde(app) : undefined;
  const needsKey = (request: FastifyRequest) =>
    admit(services.authenticator, originOf, request, SEGMENT_ADDRESS.test(request.url) ? writeKeyOf(request) : undefined);
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    onRequest: async (request) => {
      if (sendPage === undefined || !wantsPage(request)) await needsKey(request);
    },
    handler: async (request, reply) => {
      if (sendPage !== undefined && wantsPage(request)) return sendPage(request, reply);
      return wantsStream(request) ? stream(request, reply) : answer(request, reply);
    },
  });
  app.route({ method: ['GET', 'POST'], url: '/graphql/stream', onRequest: needsKey, handler: stream });
  app.route({ method: ['GET', 'POST'], url: '/export', exposeHeadRoute: false, onRequest: needsKey, handler: sendExport });
  addShops(app, services, originOf);
  addUploads(app, services, originOf, needsKey);
  addImportFiles(app, services, originOf, needsKey);
  for (const url of SEGMENT_URLS) app.post(url, { onRequest: needsKey }, takeMessages);
}

function wantsStream({ headers }: FastifyRequest): boolean {
  return (headers.accept ?? '').includes('text/event-stream');
}

function addProbes(app: FastifyInstance, { metrics, readiness }: HttpParts): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const trouble = await readiness.look();
    return trouble === undefined ? reply.send({ status: 'ready' }) : reply.code(503).send({ status: 'unavailable', ...trouble });
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()));
}

function addRefusals(app: FastifyInstance, { services: { log }, pages }: HttpParts): void {
  const sendConsole = pages.console ? addConsole(app) : undefined;
  // The front door is a page for whoever knocks; below it clients are told that there is nothing.
  if (sendConsole !== undefined) app.get('/', (_request, reply) => sendConsole(reply));
  app.setNotFoundHandler((request, reply) => {
    if (sendConsole !== undefined && wantsPage(request)) return sendConsole(reply);
    return reply.code(404).send({ errors: [toClientError(nothingAt(request), log)] });
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error instanceof DomainError ? HTTP_STATUS[error.code] : (error.statusCode ?? 500);
    const errors = [toClientError(asRefusal(error, status, request), log)];
    tellLimits(reply, undefined, { errors });
    return reply.code(status).send({ errors });
  });
}

function nothingAt({ method, url }: FastifyRequest): DomainError {
  return new DomainError('NOT_FOUND', `There is nothing at ${method} ${url.split('?')[0]}. The API is at /graphql.`);
}

/** An address that no route can be found for, in the words in which everything else is refused. The hooks of routes are not called for it. */
function refuseAddress(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  { services: { log }, originOf }: HttpParts,
): void {
  tellCommonHeaders(reply.raw, originOf(request.raw));
  const isTooLong = error.code === 'FST_ERR_MAX_PARAM_LENGTH';
  const refused = isTooLong
    ? new DomainError('NOT_FOUND', 'There is nothing at so long an address. The API is at /graphql.')
    : new DomainError('INVALID_INPUT', 'The address of the request cannot be read: what follows a % must be UTF-8 in hexadecimal digits.');
  void reply.code(HTTP_STATUS[refused.code]).send({ errors: [toClientError(refused, log)] });
}

/** What Fastify refuses by itself, such as a body that is too large or of another type, in our words. */
function asRefusal(error: FastifyError, status: number, { routeOptions: { bodyLimit } }: FastifyRequest): Error {
  if (error instanceof DomainError) return error;
  if (status === 413) return limitExceeded('The request body, in bytes,', bodyLimit);
  if (status === 415) return new DomainError('INVALID_INPUT', 'Bodies are JSON: send the header content-type: application/json.');
  return status < 500 ? new DomainError('INVALID_INPUT', error.message) : error;
}
