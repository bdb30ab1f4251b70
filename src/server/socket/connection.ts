import type { Server } from 'graphql-ws';
import type { Logger } from 'pino';
import { WebSocket } from 'ws';
import { describeCause } from '../../graphql/index.js';
import { newId } from '../../kernel/index.js';
import { checkJson, readUtf8 } from '../bounded-json.js';
import type { BoundedSocket } from './bounded-socket.js';
import type { CloseCode } from './close-codes.js';

const BAD_REQUEST: CloseCode = 4400;
const INTERNAL: CloseCode = 4500;

/**
 * Speaks graphql-transport-ws with one client. In place of the adapter that comes with graphql-ws, which parses whatever comes, writes to the console, tells
 * clients the words of the database, and drops one that does not answer a ping without a code.
 */
export function speakWith<Extra extends Record<PropertyKey, unknown>>(
  server: Server<Extra>,
  client: BoundedSocket,
  extra: Extra,
  log: Logger,
): void {
  // What is wrong with a frame ws closes itself, with a code.
  client.on('error', (error) => log.debug({ cause: describeCause(error) }, 'a socket failed'));
  const closed = server.opened(
    {
      protocol: client.protocol,
      send: (text) =>
        new Promise((resolve) => {
          if (client.readyState === WebSocket.OPEN) client.send(text, () => resolve());
          else resolve();
        }),
      close: (code, reason) => client.close(code, reason),
      onMessage: (handle) => client.on('message', (message: Buffer) => void receive(message, handle)),
    },
    extra,
  );
  client.once('close', (code, reason) => {
    Promise.resolve(closed(code, String(reason))).catch((error: unknown) => fail(error));
  });

  async function receive(message: Buffer, handle: (text: string) => Promise<void>): Promise<void> {
    // One that is being closed is not listened to.
    if (client.readyState !== WebSocket.OPEN) return;
    let text: string;
    try {
      // Frames that say they are text have been looked at; others may hold anything.
      text = readUtf8(message);
      checkJson(text);
    } catch {
      return client.close(BAD_REQUEST, 'Invalid message received');
    }
    await handle(text).catch(fail);
  }

  function fail(error: unknown): void {
    if (error instanceof Error && NOT_FOR_SERVERS.test(error.message)) return client.close(BAD_REQUEST, 'Invalid message received');
    const incidentId = newId();
    log.error({ incidentId, cause: describeCause(error) }, 'a socket failed');
    client.close(INTERNAL, `Internal server error, incident ${incidentId}`);
  }
}

/** How graphql-ws says that a client sent what only servers send. */
const NOT_FOR_SERVERS = /^Unexpected message of type \w+ received$/;
