import type { ServerError } from './error.js';

/** What is used of a WebSocket: those of browsers, of Node.js 22 and of `ws` have it. */
export interface WebSocketLike {
  readonly readyState: number;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { readonly data: never }) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

export type WebSocketConstructor = new (url: string, protocol: string) => WebSocketLike;

/** What a subscription is answered. */
export interface Sink {
  next(result: { readonly data?: unknown; readonly errors?: readonly ServerError[] }): void;
  error(errors: readonly ServerError[]): void;
  complete(): void;
}

export interface SocketEvents {
  /** What the connection introduces itself with. */
  introduce(): Promise<Readonly<Record<string, unknown>>>;
  acknowledged(): void;
  /** Once, whatever ends it. 1006 is a connection that was lost, as in browsers. */
  ended(code: number, reason: string): void;
}

interface Message {
  readonly type?: string;
  readonly id?: string;
  readonly payload?: never;
}

const OPEN = 1;
/** No code came. */
const LOST = 1006;
const ACKNOWLEDGED_WITHIN_MS = 15_000;
/** After so long without a word the server is asked for one, and has a while to say it. */
const QUIET_MS = 12_000;
const ANSWERED_WITHIN_MS = 6_000;

/** One connection that speaks graphql-transport-ws, from its opening to its end. */
export class Socket {
  readonly #socket: WebSocketLike;
  readonly #sinks = new Map<string, Sink>();
  #lastId = 0;
  #ended = false;
  #watch: ReturnType<typeof setTimeout> | undefined;
  /** When something of it was read last. */
  heardAt = Date.now();

  constructor(
    url: string,
    Implementation: WebSocketConstructor,
    private readonly events: SocketEvents,
  ) {
    this.#socket = new Implementation(url, 'graphql-transport-ws');
    this.#socket.onopen = () => void this.#introduce();
    this.#socket.onmessage = ({ data }) => this.#read(data);
    this.#socket.onclose = ({ code, reason }: { readonly code: number; readonly reason?: string }) => this.#end(code, reason ?? '');
    // What it was comes with the close.
    this.#socket.onerror = () => {};
    this.#expectWord(ACKNOWLEDGED_WITHIN_MS);
  }

  /** Begins a subscription; what is returned ends it. */
  subscribe(payload: { readonly query: string; readonly variables: unknown }, sink: Sink): () => void {
    const id = String(++this.#lastId);
    this.#sinks.set(id, sink);
    this.#send({ id, type: 'subscribe', payload });
    return () => {
      if (this.#sinks.delete(id)) this.#send({ id, type: 'complete' });
    };
  }

  /** Asks for a sign of life, which ends a connection that only seems to be there. */
  probe(withinMs = ANSWERED_WITHIN_MS): void {
    this.#send({ type: 'ping' });
    this.#expectWord(withinMs);
  }

  /** Ends it. The other side need not agree. `told` is how the end is told here. */
  close(code: number, reason: string, told = code): void {
    try {
      this.#socket.close(code, reason);
    } catch {
      // It was not even open.
    }
    this.#end(told, reason);
  }

  async #introduce(): Promise<void> {
    try {
      this.#send({ type: 'connection_init', payload: await this.events.introduce() });
    } catch {
      this.close(4499, 'there is no token', LOST);
    }
  }

  #read(data: unknown): void {
    if (this.#ended) return;
    this.heardAt = Date.now();
    this.#watchQuiet();
    let message: Message;
    try {
      message = JSON.parse(String(data)) as Message;
    } catch {
      return this.close(4400, 'what was sent is no JSON');
    }
    const sink = this.#sinks.get(message.id ?? '');
    if (message.type === 'ping') this.#send({ type: 'pong' });
    else if (message.type === 'connection_ack') this.events.acknowledged();
    else if (message.type === 'next') sink?.next(message.payload ?? {});
    else if (message.type === 'error' || message.type === 'complete') {
      this.#sinks.delete(message.id ?? '');
      if (message.type === 'complete') sink?.complete();
      else sink?.error(message.payload ?? []);
    }
  }

  #watchQuiet(): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.probe(), QUIET_MS);
  }

  #expectWord(withinMs: number): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.close(4499, 'nothing was heard', LOST), withinMs);
  }

  #send(message: object): void {
    if (this.#socket.readyState === OPEN) this.#socket.send(JSON.stringify(message));
  }

  #end(code: number, reason: string): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#watch);
    this.#sinks.clear();
    this.events.ended(code, reason);
  }
}
