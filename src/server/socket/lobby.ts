import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { CloseCode } from './close-codes.js';

/** Room for a connection_init with a long token, and no more: nobody need read more before the key. */
const LARGEST_BEFORE_KEY_BYTES = 16 * 1_024;
/** How many may be connected without a key that was accepted. Whoever has one is let in within moments. */
const MOST_WAITING = 2_000;
const TOO_LARGE: CloseCode = 1009;
const LAST_WORD_MS = 1_000;

/** Where sockets wait until their key has been accepted: few, small, and the longest waiting makes room for a new one. */
export class Lobby {
  /** In the order in which they came. */
  readonly #waiting = new Map<WebSocket, () => void>();

  constructor(private readonly most = MOST_WAITING) {}

  enter(client: WebSocket, connection: Duplex): void {
    let bytes = 0;
    const count = (part: Buffer) => {
      bytes += part.length;
      if (bytes > LARGEST_BEFORE_KEY_BYTES) this.#throwOut(client);
    };
    connection.on('data', count);
    this.#waiting.set(client, () => connection.off('data', count));
    client.once('close', () => this.leave(client));
    const [longest] = this.#waiting.keys();
    if (this.#waiting.size > this.most && longest !== undefined) {
      this.leave(longest);
      longest.terminate();
    }
  }

  /** To be called when a key has been accepted. */
  leave(client: WebSocket): void {
    this.#waiting.get(client)?.();
    this.#waiting.delete(client);
  }

  #throwOut(client: WebSocket): void {
    this.leave(client);
    client.close(TOO_LARGE, 'Too large');
    setTimeout(() => client.terminate(), LAST_WORD_MS).unref();
  }
}
