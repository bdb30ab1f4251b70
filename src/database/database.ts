import { setMaxListeners } from 'node:events';
import type { MikroORM } from '@mikro-orm/postgresql';
import { limitExceeded, type DomainError } from '../kernel/index.js';
import { Connection, type StatementObserver } from './connection.js';
import type { Errand, Lane, LaneName } from './lanes.js';
import type { Questions } from './question.js';
import { sql, type Queryable } from './sql.js';
import type { Statement } from './statement.js';
import type { Session } from './session.js';
import {
  EMBEDDED_QUESTION_MS,
  LOCK_TIMEOUT_MS,
  lockTimeout,
  LONGEST_QUESTION,
  MOST_VALUES,
  PURPOSES,
  statementTimeout,
  timeoutsFor,
  timeoutStatements,
  type Purpose,
} from './timeouts.js';
import { Transaction } from './transaction.js';
import { asUnavailable, Unavailable } from './unavailable.js';

/** For whom something is asked, and how long that may take. */
export interface Access {
  /** The connections that it is asked on. */
  readonly lane: LaneName;
  /** Who takes turns with others on them: an API key, or a job of the server. */
  readonly owner: string;
  /** How long a connection is kept for it, as far as one can know; asked each time. */
  readonly errand?: (() => Exclude<Errand, 'locked'>) | undefined;
  /** What for, if not what the lane is for: it bounds how long one statement may run. */
  readonly purpose?: Purpose | undefined;
  /** Aborted when nobody waits for the answer any more: what waits is not begun, and what runs is cancelled. */
  readonly signal?: AbortSignal | undefined;
  /** Called at the end of each transaction. */
  readonly beforeCommit?: CommitHook | undefined;
}

/** How a transaction waits for locks that somebody else holds, if not as usual. */
export interface LockPatience {
  /** How long each statement waits for one. */
  readonly lockMs: number;
  /** How long it waits for a place among those who have found something locked; without it, it is none of them. */
  readonly placeMs?: number | undefined;
}

/** Adds to a transaction whose work is done, with `defer`, and is given what the work gave. What it gives is called once that is committed. */
export type CommitHook = (transaction: Transaction, result: unknown) => () => void;

/** What all views of a database share. */
export interface DatabaseParts {
  readonly orm: MikroORM;
  /** Whether it is the embedded database: one transaction at a time, and no LISTEN. */
  readonly embedded: boolean;
  /** Whether it is the embedded database that another process runs. */
  readonly joined: boolean;
  /** Whether a pooler lends connections for a transaction, so that nothing is kept on them. */
  readonly pooled: boolean;
  /** Timeouts that the address sets itself, which ours do not replace. */
  readonly ownTimeouts: ReadonlySet<string>;
  /** The sessions that have asked the embedded database for something that took too long. */
  readonly overran: ReadonlySet<number>;
  readonly lanes: Readonly<Record<LaneName, Lane>>;
  readonly close: () => Promise<void>;
}

/**
 * The database as the rest of the program sees it. Transactions are READ COMMITTED. On the embedded database transactions run one at a time, so never await
 * a statement of the database inside a transaction: it would wait for ever.
 *
 * Errors that pass are thrown as UNAVAILABLE, whatever has been asked; a question that takes too long as LIMIT_EXCEEDED.
 */
export class Database implements Queryable {
  readonly #views = new Map<string, Database>();
  readonly #observers: Set<StatementObserver>;

  constructor(
    private readonly parts: DatabaseParts,
    private readonly access: Access = { lane: 'questions', owner: '' },
    observers: Set<StatementObserver> = new Set(),
  ) {
    this.#observers = observers;
  }

  /** For entities; on connections of the `questions`. */
  get orm(): MikroORM {
    return this.parts.orm;
  }

  get embedded(): boolean {
    return this.parts.embedded;
  }

  get joined(): boolean {
    return this.parts.joined;
  }

