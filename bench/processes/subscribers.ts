import { WebSocket } from 'ws';
import { answerParent, machineMs } from '../child-process.js';

/** Many clients in one process, each with a socket of its own. */
const clients: WebSocket[] = [];
const AT_ONCE = 50;

/** Frames of each client since they were last counted. */
let counts: number[] = [];
let total = 0;
let lastText = '';
let expected = 0;
let arrival: Promise<number> = Promise.resolve(0);
let wanted = { frames: Number.POSITIVE_INFINITY, arrived: (_at: number): void => {} };
/** Whether, and what, to keep of each frame: see `record`. */
let pattern: RegExp | undefined;
let seen: [client: number, what: string, at: number][] = [];

export interface Connection {
  readonly url: string;
  readonly count: number;
  /** Without it a client says nothing, and only listens. */
  readonly subscription?: { readonly key: string; readonly query: string; readonly variables: readonly object[] };
}

async function open({ url, count, subscription }: Connection): Promise<void> {
  for (let opened = 0; opened < count; opened += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - opened) }, (_, n) => openOne(url, opened + n, subscription)));
  }
}

function openOne(url: string, index: number, subscription: Connection['subscription']): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { perMessageDeflate: false });
    const number = clients.push(socket) - 1;
    counts[number] = 0;
    const send = (message: object) => socket.send(JSON.stringify(message));
    socket.once('error', reject);
    socket.once('open', () => {
      if (subscription === undefined) resolve();
      else send({ type: 'connection_init', payload: { authorization: `Bearer ${subscription.key}` } });
    });
    socket.on('message', (bytes: Buffer) => {
      if (subscription !== undefined && bytes.length < SHORT) {
        if (bytes.toString() === '{"type":"connection_ack"}') {
          const { query, variables } = subscription;
          send({ id: `s${index}`, type: 'subscribe', payload: { query, variables: variables[index % variables.length] } });
          return resolve();
        }
      }
      receive(number, bytes);
    });
  });
}

/** No event is shorter. */
const SHORT = 100;

function receive(client: number, bytes: Buffer): void {
  if (!bytes.subarray(0, SHORT).includes('"type":"next"')) throw new Error(`Not an event: ${bytes.toString()}`);
  counts[client] = (counts[client] ?? 0) + 1;
  total += 1;
  if (pattern !== undefined) {
    const at = machineMs();
    for (const [what] of bytes.toString().matchAll(pattern)) seen.push([client, what, at]);
  }
  if (total < wanted.frames) return;
  const at = machineMs();
  lastText = bytes.toString();
  wanted.arrived(at);
}

answerParent({
  open,
  /** Counts frames anew, until each client has got so many. */
  expect: (framesEach: number) => {
    counts = clients.map(() => 0);
    total = 0;
    expected = framesEach;
    arrival = new Promise((arrived) => (wanted = { frames: framesEach * clients.length, arrived }));
  },
  /** When the last expected frame has come; throws if one client has got more of them than another. */
  arrived: async () => {
    const at = await arrival;
    if (counts.some((count) => count !== expected)) throw new Error('Some clients have got more frames than others.');
    return at;
  },
  lastText: () => lastText,
  /** From now on keeps what of each frame matches, with the time of its arrival. */
  record: (source: string) => {
    pattern = new RegExp(source, 'g');
    seen = [];
  },
  recorded: () => seen,
  recordedCount: () => seen.length,
  stop: () => {
    for (const socket of clients) socket.terminate();
  },
});
