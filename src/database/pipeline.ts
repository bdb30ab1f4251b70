import { Query, type Client, type Connection, type QueryConfig, type QueryResult, type Submittable } from 'pg';

/**
 * Sends statements together and gives what each answered: one round trip, however many there are. The first that fails ends it, and
 * the server does not run those behind it: a COMMIT at the end commits all of them or none (docs/adr/0014).
 *
 * `onAnswer` is called as each is answered, with its index.
 */
export async function runPipeline(
  client: Client,
  statements: readonly QueryConfig[],
  onAnswer: (index: number) => void,
): Promise<readonly QueryResult[]> {
  const pipeline = new Pipeline(statements, onAnswer);
  client.query(pipeline);
  return pipeline.results;
}

/** What the driver submits in place of one query. Each statement is a query of the driver's own, without the synchronization after it. */
class Pipeline implements Submittable {
  readonly results: Promise<readonly QueryResult[]>;
  readonly #queries: readonly DriverQuery[];
  readonly #answers: QueryResult[] = [];
  #failure: Error | undefined;
  #resolve!: (results: readonly QueryResult[]) => void;
  #reject!: (error: Error) => void;

  constructor(
    statements: readonly QueryConfig[],
    private readonly onAnswer: (index: number) => void,
  ) {
    this.results = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#queries = statements.map((statement) => driverQuery(statement, (error, result) => this.#answer(error, result)));
  }

  submit(connection: Connection): void {
    const unsynchronized = Object.create(connection, { sync: { value: () => {} } }) as Connection;
    connection.stream.cork();
    try {
      for (const query of this.#queries) {
        const refusal = query.submit(unsynchronized);
        if (refusal !== null) this.#failure ??= refusal;
        // What the driver cannot send ends it too.
        if (this.#failure !== undefined) break;
      }
      connection.sync();
    } finally {
      connection.stream.uncork();
    }
  }

  /** The driver notes under this name what has been prepared. */
  get name(): string | undefined {
    return this.#current.name;
  }

  get text(): string {
    return this.#current.text;
  }

  handleRowDescription(message: unknown): void {
    this.#current.handleRowDescription(message);
  }

  handleDataRow(message: unknown): void {
    this.#current.handleDataRow(message);
  }

  handleCommandComplete(message: unknown, connection: Connection): void {
    const query = this.#current;
    query.handleCommandComplete(message, connection);
    query.handleReadyForQuery(connection);
  }

  /** Of the server, or of a connection that is lost. */
  handleError(error: Error, connection: DriverConnection): void {
    // These have not been prepared, whatever the driver has noted.
    for (const { name } of this.#queries.slice(this.#answers.length)) {
      if (name !== undefined) delete connection.submittedNamedStatements[name];
    }
    this.#reject(this.#failure ?? error);
  }

  handleReadyForQuery(): void {
    if (this.#failure === undefined) this.#resolve(this.#answers);
    else this.#reject(this.#failure);
  }

  #answer(error: Error | null, result: QueryResult): void {
    if (error !== null) {
      this.#failure ??= error;
      return;
    }
    this.onAnswer(this.#answers.push(result) - 1);
  }

  get #current(): DriverQuery {
    return this.#queries[this.#answers.length] as DriverQuery;
  }
}

/** The parts of the driver's query that its client talks to. */
interface DriverQuery {
  readonly name: string | undefined;
  readonly text: string;
  /** Gives, not throws, why it cannot be sent. */
  submit(connection: Connection): Error | null;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Connection): void;
  /** Calls back with the result. */
  handleReadyForQuery(connection: Connection): void;
}

interface DriverConnection extends Connection {
  /** What has been sent to be prepared and not been answered, by name. */
  readonly submittedNamedStatements: Record<string, string>;
}

function driverQuery(statement: QueryConfig, callback: (error: Error | null, result: QueryResult) => void): DriverQuery {
  // The simple protocol, which the driver takes for statements without values, synchronizes by itself.
  const config: QueryConfig & { readonly queryMode: 'extended' } = { ...statement, queryMode: 'extended' };
  return new Query(config, callback as never) as unknown as DriverQuery;
}
