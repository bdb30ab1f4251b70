import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { requireScopes, type Viewer } from '../../access/index.js';
import type { OwnDeed } from '../../audit/index.js';
import { COSTS, HTTP_STATUS, OperationContext, type Services, toClientError } from '../../graphql/index.js';
import { DomainError } from '../../kernel/index.js';
import { beginUpload, dropUpload, type FileContext, getUpload, type KeptFile, offsetConflict } from '../../sync/index.js';
import { BusyUploads } from './busy-uploads.js';
import { tellLimits } from './limit-headers.js';
import type { OriginOf } from './origin.js';
import { viewerOf } from './request-hooks.js';
import {
  BODY_TYPE,
  checkBodyType,
  checkVersion,
  isBodyType,
  metadataOf,
  readBytes,
  readFileName,
  TUS_EXTENSIONS,
  TUS_VERSION,
  TusRefusal,
} from './tus.js';
import { Intake, type Sending } from './upload-intake.js';

type NeedsKey = (request: FastifyRequest) => Promise<void>;

/**
 * /uploads: files to be imported, by the protocol tus 1.0.0. The key, and whether the file can go on as the headers say, is looked at before anything of the
 * body is read; what has come is kept, in parts, whatever ends the request.
 */
export function addUploads(app: FastifyInstance, services: Services, originOf: OriginOf, needsKey: NeedsKey): void {
  const uploads = new Uploads(services, originOf);
  void app.register(async (routes) => {
    routes.removeAllContentTypeParsers();
    // The body is read as it comes.
    routes.addContentTypeParser(BODY_TYPE, (_request, body, done) => done(null, body));
    routes.setErrorHandler((error, _request, reply) => {
      reply.header('tus-resumable', TUS_VERSION).header('connection', 'close');
      if (!(error instanceof DomainError)) throw error;
      const errors = [toClientError(error, services.log)];
      tellLimits(reply, undefined, { errors });
      return reply.code(statusOf(error)).send({ errors });
    });
    const onRequest = async (request: FastifyRequest) => {
      await needsKey(request);
      requireScopes(viewerOf(request), 'Sending files', 'imports:write');
      checkVersion(request.headers);
      await uploads.check(request);
    };
    routes.options('/uploads', (_request, reply) => uploads.tellProtocol(reply));
    routes.options('/uploads/:id', (_request, reply) => uploads.tellProtocol(reply));
    routes.post('/uploads', { onRequest }, (request, reply) => uploads.answer(request, reply));
    routes.route({
      method: ['HEAD', 'PATCH', 'DELETE', 'POST'],
      url: '/uploads/:id',
      onRequest,
      handler: (request, reply) => uploads.answer(request, reply),
    });
  });
}

/** What the protocol asks for, beside what codes have everywhere. */
function statusOf(error: DomainError): number {
  if (error instanceof TusRefusal) return error.status;
  return error.code === 'LIMIT_EXCEEDED' ? 413 : HTTP_STATUS[error.code];
}

/** What is asked for: by the method, or in the place of it where a proxy lets no other through. */
function methodOf({ method, headers }: FastifyRequest): string {
  const override = headers['x-http-method-override'];
  return method === 'POST' && typeof override === 'string' ? override.toUpperCase() : method;
}

function idOf({ params }: FastifyRequest): string | undefined {
  return (params as { readonly id?: string }).id;
}

class Uploads {
  readonly #busy = new BusyUploads();

  constructor(
    private readonly services: Services,
    private readonly originOf: OriginOf,
  ) {}

  tellProtocol(reply: FastifyReply): FastifyReply {
    const { fileBytes } = this.services.uploads;
    return reply
      .code(204)
      .headers({
        'tus-resumable': TUS_VERSION,
        'tus-version': TUS_VERSION,
        'tus-extension': TUS_EXTENSIONS,
        'tus-max-size': String(fileBytes),
      })
      .send();
  }

