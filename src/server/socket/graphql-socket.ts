import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ExecutionArgs, GraphQLSchema } from 'graphql';
import { handleProtocols, makeServer, type Server } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { type Admission, type Fall, unauthenticated, type Viewer } from '../../access/index.js';
import {
  OperationContext,
  type Origin,
  type Services,
  asGraphqlError,
  cursorOf,
  admitOperation,
  executeInItsPlace,
  subscribeFresh,
  toClientError,
  toClientText,
} from '../../graphql/index.js';
import { HungUp, invariant, limitExceeded } from '../../kernel/index.js';
import { isAllowedOrigin } from '../http/cors.js';
import { type OriginOf, REQUEST_ID } from '../http/origin.js';
import type { Metrics } from '../metrics.js';
import { BoundedSocket } from './bounded-socket.js';
import type { CloseCode } from './close-codes.js';
import { speakWith } from './connection.js';
import { watchHeartbeat } from './heartbeat.js';
import { Lobby } from './lobby.js';
import { RunningOperations } from './running-operations.js';

const PATH = '/graphql';
const MOST_SUBSCRIPTIONS = 100;
const LIMITS = {
  maxPayload: 10 * 1024 * 1024,
  /** A client may take so long to read what was sent before the code with which it is closed. */
  closeTimeout: 60_000,
};
/** How long a stop waits for clients to hear of it. */
const LONGEST_GOODBYE_MS = 2_000;
const UNAUTHORIZED: CloseCode = 4401;
const FORBIDDEN: CloseCode = 4403;
const CHANGED: CloseCode = 4412;
const TOKEN_EXPIRED: CloseCode = 4419;
const TRY_AGAIN: CloseCode = 1013;
const FAILED: CloseCode = 4500;

/** How a socket is closed whose key stands no more. */
const CLOSE_ON: Readonly<Record<Fall, [code: CloseCode, reason: string]>> = {
  KEY_REVOKED: [FORBIDDEN, 'The key was revoked'],
  KEY_EXPIRED: [FORBIDDEN, 'The key has expired'],
  TOKEN_EXPIRED: [TOKEN_EXPIRED, 'The token has expired'],
  KEY_CHANGED: [CHANGED, 'What the key may do was changed'],
};

interface Extra extends Record<PropertyKey, unknown> {
  readonly client: BoundedSocket;
  /** Aborts when the client has gone. */
  readonly gone: AbortController;
  readonly operations: RunningOperations;
  /** Of the request that opened the socket. */
  readonly origin: Origin;
  viewer?: Viewer;
}

export interface SocketParts {
  readonly schema: GraphQLSchema;
  readonly services: Services;
  readonly metrics: Metrics;
  readonly originOf: OriginOf;
  /** Origins whose pages may connect from a browser. */
  readonly origins: readonly string[];
}

/** WebSocket /graphql, protocol graphql-transport-ws; the key comes in the connection_init: `{ "authorization": "Bearer ..." }`. */
export function serveSockets(http: HttpServer, parts: SocketParts): { close(): Promise<void> } {
  const { services, metrics, originOf, origins } = parts;
  const sockets = new WebSocketServer<typeof BoundedSocket>({
    noServer: true,
    ...LIMITS,
    WebSocket: BoundedSocket,
    handleProtocols,
  });
  metrics.watchSockets(sockets.clients);
  const lobby = new Lobby();
  const server = protocolServer(parts, lobby);
  const upgrade = (request: IncomingMessage, connection: Duplex, head: Buffer) => {
    connection.on('error', () => connection.destroy());
    const { host, origin } = request.headers;
    const { requestId } = originOf(request);
    if (request.url?.split('?')[0] !== PATH) return refuse(connection, '404 Not Found', requestId);
    if (!isAllowedOrigin(origin, host, origins)) return refuse(connection, '403 Forbidden', requestId);
    sockets.handleUpgrade(request, connection, head, (client) => {
      lobby.enter(client, connection);
      watchHeartbeat(client);
      const gone = new AbortController();
      client.once('close', () => gone.abort(new HungUp()));
      speakWith<Extra>(
        server,
        client,
        { client, gone, operations: new RunningOperations(client), origin: originOf(request) },
        services.log,
      );
    });
  };
  http.on('upgrade', upgrade);
  sockets.on('headers', (headers, request) => headers.push(`${REQUEST_ID}: ${originOf(request).requestId}`));
  // What is no handshake: ws says what is wrong, and leaves it to whoever listens to say it.
  sockets.on('wsClientError', (_error, connection, request) =>
    refuse(connection, request.method === 'GET' ? '400 Bad Request' : '405 Method Not Allowed', originOf(request).requestId),
  );
  return {
    close: async () => {
      http.off('upgrade', upgrade);
      http.on('upgrade', (request, connection) => refuse(connection, '503 Service Unavailable', originOf(request).requestId));
      for (const client of sockets.clients) client.close(GOING_AWAY, 'Going away');
      // Whoever sleeps, or has gone without a word, would be waited for as long as one that reads slowly.
      const cut = setTimeout(() => sockets.clients.forEach((client) => client.terminate()), LONGEST_GOODBYE_MS);
      await new Promise((resolve) => sockets.close(resolve));
      clearTimeout(cut);
    },
  };
}

