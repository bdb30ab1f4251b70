import type { Connection } from './connection.js';
import { askWith, together, type Question, type Questions } from './question.js';
import { sql, type Queryable } from './sql.js';
import type { Statement } from './statement.js';
import { ConnectionLost } from './unavailable.js';

const BEGIN = sql`/* database.begin */ begin`;
const COMMIT = sql`/* database.commit */ commit`;
const ROLLBACK = sql`/* database.rollback */ rollback`;

/**
 * One open transaction. Statements run in the order in which they are given, and fail it for good: one that is to fail alone needs a
 * savepoint. What is waited for is what costs: BEGIN goes with the first statement, and what is deferred with the next.
 */
export class Transaction implements Queryable {
  /** To be sent before whatever comes next. */
  #deferred: Statement[];
  /** Not answered yet. */
  readonly #afterwards: Afterwards[] = [];
  #state: 'new' | 'open' | 'ended' = 'new';

  constructor(private readonly connection: Connection) {
    this.#deferred = this.#beginning();
  }

  async query<Row extends object>(statement: Statement): Promise<Row[]> {
    const [answer] = await this.#send(statement);
    return answer?.rows as Row[];
  }

  async execute(statement: Statement): Promise<number> {
    const [answer] = await this.#send(statement);
    return answer?.rowCount ?? 0;
  }

  ask<Answers extends readonly unknown[]>(...questions: Questions<Answers>): Promise<Answers> {
    return askWith(together(questions), (statements) => this.#send(...statements));
  }

  /**
   * For a statement whose answer nobody needs: it is run before the next that is sent, the COMMIT at the latest. If it fails, so does the one
   * with which it is sent.
   */
  defer(statement: Statement): void {
    this.#deferred.push(statement);
  }

  /**
   * Asks what is known once it is committed, by others too: it goes with the COMMIT, so that nobody waits for it. Rejects if that does not come to
   * an answer, whether or not the transaction has been committed.
   */
  askAfterCommit<Answers extends readonly unknown[]>(...questions: Questions<Answers>): Promise<Answers> {
    const question = together(questions);
    const answers = new Promise<Answers>((resolve, reject) => {
      this.#afterwards.push({ question: { ...question, answer: (rows) => resolve(question.answer(rows)) }, reject });
    });
    // Whoever has asked may not wait for it any more, once the transaction has failed.
    answers.catch(() => {});
    return answers;
  }

  /** Ends it, with everything that was deferred, or throws: then nothing of it has happened, unless the connection was lost meanwhile. */
  async commit(): Promise<void> {
    const isEmpty = this.#state === 'new' && this.#deferred.length === this.#beginning().length;
    if (isEmpty && this.#afterwards.length === 0) return this.#end();
    const before = this.#afterwards.length === 0 ? [] : this.connection.before;
    const asked = this.#afterwards.flatMap(({ question }) => question.statements);
    const [answer, ...answers] = await this.#send(COMMIT, ...before, ...asked);
    // So the server answers to the COMMIT of a transaction in which something failed.
    if (answer?.command === 'ROLLBACK') throw new Error('The transaction was rolled back: one of its statements had failed.');
    answerFirst(
      this.#afterwards,
      answers.slice(before.length).map(({ rows }) => rows),
    );
    this.#end();
  }

  /** Of what is a part of a longer transaction: answers what was asked for its end, which is now, by what the transaction itself sees. */
  async endPart(): Promise<void> {
    if (this.#afterwards.length === 0) return;
    const statements = this.#afterwards.flatMap(({ question }) => question.statements);
    const answers = statements.length === 0 ? [] : await this.#send(...statements);
    answerFirst(
      this.#afterwards,
      answers.map(({ rows }) => rows),
    );
  }

  async rollback(): Promise<void> {
    const wasOpen = this.#state === 'open';
    this.#end();
    if (wasOpen) await this.connection.undo(ROLLBACK);
  }

  /** Gives the answers to `statements`, without those to what was deferred. */
  async #send(...statements: readonly Statement[]) {
    if (this.#state === 'ended') throw new Error('A statement was sent to a transaction that has ended.');
    const before = this.#deferred;
    this.#deferred = [];
    this.#state = 'open';
    const answers = await this.connection.pipeline([...before, ...statements]);
    return answers.slice(before.length);
  }

  #beginning(): Statement[] {
    return [BEGIN, ...this.connection.before];
  }

  #end(): void {
    this.#state = 'ended';
    for (const { reject } of this.#afterwards)
      reject(new ConnectionLost('The transaction has ended without an answer to what was asked after it.'));
  }
}

/** A question that is asked when the transaction has been committed. */
interface Afterwards {
  /** Resolves the promise that was given for it. */
  readonly question: Question<void>;
  readonly reject: (error: unknown) => void;
}

/** Takes from `asked` what these rows answer. What has no answer is left to the end of the transaction. */
function answerFirst(asked: Afterwards[], rows: (readonly object[])[]): void {
  for (let first = asked[0]; first !== undefined && rows.length >= first.question.statements.length; first = asked[0]) {
    asked.shift();
    try {
      first.question.answer(rows.splice(0, first.question.statements.length));
    } catch (error) {
      first.reject(error);
    }
  }
}
