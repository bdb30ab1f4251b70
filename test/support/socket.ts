import WebSocket from 'ws';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import type { TestServer } from './server.js';

/** A subscription over a WebSocket: what has arrived waits in a queue until it is asked for. */
export interface TestSubscription {
  /** The data of the next event. */
  next<Data = Record<string, never>>(): Promise<Data>;
  /** The errors that the subscription was refused or ended with. */
  nextErrors(): Promise<readonly GraphQLFormattedError[]>;
  /** Resolves when the server has said that nothing more will come. */
  completed(): Promise<void>;
  stop(): void;
}

export interface TestSocket {
  subscribe(query: string, variables?: object): TestSubscription;
  /** The code with which the server closes. */
  nextClose(): Promise<number>;
  /** The reason that the server gives for closing. */
  nextCloseReason(): Promise<string>;
  /** Reads nothing until `resume`, as a client that hangs. */
  pause(): void;
  resume(): void;
  close(): Promise<void>;
  /** Drops the connection without a word, as a crash or a lost network does. */
  kill(): void;
}

interface Message {
  readonly id?: string;
  readonly type: string;
  readonly payload?: unknown;
}

/** Connects with graphql-transport-ws and says hello; rejects with the close code if the server does not let us in. */
export async function openSocket(server: Pick<TestServer, 'url'>, key: string | null): Promise<TestSocket> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const queues = new Map<string, Queue>();
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() })),
  );
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', (code, reason) => reject(Object.assign(new Error(`closed with ${code}`), { code, reason: reason.toString() })));
    socket.once('open', () => send(socket, { type: 'connection_init', payload: key === null ? {} : { authorization: `Bearer ${key}` } }));
    socket.on('message', (text: Buffer) => {
      const message = JSON.parse(text.toString()) as Message;
      if (message.type === 'connection_ack') resolve();
      if (message.type === 'ping') send(socket, { type: 'pong' });
      if (message.id !== undefined) queues.get(message.id)?.push(message);
    });
  });
  let count = 0;
  return {
    subscribe(query, variables = {}) {
      const id = String(++count);
      const queue = new Queue();
      queues.set(id, queue);
      send(socket, { id, type: 'subscribe', payload: { query, variables } });
      return subscriptionOf(queue, () => send(socket, { id, type: 'complete' }));
    },
    nextClose: async () => (await closed).code,
    nextCloseReason: async () => (await closed).reason,
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    async close() {
      socket.close(1000);
      await closed;
    },
    kill: () => socket.terminate(),
  };
}

function subscriptionOf(queue: Queue, stop: () => void): TestSubscription {
  return {
    async next<Data>() {
      const message = await queue.shift();
      const { data, errors } = (message.payload ?? {}) as FormattedExecutionResult;
      if (message.type !== 'next' || errors !== undefined) throw new Error(`Not an event: ${JSON.stringify(message)}`);
      return data as Data;
    },
    async nextErrors() {
      const message = await queue.shift();
      if (message.type === 'error') return message.payload as GraphQLFormattedError[];
      return (message.payload as FormattedExecutionResult | undefined)?.errors ?? [];
    },
    async completed() {
      while ((await queue.shift()).type !== 'complete');
    },
    stop,
  };
}

function send(socket: WebSocket, message: Message): void {
  socket.send(JSON.stringify(message));
}

class Queue {
  readonly #messages: Message[] = [];
  readonly #waiting: ((message: Message) => void)[] = [];

  push(message: Message): void {
    const waiting = this.#waiting.shift();
    if (waiting === undefined) this.#messages.push(message);
    else waiting(message);
  }

  async shift(): Promise<Message> {
    return this.#messages.shift() ?? new Promise((resolve) => this.#waiting.push(resolve));
  }
}
