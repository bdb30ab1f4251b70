import { Socket } from 'node:net';
import { Client, type DatabaseError } from 'pg';
import { joinSql, quoteIdentifier, rawSql, sql, type Sql } from '../database/index.js';
import { lookupPublic, type Sending } from '../webhooks/index.js';
import type { TableSettings } from './destination.js';
import { GuardedAnswers } from './guarded-answers.js';
import { type Leaving, type Listing, Misconfigured, type Outgoing, type Receiver, type Refusal, Unreachable } from './receiver.js';
import { readTableAddress } from './table-address.js';

const CONNECT_MS = 10_000;
const STATEMENT_MS = 60_000;
/** How much longer an answer is waited for: a network that is cut answers nothing. */
const GRACE_MS = 5_000;
/** In which whoever is told that nothing more comes has hung up. */
const FAREWELL_MS = 1_000;
const LISTED_AT_ONCE = 1_000;
/** What is longer is kept by no index. */
const LONGEST_KEY = 2_700;

/** Connects to the very address that was looked at. */
class CheckedSocket extends Socket {
  constructor(private readonly allowPrivate: boolean) {
    super();
  }

  override connect(...given: unknown[]): this {
    const [port, host] = given as [number, string];
    return super.connect({ port, host, lookup: lookupPublic(this.allowPrivate) });
  }
}

/** A table of a PostgreSQL database of somebody else's, a row for each member, known by a column with a unique index. */
export class Table implements Receiver {
  readonly #table: Sql;
  readonly #key: Sql;
  #client: Promise<Client> | undefined;
  #answers: GuardedAnswers | undefined;

  constructor(
    private readonly settings: TableSettings,
    private readonly url: string,
    private readonly columns: readonly string[],
    private readonly sending: Sending,
  ) {
    this.#table = rawSql(settings.table.split('.').map(quoteIdentifier).join('.'));
    this.#key = rawSql(quoteIdentifier(settings.keyColumn));
  }

  /** Planning finds what is missing: the table, a column, the unique index, the rights. */
  async check(): Promise<void> {
    await this.#run(sql`explain ${this.#putting([])}`);
    await this.#run(sql`explain ${this.#removing([])}`);
    await this.#run(sql`explain ${this.#listing(null)}`);
  }

  async put(members: readonly Outgoing[]): Promise<readonly Refusal[]> {
    try {
      await this.#run(this.#putting(members));
      return [];
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      const [first] = members;
      if (members.length === 1 && first !== undefined) return [{ key: first.key, problem: 'INVALID', message: error.message }];
      // One row that is not taken is not to keep the others away.
      const half = Math.ceil(members.length / 2);
      return [...(await this.put(members.slice(0, half))), ...(await this.put(members.slice(half)))];
    }
  }

  async remove(members: readonly Leaving[]): Promise<readonly Refusal[]> {
    try {
      await this.#run(this.#removing(members.map(({ key }) => key)));
      return [];
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      const [first] = members;
      if (members.length === 1 && first !== undefined) return [{ key: first.key, problem: 'NOT_REMOVED', message: error.message }];
      const half = Math.ceil(members.length / 2);
      return [...(await this.remove(members.slice(0, half))), ...(await this.remove(members.slice(half)))];
    }
  }

  async list(cursor: string | null): Promise<Listing> {
    const rows = await this.#run<{ key: string }>(this.#listing(cursor));
    const present = rows.map(({ key }) => key);
    if (!present.every(isKey)) throw new Misconfigured('The table has keys that cannot be kept.');
    return { present, declined: [], cursor: present.length < LISTED_AT_ONCE ? null : (present.at(-1) ?? null) };
  }

  async close(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    this.#client = undefined;
    if (client !== undefined) await hangUp(client);
  }

  /** What is there already, and the same, is not written again. Values become what the columns of the table are. */
  #putting(members: readonly Outgoing[]): Sql {
    const rows = JSON.stringify(members.map(({ key, values }) => ({ ...values, [this.settings.keyColumn]: key })));
    const names = this.columns.map((name) => rawSql(quoteIdentifier(name)));
    const all = [this.#key, ...names];
    const isOther = names.map((name) => sql`to_jsonb(present.${name}) is distinct from to_jsonb(excluded.${name})`);
    const update =
      names.length === 0
        ? sql`nothing`
        : sql`update set ${joinSql(names.map((name) => sql`${name} = excluded.${name}`))} where ${joinSql(isOther, ' or ')}`;
    return sql`insert into ${this.#table} as present (${joinSql(all)})
      select ${joinSql(all.map((name) => sql`told.${name}`))} from jsonb_populate_recordset(null::${this.#table}, ${rows}::jsonb) told
      on conflict (${this.#key}) do ${update}`;
  }

