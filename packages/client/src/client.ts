import type { BackOffOptions } from './back-off.js';
import { streamChanges, type ChangeStreamOptions, type MembershipUpdate } from './change-stream.js';
import { ConnectionKeeper, type Connection } from './connection.js';
import { Credentials, type TokenSource } from './credentials.js';
import type { Answer } from './error.js';
import { Http, type SendOptions } from './http.js';
import { LiveSegment, type LiveSegmentOptions } from './live-segment.js';
import { textOf, type Operation, type VariablesOf } from './operation.js';
import type { WebSocketConstructor } from './socket.js';
import { subscribeTo, type SubscribeOptions } from './subscription.js';
import { syncRecords, type SyncKind, type SyncOptions, type SyncRecords, type SyncRun } from './sync.js';

export interface ClientOptions {
  /** Of the server, such as `https://cantle.example.com`, or of its `/graphql`. */
  readonly url: string;
  /** The key, or the token of a provider. Called for each connection, and once more where the server refuses what it gave. */
  readonly token: TokenSource;
  /** In place of the one that is there. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** In place of the one that is there. Node.js has one from release 22 on; before, that of the package ws does. */
  readonly webSocketImpl?: unknown;
  /** How long to wait before another connection is tried. */
  readonly backOff?: BackOffOptions | undefined;
}

/** What a frontend has of Cantle. */
export interface CantleClient {
  query<Data, Variables>(operation: Operation<Data, Variables>, ...rest: VariablesOf<Variables, SendOptions>): Promise<Answer<Data>>;
  mutate<Data, Variables>(operation: Operation<Data, Variables>, ...rest: VariablesOf<Variables, SendOptions>): Promise<Answer<Data>>;
  /**
   * A subscription of which each answer stands for itself, such as sizes or the progress of an import. It begins anew at each connection. For changes of
   * membership there are `liveSegment` and `membershipChanges`, which miss none.
   */
  subscribe<Data, Variables>(
    operation: Operation<Data, Variables>,
    ...rest: VariablesOf<Variables, SubscribeOptions>
  ): AsyncIterableIterator<Answer<Data>, undefined>;
  /** A segment that is kept alive until it is closed. */
  liveSegment<Customer = unknown>(segmentId: string, options?: LiveSegmentOptions<Customer>): LiveSegment<Customer>;
  /** Who enters and leaves segments, each change once and in order, from a cursor, from the members, or from now on. */
  membershipChanges<Customer = unknown>(options?: ChangeStreamOptions): AsyncIterableIterator<MembershipUpdate<Customer>, undefined>;
  /** Sends records of one kind, any number of them. */
  sync<Kind extends SyncKind>(
    kind: Kind,
    records: Iterable<SyncRecords[Kind]> | AsyncIterable<SyncRecords[Kind]>,
    options: SyncOptions,
  ): SyncRun<SyncRecords[Kind]>;
  /** How the connection of what is live stands. */
  readonly connection: Connection;
  /** Calls back whenever `connection` is another. What is returned ends that. */
  onConnection(listener: (connection: Connection) => void): () => void;
  /** Goes on after `needs-auth`, with a new token. */
  authenticate(): void;
  /** Ends everything that is live. */
  close(): void;
}

/** A client of one server. Nothing is sent before it is asked for something. */
export function createClient(options: ClientOptions): CantleClient {
  const { http: address, socket } = addressesOf(options.url);
  const credentials = new Credentials(options.token);
  // Called on nothing: that of browsers refuses to be called on anything but the window.
  const http = new Http(address, credentials, options.fetch ?? ((...request) => globalThis.fetch(...request)));
  const builtIn = (globalThis as { readonly WebSocket?: unknown }).WebSocket;
  const connection = new ConnectionKeeper({
    url: socket,
    credentials,
    WebSocket: (options.webSocketImpl ?? builtIn) as WebSocketConstructor | undefined,
    backOff: options.backOff,
  });
  const send: CantleClient['query'] = (operation, ...[variables, sending]) => http.send(textOf(operation), variables, sending);
  return {
    query: send,
    mutate: send,
    subscribe: (operation, ...[variables, following]) => subscribeTo(connection, { query: textOf(operation), variables }, following),
    liveSegment: (segmentId, following) => new LiveSegment(connection, segmentId, following),
    membershipChanges: (following = {}) => streamChanges(connection, following),
    sync: (kind, records, sending) => syncRecords(http, kind, records, sending),
    get connection() {
      return connection.status;
    },
    onConnection: (listener) => connection.onChange(listener),
    authenticate: () => connection.authenticate(),
    close: () => connection.close(),
  };
}

function addressesOf(url: string): { readonly http: string; readonly socket: string } {
  const base = (globalThis as { readonly location?: { readonly href: string } }).location?.href;
  const address = new URL(url, base);
  if (!address.pathname.endsWith('/graphql')) address.pathname = `${address.pathname.replace(/\/$/, '')}/graphql`;
  const http = address.href;
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  return { http, socket: address.href };
}
