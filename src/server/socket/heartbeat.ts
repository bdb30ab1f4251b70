import { WebSocket } from 'ws';
import type { BoundedSocket } from './bounded-socket.js';

/** A client is asked so often whether it reads, and must have read something by the next time. */
const BEAT_MS = 12_000;

/**
 * Finds out about clients that hang or have gone: neither answers a ping, which lies behind everything that waits to be read. Both are
 * closed as too slow, with a cursor: one that only hung gets to read it.
 */
export function watchHeartbeat(client: BoundedSocket, everyMs = BEAT_MS): void {
  let answered = true;
  client.on('pong', () => (answered = true));
  const timer = setInterval(() => {
    if (client.readyState !== WebSocket.OPEN) return;
    if (!answered && !client.hasReadLately()) return client.closeAsTooSlow();
    answered = false;
    client.ping();
  }, everyMs);
  client.once('close', () => clearInterval(timer));
}