  #removing(keys: readonly string[]): Sql {
    const rows = JSON.stringify(keys.map((key) => ({ [this.settings.keyColumn]: key })));
    return sql`delete from ${this.#table} where ${this.#key} in (
      select told.${this.#key} from jsonb_populate_recordset(null::${this.#table}, ${rows}::jsonb) told)`;
  }

  #listing(cursor: string | null): Sql {
    const rows = JSON.stringify(cursor === null ? [] : [{ [this.settings.keyColumn]: cursor }]);
    const after = sql`(select told.${this.#key} from jsonb_populate_recordset(null::${this.#table}, ${rows}::jsonb) told)`;
    return sql`select ${this.#key}::text as key from ${this.#table}
      where ${this.#key} is not null and ${cursor === null ? sql`true` : sql`${this.#key} > ${after}`} order by ${this.#key} limit ${LISTED_AT_ONCE}::int`;
  }

  async #run<Row extends object>({ text, values }: Sql): Promise<Row[]> {
    if (this.sending.signal?.aborted === true) throw new Unreachable('It was stopped.');
    const client = await this.#connected();
    const stop = () => void client.end().catch(() => {});
    this.#answers?.begin();
    this.sending.signal?.addEventListener('abort', stop, { once: true });
    try {
      const { rows } = await client.query<Row>(text, values);
      return rows;
    } catch (error) {
      throw toldError(error as DatabaseError);
    } finally {
      this.sending.signal?.removeEventListener('abort', stop);
    }
  }

  async #connected(): Promise<Client> {
    this.#client ??= this.#connect();
    try {
      return await this.#client;
    } catch (error) {
      this.#client = undefined;
      throw toldError(error as DatabaseError);
    }
  }

  async #connect(): Promise<Client> {
    const { allowPrivate } = this.sending;
    const client = new Client({
      ...readTableAddress(this.url, allowPrivate, 'table.url'),
      stream: () => new CheckedSocket(allowPrivate),
      connectionTimeoutMillis: CONNECT_MS,
      statement_timeout: STATEMENT_MS,
      query_timeout: STATEMENT_MS + GRACE_MS,
      application_name: 'cantle',
    });
    client.on('error', () => (this.#client = undefined));
    this.#answers = new GuardedAnswers(client);
    try {
      await client.connect();
    } catch (error) {
      // Whoever refuses somebody may stay on the line.
      cut(client);
      throw error;
    }
    return client;
  }
}

async function hangUp(client: Client): Promise<void> {
  const givingUp = setTimeout(() => cut(client), FAREWELL_MS);
  await client.end().catch(() => {});
  clearTimeout(givingUp);
}

function cut(client: Client): void {
  (client as unknown as { readonly connection: { readonly stream: Socket } }).connection.stream.destroy();
}

/** Of a server that is one, all are. */
function isKey(key: unknown): boolean {
  return typeof key === 'string' && key.length <= LONGEST_KEY && !key.includes('\0');
}

/** A row that the table does not take. */
class RowRefused extends Error {}

/** Classes of errors that are of a value: data, and what the table says against it. */
const OF_A_ROW = /^2[23]|^P0/;
/** Of what a trigger of theirs says nobody knows whether it quotes the row. */
const OF_A_TRIGGER = /^P0/;
/** Whatever nobody has to mend: connections, resources, races, shutdowns. */
const PASSING = /^(08|40|53|55|57|58|25006|XX)/;

function toldError(error: Partial<DatabaseError> & Error): Error {
  const { code = '', message } = error;
  if (!/^[0-9A-Z]{5}$/.test(code) || PASSING.test(code))
    return new Unreachable(`The database cannot be reached: ${withoutValues(message)}.`);
  // What a row says is personal; what it was refused for is said before.
  if (OF_A_TRIGGER.test(code)) return new RowRefused(`A trigger refused it (${code}).`);
  if (OF_A_ROW.test(code)) return new RowRefused(`${withoutValues(message)} (${code}).`);
  return new Misconfigured(`${withoutValues(message)} (${code}).`);
}

/** A value that is wrong is quoted after a colon. */
function withoutValues(message: string): string {
  return (message.split(': "')[0] ?? '').split('\n')[0]?.slice(0, 300) ?? '';
}
