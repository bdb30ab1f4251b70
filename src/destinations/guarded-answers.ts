import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import type { Client } from 'pg';

/** Of what one statement is answered, with all that comes beside it. */
const MOST_READ_BYTES = 16 * 1024 * 1024;
/** A letter and a length, which counts itself. */
const HEAD_BYTES = 5;
const LENGTH_BYTES = 4;
/** Whatever a server may send to somebody who logs in and asks: nothing is copied or replicated. */
const EXPECTED = new Set(Buffer.from('RSKENTtDCIZ123nAsv'));
const [ERROR, NOTICE] = Buffer.from('EN');

/** The part of the driver's connection that its types leave out: where it begins to listen to a socket, encrypted or not. */
interface Listening {
  attachListeners(stream: EventEmitter): void;
}

/**
 * Stands between a server that is somebody else's and the driver, which trusts what it reads: a message that is cut short would be an uncaught exception, or a loop
 * without an end, and there may be any amount of them. The connection is cut instead.
 */
export class GuardedAnswers {
  #read = 0;
  #isBroken = false;
  #chunks: Buffer[] = [];
  #length = 0;

  constructor(client: Client) {
    const connection = (client as unknown as { readonly connection: Listening }).connection;
    const listen = connection.attachListeners.bind(connection);
    connection.attachListeners = (given) => {
      const stream = given as Socket;
      const checked = new EventEmitter();
      stream.on('data', (chunk: Buffer) => this.#take(chunk, stream, checked));
      stream.on('end', () => checked.emit('end'));
      listen(checked);
    };
  }

  /** From here on it is another statement that is answered. */
  begin(): void {
    this.#read = 0;
  }

  #take(chunk: Buffer, stream: Socket, checked: EventEmitter): void {
    if (this.#isBroken) return;
    try {
      for (const message of this.#messagesOf(chunk)) checked.emit('data', message);
    } catch (error) {
      this.#isBroken = true;
      this.#chunks = [];
      stream.destroy(error instanceof NoAnswer ? error : new NoAnswer(NO_POSTGRESQL));
    }
  }

  /** Whole messages, each by itself, so that nothing reads on into the next. */
  *#messagesOf(chunk: Buffer): Generator<Buffer> {
    this.#read += chunk.length;
    if (this.#read > MOST_READ_BYTES) throw new NoAnswer(TOO_MUCH);
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    while (this.#length >= HEAD_BYTES) {
      const whole = this.#lengthOfNext();
      if (this.#length < whole) return;
      const all = this.#join();
      this.#chunks = [all.subarray(whole)];
      this.#length -= whole;
      const message = all.subarray(0, whole);
      checkMessage(message);
      yield message;
    }
  }

  #join(): Buffer {
    const all = this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks);
    this.#chunks = [all];
    return all;
  }

  #lengthOfNext(): number {
    const [first] = this.#chunks;
    const head = first !== undefined && first.length >= HEAD_BYTES ? first : this.#join();
    const length = head.readUInt32BE(1);
    if (length < LENGTH_BYTES) throw new NoAnswer(NO_POSTGRESQL);
    if (length > MOST_READ_BYTES) throw new NoAnswer(TOO_MUCH);
    return length + 1;
  }
}

const TOO_MUCH = 'the server sends more than is read';
const NO_POSTGRESQL = 'what the server sends is no answer of PostgreSQL';

/** What is not answered as it has to be. Its words are for whoever set the destination up. */
class NoAnswer extends Error {}

function checkMessage(message: Buffer): void {
  const [letter = 0] = message;
  const isFine = EXPECTED.has(letter) && ((letter !== ERROR && letter !== NOTICE) || hasFields(message.subarray(HEAD_BYTES)));
  if (!isFine) throw new NoAnswer(NO_POSTGRESQL);
}

/** Of an error and a notice: a letter and a text each, and a zero after the last. */
function hasFields(body: Buffer): boolean {
  let place = 0;
  while (place < body.length && body[place] !== 0) {
    const end = body.indexOf(0, place + 1);
    if (end === -1) return false;
    place = end + 1;
  }
  return place < body.length;
}
