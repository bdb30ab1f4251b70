import { WebSocket } from 'ws';
import { BEGINNING, decodeCursor, encodeCursor } from '../../src/changes/index.js';
import type { Random } from '../../src/kernel/random.js';
import { KEY } from '../graphql-client.js';

const FEED = `subscription ($after: Cursor, $segmentIds: [ID!]) {
  membershipChanges(after: $after, segmentIds: $segmentIds) {
    ... on MembershipChangeBatch { changes { cursor kind customer { id lastName } } cursor }
  }
}`;

interface Update {
  readonly changes?: readonly { readonly cursor: string }[];
  readonly cursor: string;
}

/** A client that comes and goes, and resumes each time after the last cursor that it got. */
export class Subscriber {
  /** The positions of all changes that it was told, as they came. */
  readonly seen: number[] = [];
  /** What the server has refused. */
  readonly errors: string[] = [];
  #cursor = encodeCursor(BEGINNING);

  constructor(
    private readonly url: string,
    /** All if undefined. */
    readonly segmentIds: readonly string[] | undefined,
    private readonly random: Random,
  ) {}

  /** Listens and hangs up by turns, without a word half of the time. */
  async follow(until: number): Promise<void> {
    while (performance.now() < until) {
      await pause(this.random.integer(0, 2_000));
      await this.#listen(() => pause(Math.min(this.random.integer(100, 15_000), Math.max(0, until - performance.now()))));
    }
  }

  /** Listens until it has been told of a position; gives up after a while. */
  async catchUp(position: number): Promise<void> {
    const deadline = performance.now() + 60_000;
    await this.#listen(async () => {
      while ((this.seen.at(-1) ?? 0) < position && performance.now() < deadline) await pause(50);
    });
  }

  async #listen(meanwhile: () => Promise<void>): Promise<void> {
    const socket = new WebSocket(`${this.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const send = (message: object) => socket.send(JSON.stringify(message));
    let listening = true;
    socket.on('error', (error) => listening && this.errors.push(error.message));
    socket.once('open', () => send({ type: 'connection_init', payload: { authorization: `Bearer ${KEY}` } }));
    socket.on('message', (bytes: Buffer) => {
      const message = JSON.parse(bytes.toString()) as {
        type: string;
        payload?: { data?: { membershipChanges: Update }; errors?: unknown };
      };
      if (message.type === 'connection_ack') {
        send({ id: 'feed', type: 'subscribe', payload: { query: FEED, variables: { after: this.#cursor, segmentIds: this.segmentIds } } });
      } else if (message.type === 'next' && message.payload?.errors === undefined) {
        if (listening) this.#take(message.payload?.data?.membershipChanges);
      } else if (message.type !== 'ping' && message.type !== 'pong') {
        this.errors.push(bytes.toString());
      }
    });
    await meanwhile();
    listening = false;
    if (this.random.chance(0.5)) socket.terminate();
    else socket.close();
  }

  #take(update: Update | undefined): void {
    if (update === undefined) return;
    for (const { cursor } of update.changes ?? []) this.seen.push(Number(decodeCursor(cursor).seq));
    this.#cursor = update.cursor;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
