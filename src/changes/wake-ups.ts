import { EventEmitter } from 'node:events';
import { Client } from 'pg';

/** What has grown: the queue of customers to evaluate, or the log of changes. */
export type WakeUp = 'queue' | 'changes';

/**
 * Tells sleepers that there is something to look at. It carries no data and may be lost: whoever is woken reads the database, and looks
 * there now and then unasked. Within the process it is an event; between processes on one PostgreSQL it is NOTIFY.
 */
export class WakeUps {
  readonly #events = new EventEmitter().setMaxListeners(0);
  #listener: Client | undefined;
  #closed = false;
  #retry: NodeJS.Timeout | undefined;

  /** `url`: the PostgreSQL server to listen on; without it wake-ups stay within the process. */
  constructor(
    private readonly url: string | undefined,
    private readonly onError: (error: Error) => void = () => {},
  ) {}

  /** Begins to listen to other processes. */
  async open(): Promise<void> {
    if (this.url !== undefined) await this.#listen(this.url);
  }

  on(kind: WakeUp, listener: () => void): () => void {
    this.#events.on(kind, listener);
    return () => this.#events.off(kind, listener);
  }

  /** Wakes the sleepers of this process, and those of others if `everywhere`. */
  wake(kind: WakeUp, { everywhere = false } = {}): void {
    this.#events.emit(kind);
    if (everywhere && this.#listener !== undefined) {
      this.#listener.query(`notify ${CHANNEL}, '${kind}'`).catch((error: Error) => this.#report(error));
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#events.removeAllListeners();
    await this.#listener?.end();
  }

  async #listen(url: string): Promise<void> {
    const client = new Client({ connectionString: url, keepAlive: true });
    client.on('notification', ({ payload }) => {
      if (payload === 'queue' || payload === 'changes') this.#events.emit(payload);
    });
    client.on('error', (error) => {
      this.#report(error);
      this.#listener = undefined;
      this.#listenAgain(url);
    });
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    this.#listener = client;
    // Something may have grown while nobody listened.
    this.#events.emit('queue');
    this.#events.emit('changes');
  }

  /** A wake-up that is cut short by closing is nobody's trouble. */
  #report(error: Error): void {
    if (!this.#closed) this.onError(error);
  }

  /** One connection that is lost may say so more than once; only one takes its place. */
  #listenAgain(url: string): void {
    if (this.#closed || this.#retry !== undefined) return;
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.#listen(url).catch((error: Error) => {
        this.#report(error);
        this.#listenAgain(url);
      });
    }, RETRY_MS);
  }
}

const CHANNEL = 'cantle';
const RETRY_MS = 500;
