import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { answerBadRequests } from '../../src/server/http/bad-requests.js';

/** What a client reads whose request Node.js has given up with the error. */
async function answerTo(error: { readonly code?: string }): Promise<string> {
  const server = createServer((socket) => answerBadRequests(error, socket)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await text(connect((server.address() as AddressInfo).port, '127.0.0.1'));
  } finally {
    server.close();
  }
}

test.each([
  [
    'ERR_HTTP_REQUEST_TIMEOUT',
    'HTTP/1.1 408 Request Timeout',
    { code: 'UNAVAILABLE', retryable: true, reason: 'TOO_SLOW', retryAfterMs: 1_000 },
  ],
  ['HPE_HEADER_OVERFLOW', 'HTTP/1.1 431 Request Header Fields Too Large', { code: 'INVALID_INPUT', field: 'headers' }],
  ['HPE_INVALID_METHOD', 'HTTP/1.1 400 Bad Request', { code: 'INVALID_INPUT', field: 'request' }],
])('%s is answered as clients understand it, and the connection ends', async (code, status, extensions) => {
  const [head = '', body = ''] = (await answerTo({ code })).split('\r\n\r\n');
  const [first, ...headers] = head.split('\r\n');
  expect(first).toBe(status);
  expect(headers).toContain('connection: close');
  expect(headers).toContain(`content-length: ${Buffer.byteLength(body)}`);
  expect(JSON.parse(body)).toMatchObject({ errors: [{ message: expect.any(String), extensions }] });
});
