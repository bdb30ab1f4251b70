import { types as defaultTypes, type Client, type CustomTypesConfig } from 'pg';
import { PreparedStatements } from './prepared-statements.js';
import type { Queryable, Statement } from './sql.js';

/** How values come back, the same for every statement: exact numbers as text, calendar days as text, moments as Date. */
const TYPES: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === DATE ? (value: string) => value : defaultTypes.getTypeParser(oid, format)) as CustomTypesConfig['getTypeParser'],
};
const DATE = 1082;

/** Sees every statement that is sent: tests count them, the slow log times them. */
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
  ) {
    this.#prepared = new PreparedStatements(client);
  }

  async query<Row extends object>(statement: Statement, options: { readonly prepare?: string } = {}): Promise<Row[]> {
    return (await this.#send(statement, options.prepare)).rows as Row[];
  }

  async execute(statement: Statement): Promise<number> {
    return (await this.#send(statement)).rowCount ?? 0;
  }

  async #send(statement: Statement, prepare?: string) {
    const startedAt = performance.now();
    const name = prepare === undefined ? undefined : this.#prefix + prepare;
    try {
      if (name !== undefined) await this.#prepared.use(name);
      return await this.client.query({
        text: statement.text,
        values: [...statement.values],
        types: TYPES,
        ...(name === undefined ? {} : { name }),
      });
    } finally {
      this.observe(statement.text, performance.now() - startedAt);
    }
  }
}
