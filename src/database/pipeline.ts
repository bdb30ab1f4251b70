import type { Client, Connection, QueryResult, Submittable } from 'pg';
import { driverConnection, newResult, type DriverConnection, type DriverResult } from './driver.js';

/** How long after an error the server is waited for to say that it takes the next statement. */
const PATIENCE_MS = 10_000;

/** One statement of a pipeline, with its values as they are sent. */
export interface PipelineStatement {
  readonly text: string;
  readonly values: readonly (string | Buffer | null)[];
  /** The name it is prepared by; empty if it is not. */
  readonly name: string;
  /** An earlier answer to it, if the server knows the name already: its columns are not asked for again. */
  readonly like: DriverResult | undefined;
}

/** What a pipeline sends. */
export interface PipelineMessages {
  /** Names of prepared statements that are no longer needed. */
  readonly forget: readonly string[];
  readonly statements: readonly PipelineStatement[];
}

/**
 * Sends statements together and gives what each answered: one round trip, however many there are. The first that fails ends it, and
 * the server does not run those behind it: a COMMIT commits all before it or none (docs/adr/0014). When one behind it fails, what was answered until then is
 * given, which is less than was sent: what is committed has happened.
 *
 * It ends when the connection takes the next, or is lost. The messages may come in every order that the protocol allows and some that it does not: an
 * error after the last answer, where a deferred constraint or a termination is told; several errors; notices and notifications in between; none at all.
 *
 * `onAnswer` is called as each is answered, with its index and what was answered.
 */
export async function runPipeline(
  client: Client,
  messages: PipelineMessages,
  onAnswer: (index: number, answer: DriverResult) => void,
): Promise<readonly QueryResult[]> {
  const pipeline = new Pipeline(driverConnection(client.connection), messages, onAnswer);
  client.query(pipeline);
  return pipeline.results;
}

/** What the driver submits in place of one query, and passes on what the server answers. None of its methods throws. */
class Pipeline implements Submittable {
  readonly results: Promise<readonly QueryResult[]>;
  readonly #answers: QueryResult[] = [];
  /** The one whose answer has begun. */
  #result: DriverResult;
  #failure: Error | undefined;
  #resolve!: (results: readonly QueryResult[]) => void;
  #reject!: (error: Error) => void;

  constructor(
    private readonly connection: DriverConnection,
    private readonly messages: PipelineMessages,
    private readonly onAnswer: (index: number, answer: DriverResult) => void,
  ) {
    this.results = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#result = this.#nextResult();
  }

  submit(connection: Connection): null {
    const { forget, statements } = this.messages;
    const driver = driverConnection(connection);
    driver.stream.cork();
    try {
      for (const name of forget) driver.close({ type: 'S', name });
      for (const { text, values, name, like } of statements) {
        if (like === undefined) {
          // The server may know the name all the same, from a pipeline that failed before anybody could tell.
          if (name !== '') driver.close({ type: 'S', name });
          driver.parse({ text, name });
        }
        driver.bind({ portal: '', statement: name, values: [...values] });
        // A prepared statement that came to give other columns would fail: PostgreSQL does not change what it has said of one.
        if (like === undefined) driver.describe({ type: 'P', name: '' });
        driver.execute({ portal: '', rows: 0 });
      }
      driver.sync();
    } finally {
      driver.stream.uncork();
    }
    return null;
  }

  handleRowDescription({ fields }: { readonly fields: readonly unknown[] }): void {
    if (this.#isAwaited()) this.#attempt(() => this.#result.addFields(fields));
  }

  handleDataRow({ fields }: { readonly fields: readonly unknown[] }): void {
    if (this.#isAwaited() && this.#failure === undefined) this.#attempt(() => this.#result.addRow(this.#result.parseRow(fields)));
  }

  handleCommandComplete(message: unknown): void {
    if (!this.#isAwaited()) return;
    this.#result.addCommandComplete(message);
    this.#answered();
  }

  /** The answer to a statement that is empty or a comment. */
  handleEmptyQuery(): void {
    if (this.#isAwaited()) this.#answered();
  }

  /** Nothing asks for a part of the rows. */
  handlePortalSuspended(): void {
    this.#breakOff('a part of the rows');
  }

  /** The server ignores the synchronization that was sent while it expects what is to be copied. */
  handleCopyInResponse(): void {
    this.connection.sendCopyFail('Nothing is copied in a pipeline.');
    this.connection.sync();
  }

  handleCopyData(): void {}

  /** Of the server, after which the driver passes on nothing more, or of a connection that is lost. */
  handleError(error: Error): void {
    // Once COMMIT has been answered everything is done, whatever happens to the connection.
    if (!isCommitted(this.#answers)) this.#failure ??= error;
    if (!this.connection.stream.writable || this.connection.stream.destroyed) return this.#end();
    const givingUp = setTimeout(() => this.connection.stream.destroy(), PATIENCE_MS);
    const end = () => {
      clearTimeout(givingUp);
      this.connection.off('readyForQuery', end).off('end', end);
      this.#end();
    };
    this.connection.on('readyForQuery', end).on('end', end);
  }

  handleReadyForQuery(): void {
    if (!this.#isComplete && !isCommitted(this.#answers))
      this.#failure ??= new Error('The database has answered fewer statements than were sent.');
    this.#end();
  }

  get #isComplete(): boolean {
    return this.#answers.length === this.messages.statements.length;
  }

  #answered(): void {
    const answer = this.#result;
    this.#answers.push(answer);
    this.#result = this.#nextResult();
    this.onAnswer(this.#answers.length - 1, answer);
  }

  #nextResult(): DriverResult {
    return newResult(this.messages.statements[this.#answers.length]?.like);
  }

  /** Whether an answer is due; if not, what has come belongs to nothing. */
  #isAwaited(): boolean {
    if (this.#isComplete) this.#breakOff('an answer to nothing');
    return !this.#isComplete;
  }

  #breakOff(what: string): void {
    this.#failure ??= new Error(`The database has sent ${what}.`);
    this.connection.stream.destroy(this.#failure);
  }

  /** A value that cannot be read fails its pipeline, not the process. */
  #attempt(read: () => void): void {
    try {
      read();
    } catch (error) {
      this.#failure ??= error as Error;
    }
  }

  #end(): void {
    if (this.#failure === undefined) this.#resolve(this.#answers);
    else this.#reject(this.#failure);
  }
}

/** Whether a transaction was committed among these. */
export function isCommitted(answers: readonly QueryResult[]): boolean {
  return answers.some(({ command }) => command === 'COMMIT');
}
