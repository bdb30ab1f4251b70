import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import WebSocket, { WebSocketServer } from 'ws';
import { BoundedSocket } from '../../src/server/socket/bounded-socket.js';
import { watchHeartbeat } from '../../src/server/socket/heartbeat.js';
import { Lobby } from '../../src/server/socket/lobby.js';
import { ADMIN_KEY, startTestServer, type TestServer } from '../support/server.js';

/* What strangers, and clients that hang or talk nonsense, can do to the server: be closed, with a code. */

const ORIGIN = 'https://crm.example.com';
const NESTED = '['.repeat(4_000_000) + ']'.repeat(4_000_000);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ environment: { CANTLE_CORS_ORIGINS: ORIGIN } });
});
afterAll(() => server.close());

function connectTo(path = '/graphql', options: WebSocket.ClientOptions = {}, protocol = 'graphql-transport-ws'): WebSocket {
  const socket = new WebSocket(server.url.replace('http', 'ws') + path, protocol, options);
  socket.on('error', () => {});
  return socket;
}

async function codeOf(socket: WebSocket): Promise<number> {
  const [code] = (await once(socket, 'close')) as [number];
  return code;
}

async function letIn(): Promise<WebSocket> {
  const socket = connectTo();
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${ADMIN_KEY}` } }));
  await once(socket, 'message');
  return socket;
}

describe('before the key', () => {
  test('eight megabytes of brackets are not read, and hold nobody up', async () => {
    const socket = connectTo();
    await once(socket, 'open');
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    socket.send(NESTED);
    expect(await codeOf(socket)).toBe(1009);
    delay.disable();
    expect(delay.max / 1e6).toBeLessThan(1_000);
  });

  test('many small messages are as little welcome as a large one', async () => {
    const socket = connectTo();
    await once(socket, 'open');
    for (let n = 0; n < 1_000; n++) socket.send(JSON.stringify({ type: 'ping', payload: { n } }));
    expect(await codeOf(socket)).toBe(1009);
  });

  test('whoever goes while a key is looked at leaves nothing behind', async () => {
    const openSockets = async () => Number(/^cantle_sockets (\d+)/m.exec(await (await fetch(`${server.url}/metrics`)).text())?.[1]);
    const before = await openSockets();
    for (let count = 0; count < 20; count++) {
      const socket = connectTo();
      await once(socket, 'open');
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${ADMIN_KEY}` } }), () => socket.terminate());
      await once(socket, 'close');
    }
    const last = await letIn();
    expect(await openSockets()).toBe(before + 1);
    last.close();
  });

  test('nobody waits for ever', async () => {
    expect(await codeOf(connectTo())).toBe(4408);
  });

  test('a page of another origin is not connected, but one that was named is, and one of this server', async () => {
    const status = async (origin: string) => {
      const socket = connectTo('/graphql', { origin });
      const answer = await Promise.race([
        once(socket, 'open').then(() => 101),
        once(socket, 'unexpected-response').then(([, { statusCode }]) => statusCode as number),
      ]);
      socket.terminate();
      return answer;
    };
    expect(await status('https://evil.example')).toBe(403);
    expect(await status('null')).toBe(403);
    const another = new URL(server.url);
    another.port = '1';
    // What else runs on this machine.
    expect(await status(another.origin)).toBe(403);
    expect(await status(ORIGIN)).toBe(101);
    expect(await status(server.url)).toBe(101);
  });

  test('there is nothing at another path, and no other protocol', async () => {
    const [, response] = (await once(connectTo('/elsewhere'), 'unexpected-response')) as [unknown, { statusCode: number }];
    expect(response.statusCode).toBe(404);
  });

  test.each([
    ['at another path', 'GET /elsewhere', {}, 404],
    ['from another origin', 'GET /graphql', { origin: 'https://evil.example.com' }, 403],
    ['by another method', 'POST /graphql', {}, 405],
    ['without a key of its own', 'GET /graphql', { 'sec-websocket-key': 'x' }, 400],
    ['of another version', 'GET /graphql', { 'sec-websocket-version': '7' }, 400],
    ['that is let in', 'GET /graphql', {}, 101],
  ])('a handshake %s is told which request it was, and hung up on if it is refused', async (_, request, headers, status) => {
    const { port } = new URL(server.url);
    const socket = connect({ port: Number(port), host: 'localhost', allowHalfOpen: true });
    const all = {
      host: `localhost:${port}`,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      'sec-websocket-version': '13',
      'x-request-id': 'hello-1',
      ...headers,
    };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
    socket.write(`${request} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(new RegExp(`^HTTP/1.1 ${status} [^]*\r\nx-request-id: hello-1\r\n`, 'i'));
    // Though its client never ends it.
    if (status !== 101) {
      await once(socket, 'end');
      const broken = once(socket, 'error');
      while (socket.write('x')) await new Promise((resolve) => setTimeout(resolve, 20));
      await broken;
    }
    socket.destroy();
  });
});

describe('with a key', () => {
  test.each([
    ['is nested without end', NESTED],
    ['is no JSON', '{"id":'],
    ['is none of the protocol', '{"type":"hello"}'],
    ['only servers send', '{"type":"connection_ack"}'],
  ])('a message that %s closes the socket with 4400, and is no failure of ours', async (_what, message) => {
    const socket = await letIn();
    socket.send(message);
    expect(await codeOf(socket)).toBe(4400);
    expect(server.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  test('a frame that is no UTF-8 closes the socket', async () => {
    const socket = await letIn();
    socket.send(Buffer.from('{"type":"ping","payload":{"name":"Müller"}}', 'latin1'), { binary: true });
    expect(await codeOf(socket)).toBe(4400);
  });

  test('a message larger than any closes the socket with 1009, and is no failure of ours', async () => {
    const socket = await letIn();
    socket.send('x'.repeat(11 * 1024 * 1024));
    expect(await codeOf(socket)).toBe(1009);
    expect(server.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});

describe('a server of its own', () => {
  let http: Server;
  let sockets: WebSocketServer;
  beforeEach(async () => {
    http = createServer().listen(0, 'localhost');
    await once(http, 'listening');
    sockets = new WebSocketServer({ server: http, WebSocket: BoundedSocket });
  });
  afterEach(() => {
    for (const client of sockets.clients) client.terminate();
    sockets.close();
    http.close();
  });
  const open = async () => {
    const accepted = once(sockets, 'connection');
    const client = new WebSocket(`ws://localhost:${(http.address() as AddressInfo).port}`);
    const [serverSide, request] = (await accepted) as [BoundedSocket, { socket: import('node:net').Socket }];
    return { client, serverSide, connection: request.socket };
  };

  test('whoever has waited longest without a key makes room for a new one', async () => {
    const lobby = new Lobby(2);
    const waiting = [];
    for (let n = 0; n < 3; n++) {
      const next = await open();
      lobby.enter(next.serverSide, next.connection);
      waiting.push(next);
      if (n === 0) lobby.leave(next.serverSide);
    }
    const last = await open();
    const gone = codeOf(waiting[1]!.client);
    lobby.enter(last.serverSide, last.connection);
    expect(await gone).toBe(1006);
    expect([waiting[0], waiting[2], last].map((one) => one!.serverSide.readyState)).toEqual([1, 1, 1]);
  });

  test('a client that hangs finds 4413 and its cursor behind what it has not read', async () => {
    const { client, serverSide } = await open();
    if (client.readyState !== WebSocket.OPEN) await once(client, 'open');
    serverSide.begin('1');
    const payload = serverSide.standInFor({ text: Buffer.from('{}'), cursor: 'the cursor' });
    serverSide.send(JSON.stringify({ id: '1', type: 'next', payload }), {});
    client.pause();
    watchHeartbeat(serverSide, 20);
    while (serverSide.readyState === WebSocket.OPEN) await new Promise(setImmediate);
    const closed = once(client, 'close');
    client.resume();
    const [code, reason] = (await closed) as [number, Buffer];
    expect([code, String(reason)]).toEqual([4413, 'Too slow. Resume after the cursor']);
  });
});
