import { setImmediate as turn } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { decodeCursor } from '../../changes/index.js';
import type { CloseCode } from './close-codes.js';

/** What may wait to be read by one client, besides the message that passes it. */
const MOST_BUFFERED_BYTES = 8 * 1024 * 1024;
/** A client that reads nothing for so long while more than that waits is too slow. */
const LONGEST_STALL_MS = 10_000;
const TOO_SLOW: CloseCode = 4413;

/** A message whose payload is a stand-in, with the id as JSON and the number of the payload. No payload of GraphQL looks like that. */
const STAND_IN = /^\{"id":("(?:[^"\\]|\\.)*"),"type":"next","payload":\{"extensions":\{"payload":(\d+)\}\}\}$/;
const END = Buffer.from('}');

/** What is sent to a subscription. */
export interface NextPayload {
  /** As JSON, the same for everybody who gets it: it was written once. */
  readonly text: Buffer;
  /** Of the last change in it; undefined if it is no position of the log. */
  readonly cursor: string | undefined;
}

/**
 * A socket that buffers so much and no more: whoever has more to send waits. A client that reads nothing meanwhile gets, behind everything that
 * is buffered, the close code 4413 with a cursor. Whoever resumes after it misses nothing, whichever of its subscriptions it resumes.
 */
export class BoundedSocket extends WebSocket {
  /** The cursor of what each was sent last. By the JSON of their ids. */
  readonly #subscriptions = new Map<string, string | undefined>();
  /** What is about to be sent, by the number of its stand-in. */
  readonly #payloads = new Map<number, NextPayload>();
  #payloadCount = 0;
  /** The end of those who wait for room; undefined if nobody does. */
  #queue: Promise<unknown> | undefined;
  /** Whether somebody has been given room and has not sent yet. */
  #promised = false;
  #read: () => void = () => {};
  #hasRead = false;

  begin(id: string): void {
    this.#subscriptions.set(JSON.stringify(id), undefined);
  }

  end(id: string): void {
    this.#subscriptions.delete(JSON.stringify(id));
  }

  /** What to write in place of a payload, which is then put in as it is: so graphql-ws does not write it anew for every subscriber. */
  standInFor(payload: NextPayload): { readonly extensions: { readonly payload: number } } {
    const number = ++this.#payloadCount;
    this.#payloads.set(number, payload);
    return { extensions: { payload: number } };
  }

  /** When there is room for one more message, for one caller at a time: what it sends counts for the next. undefined if there is now. */
  room(): Promise<void> | undefined {
    if (this.#queue === undefined && !this.#promised && this.bufferedAmount <= MOST_BUFFERED_BYTES) {
      this.#promised = true;
      return undefined;
    }
    const room = (this.#queue ?? turn()).then(() => this.#untilRoom());
    const queue = room.then(() => turn());
    this.#queue = queue;
    void queue.then(() => {
      if (this.#queue === queue) this.#queue = undefined;
    });
    return room;
  }

  /** Whether the client has read something of what waited for it since this was asked last. */
  hasReadLately(): boolean {
    const hasRead = this.#hasRead;
    this.#hasRead = false;
    return hasRead;
  }

  /** Behind what it has not read yet, the client gets a cursor to resume after. */
  closeAsTooSlow(): void {
    this.close(TOO_SLOW, this.#reason());
  }

  override send(message: string, options: unknown, callback?: (error?: Error) => void): void {
    this.#promised = false;
    const done = typeof options === 'function' ? (options as (error?: Error) => void) : callback;
    // An error says no more than that the client is gone, which its close tells whom it concerns.
    super.send(this.#withPayload(message), { binary: false }, () => {
      // While more waits, it was the client that made room.
      if (this.bufferedAmount > 0) this.#hasRead = true;
      this.#read();
      done?.();
    });
  }

  #withPayload(message: string): string | Buffer {
    const [, id, number] = STAND_IN.exec(message) ?? [];
    const payload = number === undefined ? undefined : this.#payloads.get(Number(number));
    if (id === undefined || payload === undefined) return message;
    this.#payloads.delete(Number(number));
    if (payload.cursor !== undefined && this.#subscriptions.has(id)) this.#subscriptions.set(id, payload.cursor);
    return Buffer.concat([Buffer.from(`{"id":${id},"type":"next","payload":`), payload.text, END]);
  }

  async #untilRoom(): Promise<void> {
    while (this.readyState === WebSocket.OPEN && this.bufferedAmount > MOST_BUFFERED_BYTES) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.#read = resolve;
        timer = setTimeout(() => {
          this.closeAsTooSlow();
          resolve();
        }, LONGEST_STALL_MS);
      });
      clearTimeout(timer);
    }
  }

  #reason(): string {
    const cursors = [...this.#subscriptions.values()];
    // One that has no cursor yet starts over, and with it the reason is without one.
    const lowest = cursors.length === 0 ? undefined : cursors.reduce(lower);
    return lowest === undefined ? 'Too slow' : `Too slow. Resume after ${lowest}`;
  }
}

function lower(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return undefined;
  return decodeCursor(one).seq < decodeCursor(other).seq ? one : other;
}
