import { EventEmitter } from 'node:events';
import type { QueryResult } from 'pg';
import { advisoryLocks, openSession, readServerAddress, type Session } from '../database/index.js';

/** What has grown: the queue of customers to evaluate, or the log of changes. */
export type WakeUp = 'queue' | 'changes';

/** What processes tell each other: a wake-up, that one has begun to listen, or the answer to that. */
type Message = WakeUp | 'hello' | 'present';
const KINDS: readonly WakeUp[] = ['queue', 'changes'];

/**
 * Tells sleepers that there is something to look at. It carries no data and may be lost: whoever is woken reads the database, and looks
 * there now and then unasked. Within the process it is an event; between processes on one PostgreSQL it is NOTIFY.
 *
 * A NOTIFY is a transaction, which PostgreSQL writes to its log: a process that is the only one tells nobody. Whoever begins to listen says so, and is answered
 * by those who do already, with a wake-up for what it may have missed until they heard of it. It takes itself for the only one when none has answered for a
 * while, until it hears of another: whoever answers late has been told nothing meanwhile, and looks at everything when it hears of the other.
 */
export class WakeUps {
  readonly #events = new EventEmitter().setMaxListeners(0);
  #listener: Session | undefined;
  #closed = false;
  #retry: NodeJS.Timeout | undefined;
  /** What others are to be told. */
  readonly #untold = new Set<Message>();
  #telling = false;
  #working = false;
  /** Whether it is known that nobody else listens. */
  #isAlone = false;
  #silence: NodeJS.Timeout | undefined;

  /** `url`: the PostgreSQL server to listen on; without it wake-ups stay within the process. `silenceMs`: after which nobody else is taken to listen. */
  constructor(
    private readonly url: string | undefined,
    private readonly onError: (error: Error) => void = () => {},
    private readonly silenceMs = 10_000,
  ) {}

  /** Begins to listen to other processes. */
  async open(): Promise<void> {
    if (this.url !== undefined) await this.#listen(this.url);
  }

  /**
   * Says that this process works on the database from now on, for others to see, unless `begin` says that it does not yet. `begin` hears whether
   * it is the only one; if so, nobody else can begin meanwhile.
   */
  async beginWork(begin: (isAlone: boolean) => Promise<boolean>): Promise<boolean> {
    const ask = async (call: string) => {
      const answer = await this.#send(this.#listener, `select ${call}(${advisoryLocks.working}) as done`);
      return (answer?.rows[0] as { readonly done: unknown } | undefined)?.done === true;
    };
    const isAlone = this.#listener === undefined || (await ask('pg_try_advisory_lock'));
    try {
      this.#working = await begin(isAlone);
      if (this.#working) await ask('pg_advisory_lock_shared');
      return this.#working;
    } finally {
      if (isAlone) await ask('pg_advisory_unlock');
    }
  }

  /** Runs `work` while no other process works on the database, nor can begin to; undefined, without running it, where one does. */
  async whileAlone<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    const ask = (text: string) => this.#send(this.#listener, `select ${text}(${advisoryLocks.working}) as done`);
    if (this.#listener === undefined) return work();
    // The lock that this process shares itself is no hindrance.
    const answer = await ask('pg_try_advisory_lock');
    if ((answer?.rows[0] as { readonly done: unknown } | undefined)?.done !== true) return undefined;
    try {
      return await work();
    } finally {
      await ask('pg_advisory_unlock');
    }
  }

  on(kind: WakeUp, listener: () => void): () => void {
    this.#events.on(kind, listener);
    return () => this.#events.off(kind, listener);
  }

  /** Wakes the sleepers of this process, and those of others if `everywhere`. */
  wake(kind: WakeUp, { everywhere = false } = {}): void {
    this.#events.emit(kind);
    if (everywhere && !this.#isAlone) this.#notify(kind);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    clearTimeout(this.#silence);
    this.#events.removeAllListeners();
    await this.#listener?.close();
  }

  /** One NOTIFY at a time: what is to be told meanwhile, however often, is told once by the next. */
  #notify(message: Message): void {
    if (this.#listener === undefined) return;
    this.#untold.add(message);
    if (!this.#telling) void this.#tell();
  }

  async #tell(): Promise<void> {
    this.#telling = true;
    for (const message of this.#untold) {
      this.#untold.delete(message);
      await this.#send(this.#listener, `notify ${CHANNEL}, '${message}'`).catch((error: Error) => this.#report(error));
    }
    this.#telling = false;
  }

  async #listen(url: string): Promise<void> {
    const session = await openSession(readServerAddress(url), undefined);
    session.onLost((error) => {
      this.#report(error);
      this.#listener = undefined;
      this.#listenAgain(url);
    });
    session.client.on('notification', ({ payload, processId }) => {
      // What this process has told others it has heard already.
      if (processId !== session.processId) this.#hear(payload);
    });
    await this.#send(session, `listen ${CHANNEL}`);
    if (this.#working) await this.#send(session, `select pg_advisory_lock_shared(${advisoryLocks.working})`);
    if (this.#closed) return session.close();
    this.#listener = session;
    this.#isAlone = false;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => (this.#isAlone = true), this.silenceMs).unref();
    this.#notify('hello');
    // Something may have grown while nobody listened.
    for (const kind of KINDS) this.#events.emit(kind);
  }

  /** Something of another process, whatever it says, tells that there is one. */
  #hear(message: string | undefined): void {
    clearTimeout(this.#silence);
    this.#isAlone = false;
    if (message === 'hello') {
      for (const answer of ['present', ...KINDS] as const) this.#notify(answer);
      // Until now the other has perhaps told nobody anything.
      for (const kind of KINDS) this.#events.emit(kind);
    }
    const kind = KINDS.find((one) => one === message);
    if (kind !== undefined) this.#events.emit(kind);
  }

  /** A session that does not answer is given up, and another listens. */
  async #send(session: Session | undefined, text: string): Promise<QueryResult | undefined> {
    const answers = await session?.run([{ text, values: [] }], { timeoutMs: ANSWER_MS, onAnswer: () => {} });
    return answers?.[0];
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
const ANSWER_MS = 10_000;
