import type { Server } from 'node:http';
import { execute, GraphQLError, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { authenticate, isStillValid, type Viewer } from '../../access/index.js';
import { limitExceeded } from '../../kernel/index.js';
import {
  OperationContext,
  type Services,
  asGraphqlError,
  refusal,
  toClientError,
  readOperation,
  cursorOf,
  subscribeFresh,
  toClientText,
} from '../../graphql/index.js';
import { BoundedSocket } from './bounded-socket.js';
import type { Metrics } from '../metrics.js';

const PATH = '/graphql';
const LARGEST_MESSAGE_BYTES = 10 * 1024 * 1024;
const MOST_SUBSCRIPTIONS = 100;
/** Close codes of graphql-transport-ws: no key, and a key that is not, or no more, accepted. */
const UNAUTHORIZED = 4401;
const FORBIDDEN = 4403;
/** One of WebSocket itself, after which clients of graphql-ws connect again; and one after which they do not. */
const TRY_AGAIN = [1013, 'Try again later'] as const;
const FAILED = [4500, 'Internal server error'] as const;

interface Extra extends Record<PropertyKey, unknown> {
  viewer?: Viewer;
}

/** WebSocket /graphql, protocol graphql-transport-ws; the key comes in the connection_init: `{ "authorization": "Bearer ..." }`. */
export function serveSockets(
  http: Server,
  schema: GraphQLSchema,
  services: Services,
  metrics: Metrics,
  _origins: readonly string[],
): { close(): Promise<void> } {
  const { log } = services;
  const database = services.membership.database;
  const sockets = new WebSocketServer({ server: http, path: PATH, maxPayload: LARGEST_MESSAGE_BYTES, WebSocket: BoundedSocket });
  metrics.watchSockets(sockets.clients);
  const server = useServer<Record<string, unknown>, Extra>(
    {
      onConnect: async ({ connectionParams, extra }) => {
        // graphql-ws keeps the upgrade request with its headers for as long as the socket is open; nobody looks at it again.
        delete (extra as { request?: unknown }).request;
        const authorization = connectionParams?.['authorization'] ?? connectionParams?.['Authorization'];
        try {
          extra.viewer = await authenticate(database, authorization);
          metrics.sockets.inc();
          return true;
        } catch (error) {
          const { code } = toClientError(error, log).extensions as { readonly code: string };
          if (code === 'UNAVAILABLE') extra.socket.close(...TRY_AGAIN);
          else if (code !== 'UNAUTHENTICATED') extra.socket.close(...FAILED);
          else if (authorization === undefined) extra.socket.close(UNAUTHORIZED, 'Unauthorized');
          return false;
        }
      },
      onDisconnect: () => metrics.sockets.dec(),
      onSubscribe: async ({ extra, subscriptions }, id, message) => {
        const viewer = extra.viewer as Viewer;
        try {
          if (!(await isStillValid(database, viewer))) {
            extra.socket.close(FORBIDDEN, 'Forbidden');
            return [];
          }
        } catch (error) {
          return [asGraphqlError(error)];
        }
        if (Object.keys(subscriptions).filter((other) => other !== id).length >= MOST_SUBSCRIPTIONS) {
          return [refusal(limitExceeded('The number of subscriptions on one socket', MOST_SUBSCRIPTIONS)) as GraphQLError];
        }
        return readOperation(schema, new OperationContext(services, viewer), message);
      },
      execute: (args: ExecutionArgs) => execute(args),
      subscribe: (args: ExecutionArgs) => subscribeFresh(args, metrics.watch('ws')),
      onOperation: ({ extra }, id, _message, _args, result) => {
        if (Symbol.asyncIterator in result) boundedSocket(extra).begin(id);
      },
      onNext: async ({ extra }, _id, _message, _args, result) => {
        const room = boundedSocket(extra).room();
        if (room !== undefined) await room;
        return boundedSocket(extra).standInFor({ text: toClientText(result, log), cursor: cursorOf(result) });
      },
      onComplete: ({ extra }, id) => boundedSocket(extra).end(id),
      onError: (_context, _id, _message, errors) => errors.map((error) => toClientError(error, log)),
    },
    sockets,
  );
  return { close: async () => server.dispose() };
}

/** Every socket of the server is one. */
function boundedSocket({ socket }: { readonly socket: WebSocket }): BoundedSocket {
  return socket as BoundedSocket;
}
