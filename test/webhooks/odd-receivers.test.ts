import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { post } from '../../src/webhooks/send.js';

/* Whatever a receiver does, what is sent to it comes to an end, and in time: one that never did would be served for ever. */

const PATIENCE_MS = 400;
let receiver: Server;
let sockets: Socket[];

async function receive(answer: (socket: Socket) => unknown): Promise<string> {
  sockets = [];
  receiver = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.once('data', () => answer(socket));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => receiver.once('listening', resolve));
  return `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
}

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => receiver.close(resolve));
});

const again = (socket: Socket, text: string) => {
  const timer = setInterval(() => socket.write(text), 20);
  socket.once('close', () => clearInterval(timer));
};
const CHUNKED = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';

test.each<[what: string, answer: (socket: Socket) => unknown, status: number | null]>([
  [
    'speaks another protocol',
    (socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
    101,
  ],
  ['says nothing', () => {}, null],
  ['hangs up', (socket) => socket.end(), null],
  ['breaks off', (socket) => socket.resetAndDestroy(), null],
  ['hangs up amid its headers', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-le'), null],
  ['says no HTTP', (socket) => socket.end('hello\r\n\r\n'), null],
  ['has too large headers', (socket) => socket.write(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`), null],
  ['says to go on for ever', (socket) => again(socket, 'HTTP/1.1 100 Continue\r\n\r\n'), null],
  ['leads elsewhere', (socket) => socket.end('HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1/\r\ncontent-length: 0\r\n\r\n'), 302],
])('a receiver that %s has not taken it', async (_, answer, status) => {
  const sent = await post(await receive(answer), {}, '{}', { allowPrivate: true, signal: AbortSignal.timeout(PATIENCE_MS) });
  expect(sent).toEqual({ status, error: expect.any(String) });
});

test.each<[what: string, answer: (socket: Socket) => unknown]>([
  ['sends a body without end', (socket) => (socket.write(CHUNKED), again(socket, '5\r\nhello\r\n'))],
  ['sends more than is read', (socket) => socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 9999999\r\n\r\n${'x'.repeat(200_000)}`)],
  ['breaks off amid the body', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc')],
  ['says it twice', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\nHTTP/1.1 500 No\r\ncontent-length: 0\r\n\r\n')],
])('a receiver that says 200 and then %s has taken it', async (_, answer) => {
  const sent = await post(await receive(answer), {}, '{}', { allowPrivate: true, signal: AbortSignal.timeout(PATIENCE_MS) });
  expect(sent).toEqual({ status: 200, error: null });
});
