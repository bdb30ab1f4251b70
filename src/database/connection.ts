import type { QueryResult } from 'pg';
import { askWith, together, type Questions } from './question.js';
import { isCommitted } from './pipeline.js';
import type { Session } from './session.js';
import type { Queryable } from './sql.js';
import type { Statement } from './statement.js';

/** Sees each statement when it has been answered, with how long that took: tests count them. */
export type StatementObserver = (text: string, durationMs: number) => void;

export interface ConnectionOptions {
  readonly observe: StatementObserver;
  /** Whether the server takes statements while others are not yet answered. */
  readonly pipelining: boolean;
  /** How long one statement may run, in ms; 0 for as long as it likes. */
  readonly statementMs: number;
  /** Refuses, by throwing, what is not to be asked. */
  readonly check?: (statement: Statement) => void;
  /** Aborted when nobody waits any more: nothing more is sent, but for what undoes what was begun. */
  readonly signal?: AbortSignal | undefined;
  /** Sent before the first statement of each transaction, and of what runs outside of one: what bounds it, where the session does not. */
  readonly before?: readonly Statement[];
}

/** A session for one piece of work. Statements run in the order they are sent. */
export class Connection implements Queryable {
  constructor(
    readonly session: Session,
    private readonly options: ConnectionOptions,
  ) {}

  /** To be sent first in a transaction. */
  get before(): readonly Statement[] {
    return this.options.before ?? [];
  }

  async query<Row extends object>(statement: Statement): Promise<Row[]> {
    return (await this.#sendOne(statement))?.rows as Row[];
  }

  async execute(statement: Statement): Promise<number> {
    return (await this.#sendOne(statement))?.rowCount ?? 0;
  }

  ask<Answers extends readonly unknown[]>(...questions: Questions<Answers>): Promise<Answers> {
    return askWith(together(questions), (statements) => this.#send(statements));
  }

  /**
   * Runs statements one after the other until one fails, and gives what each answered. Where the server takes them so, they are sent
   * together, which is one round trip. If one fails behind a COMMIT, gives what was answered until then: what is committed has happened.
   */
  async pipeline(statements: readonly Statement[]): Promise<readonly QueryResult[]> {
    this.options.signal?.throwIfAborted();
    for (const statement of statements) this.options.check?.(statement);
    return this.#runAll(statements);
  }

  /** Whether or not somebody waits for it. */
  async undo(statement: Statement): Promise<void> {
    await this.#runAll([statement]);
  }

  async #runAll(statements: readonly Statement[]): Promise<readonly QueryResult[]> {
    if (this.options.pipelining) return this.#run(statements);
    const results: QueryResult[] = [];
    for (const statement of statements) {
      try {
        results.push(...(await this.#run([statement])));
      } catch (error) {
        if (isCommitted(results)) return results;
        throw error;
      }
    }
    return results;
  }

  async #sendOne(statement: Statement): Promise<QueryResult | undefined> {
    const [result] = await this.#send([statement]);
    return result;
  }

  async #send(statements: readonly Statement[]): Promise<readonly QueryResult[]> {
    const results = await this.pipeline([...this.before, ...statements]);
    return results.slice(this.before.length);
  }

  async #run(statements: readonly Statement[]): Promise<readonly QueryResult[]> {
    const { observe, statementMs } = this.options;
    let sentAt = performance.now();
    const timeoutMs = statementMs * statements.length;
    return this.session.run(statements, {
      timeoutMs,
      onAnswer: (index) => {
        const answeredAt = performance.now();
        observe(statements[index]?.text ?? '', answeredAt - sentAt);
        sentAt = answeredAt;
      },
    });
  }
}