const GOING_AWAY: CloseCode = 1001;

function refuse(connection: Duplex, status: string, requestId: string): void {
  // Nothing else ends a connection that its client leaves open: it is no request any more.
  connection.once('finish', () => connection.destroy());
  connection.end(
    `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\nsec-websocket-version: 13, 8\r\n${REQUEST_ID}: ${requestId}\r\n\r\n`,
  );
}

function protocolServer({ schema, services, metrics }: SocketParts, lobby: Lobby): Server<Extra> {
  const { authenticator, keys, log } = services;
  return makeServer<Record<string, unknown>, Extra>({
    onConnect: async ({ connectionParams, extra }) => {
      const authorization = connectionParams?.['authorization'] ?? connectionParams?.['Authorization'];
      let admission: Admission;
      try {
        admission = await authenticator.authenticate(authorization, extra.origin);
      } catch (error) {
        const { code } = toClientError(error, log).extensions as { readonly code: string };
        if (code === 'UNAVAILABLE' || code === 'RATE_LIMITED') extra.client.close(TRY_AGAIN, 'Try again later');
        else if (code !== 'UNAUTHENTICATED') extra.client.close(FAILED, 'Internal server error');
        else if (authorization === undefined) extra.client.close(UNAUTHORIZED, 'Unauthorized');
        return false;
      }
      // Gone meanwhile: nobody would hear of its end any more, neither the watch of its key nor the count of sockets.
      if (extra.gone.signal.aborted) return false;
      lobby.leave(extra.client);
      extra.viewer = admission.viewer;
      const stop = keys.watch(extra.viewer, admission.lookedAt, (fall) => extra.client.close(...CLOSE_ON[fall]));
      extra.gone.signal.addEventListener('abort', stop);
      metrics.sockets.inc();
      return true;
    },
    onDisconnect: () => metrics.sockets.dec(),
    onSubscribe: async ({ extra: { client, operations, origin, viewer }, subscriptions }, id, message) => {
      // Before anything is waited for: its client may complete it at once.
      const signal = operations.begin(id);
      invariant(viewer !== undefined, 'nobody subscribes before the key');
      if (!(await keys.stands(viewer))) {
        client.close(FORBIDDEN, 'Forbidden');
        return [asGraphqlError(unauthenticated())];
      }
      if (Object.keys(subscriptions).filter((other) => other !== id).length >= MOST_SUBSCRIPTIONS) {
        return [asGraphqlError(limitExceeded('The number of subscriptions on one socket', MOST_SUBSCRIPTIONS))];
      }
      return admitOperation(schema, new OperationContext(services, viewer, { signal, origin }), message);
    },
    execute: (args: ExecutionArgs) => executeInItsPlace(args),
    subscribe: (args: ExecutionArgs) => subscribeFresh(args, metrics.watch('ws')),
    onOperation: ({ extra: { client } }, id, _message, _args, result) => {
      if (Symbol.asyncIterator in result) client.begin(id);
    },
    onNext: async ({ extra: { client, viewer } }, _id, _message, _args, result) => {
      const room = client.room();
      if (room !== undefined) await room;
      // It may have waited for long.
      const stands = viewer !== undefined && keys.stands(viewer);
      if (stands !== true && !(await stands)) client.close(FORBIDDEN, 'Forbidden');
      return client.standInFor({ text: toClientText(result, log), cursor: cursorOf(result) });
    },
    onComplete: ({ extra: { client, operations } }, id) => {
      operations.end(id);
      client.end(id);
    },
    onError: ({ extra: { operations } }, id, _message, errors) => {
      operations.end(id);
      return errors.map((error) => toClientError(error, log));
    },
  });
}
