import type { Socket } from 'node:net';
import { type DomainError, invalidInput, newId, unavailable } from '../../kernel/index.js';
import { isUploading } from './busy-uploads.js';
import { REQUEST_ID } from './origin.js';

/** Answers what is no request at all, or came too slowly, and hangs up: there is no route yet, and no key. */
export function answerBadRequests(error: { readonly code?: string }, socket: Socket): void {
  // Node.js looks at a request that is late once, and leaves it to us.
  if (error.code === TOO_LATE && isUploading(socket)) return;
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, refused] = ANSWERS[error.code ?? ''] ?? ['400 Bad Request', invalidInput('request', 'That is no HTTP request.')];
  const body = JSON.stringify({ errors: [{ message: refused.message, extensions: { code: refused.code, ...refused.details } }] });
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${REQUEST_ID}: ${newId()}\r\nconnection: close\r\n\r\n${body}`,
    () => socket.destroySoon(),
  );
}

const TRY_AGAIN_MS = 1_000;
const TOO_LATE = 'ERR_HTTP_REQUEST_TIMEOUT';

const ANSWERS: Readonly<Record<string, readonly [status: string, refused: DomainError]>> = {
  // It need not be the client: a process that was frozen finds requests that had come in time, and looks at the clock first.
  [TOO_LATE]: [
    '408 Request Timeout',
    unavailable('TOO_SLOW', 'The request did not come whole in time: send it again, it has not been begun.', TRY_AGAIN_MS),
  ],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', invalidInput('headers', 'The headers are too large.')],
};
