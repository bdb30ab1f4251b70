import { Client, type ClientConfig, type QueryResult } from 'pg';
import { requestCancel } from './cancel-request.js';
import { ENTITY_TYPES, valueToSend } from './driver.js';
import { runPipeline } from './pipeline.js';
import { PreparedStatements } from './prepared-statements.js';
import type { ServerAddress, SessionAttributes } from './server-address.js';
import { timeoutStatements, type Timeouts } from './timeouts.js';
import type { Statement } from './statement.js';
import { ConnectionLost, endsSession, isError, StatementsStale, tellsStaleStatements } from './unavailable.js';

/** How much longer than the server itself allows an answer is waited for: a network that is cut answers nothing. */
const GRACE_MS = 5_000;

/** How long the server is waited for to take leave. */
const CLOSE_MS = 2_000;

let sessionCount = 0;

export interface SessionOptions {
  /** Whether a pooler lends it another backend for each transaction: nothing is kept on one then, such as a prepared statement. */
  readonly isPooled: boolean;
  /** By which the embedded database knows it. */
  readonly number?: number;
}

/** One open connection to the database, until it is lost or closed. */
export class Session {
  readonly #prepared: PreparedStatements;
  #lost: Error | undefined;
  #onLost: (why: Error) => void = () => {};

  /** Of a client that is connected. */
  constructor(
    readonly client: Client,
    private readonly options: SessionOptions & { readonly host: ClientConfig },
  ) {
    // Prepared names are unique per connection: behind the embedded database all connections share one session.
    this.#prepared = new PreparedStatements(`c${process.pid}_${++sessionCount}_`);
    client.on('error', (error) => this.#lose(error));
    client.on('end', () => this.#lose(new ConnectionLost('The connection has ended.')));
  }

  /** The number by which the server knows it. */
  get processId(): number {
    return (this.client as unknown as { readonly processID: number }).processID;
  }

  /** By which the embedded database knows it. */
  get number(): number | undefined {
    return this.options.number;
  }

  get isUsable(): boolean {
    return this.#lost === undefined;
  }

  /** Whether nothing is left half done on it. */
  get isIdle(): boolean {
    const status = this.client.getTransactionStatus();
    return status === 'I' || status === null;
  }

  /** Calls `listener` once, when it cannot be used any more. */
  onLost(listener: (why: Error) => void): void {
    this.#onLost = listener;
  }

  /** Runs statements together until one fails, and gives what each answered. Nothing is sent if a value cannot be. */
  async run(
    statements: readonly Statement[],
    { timeoutMs, onAnswer }: { readonly timeoutMs?: number | undefined; readonly onAnswer: (index: number) => void },
  ): Promise<readonly QueryResult[]> {
    if (this.#lost !== undefined) throw new ConnectionLost('The connection is lost.', { cause: this.#lost });
    const sent = statements.map(({ text, values, prepare }) => ({
      text,
      values: values.map(valueToSend),
      prepare: this.options.isPooled ? undefined : prepare,
    }));
    const messages = this.#prepared.messagesFor(sent);
    const deadline = timeoutMs ? setTimeout(() => this.abandon('The database has not answered in time.'), timeoutMs + GRACE_MS) : undefined;
    try {
      return await runPipeline(this.client, messages, (index, answer) => {
        const answered = messages.statements[index];
        if (answered !== undefined) this.#prepared.confirm(answered, answer);
        onAnswer(index);
      });
    } catch (error) {
      if (tellsStaleStatements(error)) {
        this.#lose(error as Error);
        throw new StatementsStale('What the connection had prepared is stale.', { cause: error });
      }
      if (endsSession(error) || this.client.connection.stream.destroyed) this.#lose(error as Error);
      throw this.#lost !== undefined && !endsSession(error) ? new ConnectionLost('The connection was lost.', { cause: error }) : error;
    } finally {
      clearTimeout(deadline);
    }
  }

  /** Cancels what is running, without a place among the connections to the database. */
  cancel(): Promise<void> {
    return requestCancel(this.client, this.options.host);
  }

  /** Breaks it off, whatever is under way. */
  abandon(why: string): void {
    this.client.connection.stream.destroy(new ConnectionLost(why));
  }

  async close(): Promise<void> {
    this.#onLost = () => {};
    const { stream } = this.client.connection;
    if (!this.isUsable) return void stream.destroy();
    // Where the network is cut, nobody answers.
    const cut = setTimeout(() => stream.destroy(), CLOSE_MS);
    await this.client.end().catch(() => {});
    clearTimeout(cut);
  }

  #lose(error: Error): void {
    if (this.#lost !== undefined) return;
    this.#lost = error;
    this.client.connection.stream.destroy();
    this.#onLost(error);
  }
}

/** Opens a session on the first server of the address that will do. Throws why the last of them would not. */
export async function openSession(
  address: ServerAddress,
  timeouts: Timeouts | undefined,
  options: SessionOptions = { isPooled: false },
): Promise<Session> {
  let failure: unknown;
  for (const attributes of preferences(address.sessionAttributes)) {
    for (const host of address.hosts) {
      try {
        return await connect(host, attributes, timeouts?.without(address.ownTimeouts), options);
      } catch (error) {
        failure = error;
      }
    }
  }
  throw failure;
}

/** What is looked for, one after the other. */
function preferences(attributes: SessionAttributes): readonly SessionAttributes[] {
  return attributes === 'prefer-standby' ? ['standby', 'any'] : [attributes];
}

async function connect(
  host: ClientConfig,
  attributes: SessionAttributes,
  timeouts: Timeouts | undefined,
  options: SessionOptions,
): Promise<Session> {
  const client = new Client({ ...host, types: ENTITY_TYPES });
  // Until there is a session: what happens here the call tells.
  client.on('error', () => {});
  await client.connect().catch((error: unknown) => {
    throw asLost(error);
  });
  const session = new Session(client, { ...options, host });
  try {
    const before = timeouts === undefined ? [] : timeoutStatements(timeouts, 'session');
    const isAsked = attributes !== 'any';
    const statements = isAsked ? [...before, SERVER_STATE] : before;
    const answers =
      statements.length === 0 ? [] : await session.run(statements, { timeoutMs: host.connectionTimeoutMillis, onAnswer: () => {} });
    const state = answers.at(-1)?.rows[0] as ServerState | undefined;
    if (isAsked && (state === undefined || !DOES[attributes](state))) throw new ConnectionLost(`The server is not ${attributes}.`);
    return session;
  } catch (error) {
    session.abandon('The session could not be set up.');
    throw error;
  }
}

/** What the driver says by itself, such as that a connection was ended before it was open, or took too long, has no code. */
function asLost(error: unknown): unknown {
  return isError(error) && !('code' in error) ? new ConnectionLost(error.message, { cause: error }) : error;
}

interface ServerState {
  readonly standby: boolean;
  readonly read_only: boolean;
}

const SERVER_STATE: Statement = {
  text: `/* database.state */ select pg_is_in_recovery() as standby, current_setting('transaction_read_only') = 'on' as read_only`,
  values: [],
};

/** Whether a server is what is looked for. */
const DOES: Readonly<Record<SessionAttributes, (state: ServerState) => boolean>> = {
  any: () => true,
  'read-write': ({ read_only }) => !read_only,
  'read-only': ({ read_only }) => read_only,
  primary: ({ standby }) => !standby,
  standby: ({ standby }) => standby,
  'prefer-standby': () => true,
};