  /** Refuses what cannot be done, by the headers alone. */
  async check(request: FastifyRequest): Promise<void> {
    const { headers } = request;
    const id = idOf(request);
    if (id === undefined) {
      readFileName(headers);
      readBytes(headers, 'upload-length');
    } else if (methodOf(request) === 'PATCH') {
      checkBodyType(headers);
      const { received } = await getUpload(this.#files(viewerOf(request)), viewerOf(request).keyId, id);
      if (readBytes(headers, 'upload-offset') !== received) throw offsetConflict();
    }
  }

  async answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const viewer = viewerOf(request);
    const { limiter } = this.services;
    await limiter.spend(viewer, 'requestsPerMinute', () => 1);
    await limiter.spend(viewer, 'costPerMinute', () => COSTS.operation);
    tellLimits(reply, limiter.requestsOf(viewer));
    reply.header('tus-resumable', TUS_VERSION);
    const sending: Sending = { request, reply, viewer, files: this.#files(viewer) };
    const id = idOf(request);
    if (id === undefined) return this.#create(sending);
    switch (methodOf(request)) {
      case 'HEAD':
        return this.#tell(sending, id);
      case 'PATCH':
        return this.#goOn(sending, id);
      case 'DELETE':
        return this.#drop(sending, id);
      default:
        throw new DomainError('NOT_FOUND', 'A file that is being sent is asked for by HEAD, goes on by PATCH, and is dropped by DELETE.');
    }
  }

  async #create(sending: Sending): Promise<void> {
    const { request, reply, viewer, files } = sending;
    const { headers } = request;
    const wanted = { owner: viewer.keyId, name: readFileName(headers), size: readBytes(headers, 'upload-length') };
    const file = await beginUpload(files, wanted, this.services.uploads);
    reply.header('location', `/uploads/${file.id}`);
    const received = isBodyType(headers) ? await this.#takeIn(sending, file) : 0;
    if (file.size === received) await this.#noteWhole(sending, file);
    await reply
      .code(201)
      .headers(headersOf({ ...file, received }))
      .send();
  }

  async #tell({ reply, viewer, files }: Sending, id: string): Promise<void> {
    const file = await getUpload(files, viewer.keyId, id);
    await reply
      .code(200)
      .headers({ ...headersOf(file), 'upload-length': String(file.size), 'upload-metadata': metadataOf(file.name) })
      .send();
  }

  async #goOn(sending: Sending, id: string): Promise<void> {
    const { request, reply, viewer, files } = sending;
    const file = await getUpload(files, viewer.keyId, id);
    if (readBytes(request.headers, 'upload-offset') !== file.received) throw offsetConflict();
    const received = await this.#takeIn(sending, file);
    if (received === file.size && file.received < file.size) await this.#noteWhole(sending, file);
    await reply
      .code(204)
      .headers(headersOf({ ...file, received }))
      .send();
  }

  async #drop(sending: Sending, id: string): Promise<void> {
    const { reply, viewer, files } = sending;
    await this.#audited(sending).during({ operation: 'upload delete', subjectKind: 'Upload', subjectIds: [id] } satisfies OwnDeed, () =>
      dropUpload(files, viewer.keyId, id),
    );
    await reply.code(204).send();
  }

  /** What comes of the body, part by part, added to the file. Gives how much there is of it then. */
  async #takeIn(sending: Sending, file: KeptFile): Promise<number> {
    const { request, reply, viewer } = sending;
    // A connection that was late once is looked at no more: it ends with this.
    reply.header('connection', 'close');
    return this.#busy.during(viewer.keyId, request.raw.socket, () => new Intake(this.services, sending, file).run());
  }

  #noteWhole(sending: Sending, { id }: KeptFile): Promise<void> {
    return this.#audited(sending).note({ operation: 'upload', subjectKind: 'Upload', subjectIds: [id] } satisfies OwnDeed);
  }

  #audited({ request, viewer }: Sending) {
    return new OperationContext(this.services, viewer, { origin: this.originOf(request.raw) }).audit;
  }

  /** Whether or not anybody waits any more: what has come is to be kept. */
  #files({ keyId }: Viewer): FileContext {
    const { database, clock } = this.services.membership;
    return { database: database.with({ owner: keyId }), clock };
  }
}

function headersOf({ received, until }: KeptFile): Record<string, string> {
  return { 'upload-offset': String(received), 'upload-expires': until.toUTCString() };
}
