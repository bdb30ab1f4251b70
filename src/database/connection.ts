import { types as defaultTypes, type Client, type CustomTypesConfig, type QueryConfig, type QueryResult } from 'pg';
import { runPipeline } from './pipeline.js';
import { PreparedStatements } from './prepared-statements.js';
import { askWith, together, type Questions } from './question.js';
import type { Queryable } from './sql.js';
import type { Statement } from './statement.js';

/** How values come back, the same for every statement: exact numbers as text, calendar days as text, moments as Date. */
const TYPES: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === DATE ? (value: string) => value : defaultTypes.getTypeParser(oid, format)) as CustomTypesConfig['getTypeParser'],
};
const DATE = 1082;

/** Sees each statement when it has been answered, with how long that took: tests count them. */
export type StatementObserver = (text: string, durationMs: number) => void;

let connectionCount = 0;

/** One open connection, on which statements run in the order they are sent. */
export class Connection implements Queryable {
  // Prepared names are unique per connection: behind the embedded database all connections share one session.
  readonly #prefix = `c${process.pid}_${++connectionCount}_`;
  readonly #prepared: PreparedStatements;

  constructor(
    readonly client: Client,
    private readonly observe: StatementObserver,
    /** Whether the server takes statements while others are not yet answered. */
    private readonly pipelining: boolean,
  ) {
    this.#prepared = new PreparedStatements(client);
  }

  async query<Row extends object>(statement: Statement): Promise<Row[]> {
    return (await this.#send(statement)).rows as Row[];
  }

  async execute(statement: Statement): Promise<number> {
    return (await this.#send(statement)).rowCount ?? 0;
  }

  ask<Answers extends readonly unknown[]>(...questions: Questions<Answers>): Promise<Answers> {
    return askWith(together(questions), (statements) => this.pipeline(statements));
  }

  /**
   * Runs statements one after the other until one fails, and gives what each answered. Where the server takes them so, they are sent
   * together, which is one round trip.
   */
  async pipeline(statements: readonly Statement[]): Promise<readonly QueryResult[]> {
    const results: QueryResult[] = [];
    if (!this.pipelining || statements.length === 1) {
      for (const statement of statements) results.push(await this.#send(statement));
      return results;
    }
    for (const { prepare } of statements) if (prepare !== undefined) await this.#prepared.use(this.#prefix + prepare);
    let sentAt = performance.now();
    return runPipeline(this.client, statements.map(this.#configOf), (index) => {
      const answeredAt = performance.now();
      this.observe(statements[index]?.text ?? '', answeredAt - sentAt);
      sentAt = answeredAt;
    });
  }

  async #send(statement: Statement): Promise<QueryResult> {
    const startedAt = performance.now();
    try {
      if (statement.prepare !== undefined) await this.#prepared.use(this.#prefix + statement.prepare);
      return await this.client.query(this.#configOf(statement));
    } finally {
      this.observe(statement.text, performance.now() - startedAt);
    }
  }

  #configOf = ({ text, values, prepare }: Statement): QueryConfig => ({
    text,
    values: [...values],
    types: TYPES,
    ...(prepare === undefined ? {} : { name: this.#prefix + prepare }),
  });
}