  /** The same database asked on other connections, for somebody else, or for another purpose. */
  with(access: Partial<Access>): Database {
    // Each question that an operation asks waits on its signal, and it may ask as many at once as it likes.
    if (access.signal !== undefined) setMaxListeners(0, access.signal);
    return new Database(this.parts, { ...this.access, ...access }, this.#observers);
  }

  /** The same database on the connections of a lane, for one of the server's own jobs: always the same view. */
  on(lane: LaneName, owner: string): Database {
    const name = `${lane} ${owner}`;
    let view = this.#views.get(name);
    if (view === undefined) this.#views.set(name, (view = new Database(this.parts, { lane, owner }, this.#observers)));
    return view;
  }

  async query<Row extends object>(statement: Statement): Promise<Row[]> {
    return this.withConnection((connection) => connection.query<Row>(statement));
  }

  async execute(statement: Statement): Promise<number> {
    return this.withConnection((connection) => connection.execute(statement));
  }

  async ask<Answers extends readonly unknown[]>(...questions: Questions<Answers>): Promise<Answers> {
    return this.withConnection((connection) => connection.ask<Answers>(...questions));
  }

  /** Runs `work` on one connection, outside a transaction. */
  async withConnection<Result>(work: (connection: Connection) => Promise<Result>, patience?: LockPatience): Promise<Result> {
    const { owner, signal } = this.access;
    const { placeMs } = patience ?? {};
    const errand = placeMs === undefined ? (this.access.errand?.() ?? 'usual') : 'locked';
    try {
      const { session, giveBack } = await this.#lane.take({ owner, errand, longestWaitMs: placeMs, signal });
      try {
        const connection = new Connection(session, this.#connectionOptions(patience));
        return await this.#cancellable(session, () => work(connection));
      } catch (error) {
        if (session.number !== undefined && this.parts.overran.has(session.number)) throw tookTooLong('a question', EMBEDDED_QUESTION_MS);
        throw error;
      } finally {
        await giveBack();
      }
    } catch (error) {
      throw this.#asSeen(error);
    }
  }

  /**
   * Runs `work` in a transaction: committed when it returns, undone when it throws. MikroORM's `transactional` and `flush` are not used: they run in
   * an AsyncLocalStorage, and from the first one on Node.js up to 22 follows every promise of the process, those of all subscribers too.
   */
  async transaction<Result>(work: (transaction: Transaction) => Promise<Result>, patience?: LockPatience): Promise<Result> {
    return this.withConnection(async (connection) => {
      const transaction = new Transaction(connection);
      try {
        const result = await work(transaction);
        const committed = this.access.beforeCommit?.(transaction, result);
        await transaction.commit();
        committed?.();
        return result;
      } catch (error) {
        // A connection that is lost has rolled back already, and is dropped.
        await transaction.rollback().catch(() => {});
        throw error;
      }
    }, patience);
  }

  /** How long what can be begun again waits for a lock in all, in ms, in short turns that leave its place to others; 0 where it waits at once, and nobody for it. */
  get lockTurnsMs(): number {
    const { embedded, ownTimeouts } = this.parts;
    return this.access.lane !== 'questions' || embedded || ownTimeouts.has('lock_timeout') ? 0 : LOCK_TIMEOUT_MS;
  }

  /** Calls `observer` for every statement until the returned function is called. */
  onStatement(observer: StatementObserver): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  /** Resolves if the database answers and takes writes; UNAVAILABLE otherwise. */
  async ping(): Promise<void> {
    const [row] = await this.on('live', 'readiness').query<{ read_only: boolean }>(
      sql`/* database.ping */ select current_setting('transaction_read_only') = 'on' as read_only`,
    );
    if (row?.read_only === true) throw new Unavailable('DATABASE_READ_ONLY');
  }

  async close(): Promise<void> {
    await this.parts.close();
  }

  get #lane(): Lane {
    return this.parts.lanes[this.access.lane];
  }

  get #purpose(): Purpose {
    return this.access.purpose ?? this.#lane.bounds.purpose;
  }

  #connectionOptions(patience: LockPatience | undefined) {
    const { statementMs } = PURPOSES[this.#purpose];
    return {
      observe: (text: string, durationMs: number) => {
        for (const observer of this.#observers) observer(text, durationMs);
      },
      pipelining: !this.embedded,
      statementMs: this.embedded ? 0 : statementMs,
      signal: this.access.signal,
      check: this.#check,
      before: patience === undefined ? this.#before : [...this.#before, lockTimeout(patience.lockMs)],
    };
  }

  /** What no timeout bounds: how long a question is planned grows with its text. */
  readonly #check = ({ text, values }: Statement): void => {
    if (values.length > MOST_VALUES) throw limitExceeded('The number of values of one statement of the database', MOST_VALUES);
    if (this.access.lane !== 'questions' || text.length <= LONGEST_QUESTION) return;
    throw limitExceeded(`The length of the statement that ${PURPOSES[this.#purpose].what} comes to, in characters,`, LONGEST_QUESTION);
  };

  /** What bounds each transaction, where the session does not. */
  get #before(): readonly Statement[] {
    if (this.embedded) return [];
    const { pooled, ownTimeouts } = this.parts;
    if (pooled && this.access.lane !== 'sessions') {
      return timeoutStatements(timeoutsFor(this.#purpose).without(ownTimeouts), 'transaction');
    }
    const { statementMs } = PURPOSES[this.#purpose];
    const isUsual = statementMs === PURPOSES[this.#lane.bounds.purpose].statementMs || ownTimeouts.has('statement_timeout');
    return isUsual ? [] : [statementTimeout(statementMs)];
  }

  /** Does `work`, and cancels what it runs when nobody waits for it. The cancelling has arrived when this ends: it cannot hit what comes after. */
  async #cancellable<Result>(session: Session, work: () => Promise<Result>): Promise<Result> {
    const { signal } = this.access;
    // The embedded database does nothing else before it has done this.
    if (signal === undefined || this.embedded) return work();
    let cancelling: Promise<unknown> | undefined;
    const onAbort = () => {
      cancelling = session.cancel();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      return await work();
    } finally {
      signal.removeEventListener('abort', onAbort);
      await cancelling;
    }
  }

  #asSeen(error: unknown): unknown {
    const { signal, lane } = this.access;
    if (!isCanceled(error)) return asUnavailable(error);
    if (signal?.aborted === true) return signal.reason;
    const { what, statementMs } = PURPOSES[this.#purpose];
    return lane === 'questions' ? tookTooLong(what, statementMs) : error;
  }
}

function tookTooLong(what: string, limitMs: number): DomainError {
  return limitExceeded(`The time that the database takes for ${what}, in ms,`, limitMs);
}

function isCanceled(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57014';
}

/** Drops what may be much, so many rows in a transaction until there are no more. Safe from several processes where the statement skips what others have locked. */
export async function dropInPieces(database: Pick<Database, 'transaction'>, atOnce: number, statement: Statement): Promise<void> {
  let dropped: number;
  do dropped = await database.transaction((transaction) => transaction.execute(statement));
  while (dropped === atOnce);
}
