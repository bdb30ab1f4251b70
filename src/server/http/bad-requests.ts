import type { Socket } from 'node:net';
import { newId } from '../../kernel/index.js';
import { REQUEST_ID } from './origin.js';

/** Answers what is no request at all, or came too slowly, and hangs up: there is no route yet, and no key. */
export function answerBadRequests(error: { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, message] = ANSWERS[error.code ?? ''] ?? ['400 Bad Request', 'That is no HTTP request.'];
  const body = JSON.stringify({ errors: [{ message, extensions: { code: 'INVALID_INPUT' } }] });
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${REQUEST_ID}: ${newId()}\r\nconnection: close\r\n\r\n${body}`,
    () => socket.destroySoon(),
  );
}

const ANSWERS: Readonly<Record<string, readonly [status: string, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request came too slowly.'],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The headers are too large.'],
};
