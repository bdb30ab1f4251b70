import { PassThrough, type Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { unauthenticated, type Viewer } from '../../access/index.js';
import { COSTS, type Services } from '../../graphql/index.js';
import { DomainError, unavailable } from '../../kernel/index.js';
import { appendToUpload, type FileContext, type KeptFile, LARGEST_PART_BYTES } from '../../sync/index.js';
import { payInTime } from './pay-in-time.js';
import { signalOf, stillStands } from './request-hooks.js';
import { TusRefusal } from './tus.js';

/** Then a request is ended, however far it has come: the file goes on with the next. */
const LONGEST_BODY_MS = 3_600_000;
/** And one of which nothing comes for so long. */
const LONGEST_SILENCE_MS = 60_000;
const TRY_AGAIN_MS = 1_000;

/** A request for a file, and what it works with. */
export interface Sending {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly viewer: Viewer;
  readonly files: FileContext;
}

/** One body on its way into a file: what has come of it is kept, whatever ends it. */
export class Intake {
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #received: number;

  constructor(
    private readonly services: Services,
    private readonly sending: Sending,
    private readonly file: KeptFile,
  ) {
    this.#received = file.received;
  }

  async run(): Promise<number> {
    const { request, reply } = this.sending;
    const silence = new AbortController();
    const stop = AbortSignal.any([signalOf(reply), AbortSignal.timeout(LONGEST_BODY_MS), silence.signal]);
    const timer = setTimeout(() => silence.abort(tooSlow()), LONGEST_SILENCE_MS);
    try {
      for await (const chunk of stoppable(request.body as Readable, stop)) {
        timer.refresh();
        await this.#take(chunk, stop);
      }
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === 'UNAVAILABLE') await this.#keep().catch(() => {});
      throw error instanceof DomainError ? error : tooSlow();
    } finally {
      clearTimeout(timer);
    }
    await this.#keep();
    return this.#received;
  }

  async #take(chunk: Buffer, stop: AbortSignal): Promise<void> {
    if (this.#received + this.#waitingBytes + chunk.length > this.file.size)
      throw new TusRefusal(413, `The file has ${this.file.size} bytes, as was said when it was begun: more has come.`, 'upload-length');
    this.#waiting.push(chunk);
    this.#waitingBytes += chunk.length;
    if (this.#waitingBytes < LARGEST_PART_BYTES) return;
    await payInTime(this.services.limiter, this.sending.viewer, COSTS.operation, stop);
    await this.#keep();
  }

  async #keep(): Promise<void> {
    if (this.#waitingBytes === 0) return;
    if (!(await stillStands(this.services.keys, this.sending.request))) throw unauthenticated();
    const part = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    await appendToUpload(this.sending.files, { id: this.file.id, owner: this.file.owner }, this.#received, part);
    this.#received += part.length;
  }
}

function tooSlow(): DomainError {
  return unavailable(
    'TOO_SLOW',
    'The file did not come whole in time: ask by HEAD how much of it has come, and go on from there.',
    TRY_AGAIN_MS,
  );
}

/** The body until it ends, or `signal` says that it is enough: the connection stays, to be told so. */
function stoppable(body: Readable, signal: AbortSignal): AsyncIterable<Buffer> {
  const through = new PassThrough();
  const stop = () => through.destroy(signal.reason instanceof Error ? signal.reason : tooSlow());
  signal.addEventListener('abort', stop, { once: true });
  through.once('close', () => signal.removeEventListener('abort', stop));
  body.once('error', (error) => through.destroy(error));
  body.once('close', () => {
    if (!body.readableEnded) through.destroy(tooSlow());
  });
  return body.pipe(through);
}
