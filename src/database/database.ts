import type { Knex, MikroORM } from '@mikro-orm/postgresql';
import type { Client } from 'pg';
import { Connection, type StatementObserver } from './connection.js';
import type { Questions } from './question.js';
import { sql, type Queryable } from './sql.js';
import type { Statement } from './statement.js';
import { Transaction } from './transaction.js';

/**
 * The database as the rest of the program sees it: one pool, used by MikroORM for entities and directly for composed SQL.
 * Transactions are READ COMMITTED. On the embedded database transactions run one at a time, so never await a statement of the
 * pool inside a transaction: it would wait for ever.
 */
export class Database implements Queryable {
  readonly #connections = new WeakMap<Client, Connection>();
  readonly #observers = new Set<StatementObserver>();
  readonly #observe: StatementObserver = (text, durationMs) => {
    for (const observer of this.#observers) observer(text, durationMs);
  };

  constructor(
    readonly orm: MikroORM,
    /** Whether it is the embedded database: one transaction at a time, and no LISTEN. */
    readonly embedded: boolean,
    private readonly closeUnderlying: () => Promise<void>,
  ) {}

  async query<Row extends object>(statement: Statement): Promise<Row[]> {
    return this.withConnection((connection) => connection.query<Row>(statement));
  }

  async execute(statement: Statement): Promise<number> {
    return this.withConnection((connection) => connection.execute(statement));
  }

  async ask<Answers extends readonly unknown[]>(...questions: Questions<Answers>): Promise<Answers> {
    return this.withConnection((connection) => connection.ask<Answers>(...questions));
  }

  /** Runs `work` on one connection of the pool, outside a transaction. */
  async withConnection<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
    const pool = this.#knex().client as KnexClient;
    const client = await pool.acquireConnection();
    try {
      return await work(this.#connectionOf(client));
    } finally {
      await pool.releaseConnection(client);
    }
  }

  /**
   * Runs `work` in a transaction: committed when it returns, undone when it throws. MikroORM's `transactional` and `flush` are not used: they run in
   * an AsyncLocalStorage, and from the first one on Node.js up to 22 follows every promise of the process, those of all subscribers too.
   */
  async transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.withConnection(async (connection) => {
      const transaction = new Transaction(connection);
      try {
        const result = await work(transaction);
        await transaction.commit();
        return result;
      } catch (error) {
        // A connection that is lost has rolled back already, and the pool drops it.
        await transaction.rollback().catch(() => {});
        throw error;
      }
    });
  }

  /** Calls `observer` for every statement until the returned function is called. */
  onStatement(observer: StatementObserver): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  /** Resolves if the database answers. */
  async ping(): Promise<void> {
    await this.query(sql`/* database.ping */ select 1`);
  }

  async close(): Promise<void> {
    await this.orm.close(true);
    await this.closeUnderlying();
  }

  #knex(): Knex {
    return this.orm.em.getConnection().getKnex();
  }

  #connectionOf(client: Client): Connection {
    let connection = this.#connections.get(client);
    if (connection === undefined) {
      connection = new Connection(client, this.#observe, !this.embedded);
      this.#connections.set(client, connection);
    }
    return connection;
  }
}

/** The part of knex's client that hands out the driver's own connections. */
interface KnexClient {
  acquireConnection(): Promise<Client>;
  releaseConnection(client: Client): Promise<void>;
}
