import { setImmediate as turn } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { decodeCursor } from '../changes/index.js';

/** What may wait to be read by one client, besides the message that passes it. */
const MOST_BUFFERED_BYTES = 8 * 1024 * 1024;
/** A client that reads nothing for so long while more than that waits is too slow. */
const LONGEST_STALL_MS = 10_000;
/** Close code of our own: the client reads more slowly than changes come. */
const TOO_SLOW = 4413;

/** Which subscription a message is for: graphql-ws writes its id first. */
const NEXT = /^\{"id":"([^"\\]+)","type":"next"/;

/** Where a subscription stands: the cursor of what it was sent last, and of what is about to be sent. */
interface Progress {
  readonly sent?: string | undefined;
  readonly next?: string | undefined;
}

/**
 * A socket that buffers so much and no more: whoever has more to send waits. A client that reads nothing meanwhile gets, behind everything that
 * is buffered, the close code 4413 with a cursor. Whoever resumes after it misses nothing, whichever of its subscriptions it resumes.
 */
export class BoundedSocket extends WebSocket {
  readonly #subscriptions = new Map<string, Progress>();
  #queue: Promise<unknown> = Promise.resolve();
  #read: () => void = () => {};

  begin(id: string): void {
    this.#subscriptions.set(id, {});
  }

  /** The next message to a subscription has this cursor. */
  expect(id: string, next: string | undefined): void {
    const progress = this.#subscriptions.get(id);
    if (progress !== undefined) this.#subscriptions.set(id, { ...progress, next });
  }

  end(id: string): void {
    this.#subscriptions.delete(id);
  }

  /** Resolves when there is room for one more message, to one caller at a time: what it sends counts for the next. */
  room(): Promise<void> {
    const room = this.#queue.then(() => this.#untilRoom());
    this.#queue = room.then(() => turn());
    return room;
  }

  override send(message: string, options: unknown, callback?: (error?: Error) => void): void {
    const id = NEXT.exec(message)?.[1] ?? '';
    const { next } = this.#subscriptions.get(id) ?? {};
    if (next !== undefined) this.#subscriptions.set(id, { sent: next });
    const done = typeof options === 'function' ? (options as (error?: Error) => void) : callback;
    super.send(message, (error) => {
      this.#read();
      done?.(error);
    });
  }

  async #untilRoom(): Promise<void> {
    while (this.readyState === WebSocket.OPEN && this.bufferedAmount > MOST_BUFFERED_BYTES) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.#read = resolve;
        timer = setTimeout(() => {
          this.close(TOO_SLOW, this.#reason());
          resolve();
        }, LONGEST_STALL_MS);
      });
      clearTimeout(timer);
    }
  }

  #reason(): string {
    const cursors = [...this.#subscriptions.values()].map(({ sent }) => sent);
    // One that has no cursor yet starts over, and with it the reason is without one.
    const lowest = cursors.length === 0 ? undefined : cursors.reduce(lower);
    return lowest === undefined ? 'Too slow' : `Too slow. Resume after ${lowest}`;
  }
}

function lower(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return undefined;
  return decodeCursor(one) < decodeCursor(other) ? one : other;
}
