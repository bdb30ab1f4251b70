import {
  type Transaction,
  answered,
  question,
  type Question,
  quoteIdentifier,
  rawSql,
  type Sql,
  sql,
  prepared,
} from '../../database/index.js';
import { check } from '../../records/index.js';
import type { SyncContext } from '../context.js';
import {
  type SyncOutcome,
  readState,
  recordTable,
  distinct,
  runBatch,
  type RecordChecks,
  type Applied,
  afterwards,
  overlay,
  Rejection,
  statesOf,
  upsert,
  recordError,
  type RecordError,
  type Accepted,
} from '../batch/index.js';
import type { DeclaredType, DeclaredTypes } from './declared-value.js';

/** Says what the values under a key are. */
export interface Declaration {
  /** Of declarations that are each of some kind of record. */
  readonly owner?: string | undefined;
  readonly key: string;
  readonly name: string;
  readonly type: DeclaredType;
  readonly unit?: string | null | undefined;
  readonly description?: string | null | undefined;
}

/** A declaration is known by its owner and key alone, whichever system made it. */
interface DeclarationState {
  readonly id: string;
  readonly owner: string;
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly unit: string | null;
  readonly description: string | null;
}

/** So many declarations of one owner there may be: the catalogue has each of them, in every question. docs/api.md tells users. */
export const MOST_DECLARED = 1_000;

/** What users declare of one kind. What a declaration is called and means can change; its type cannot, since values are stored by it. */
export class Declarations {
  readonly #table;
  readonly #from;
  readonly #findTypes;

  /** `operation` makes declarations of the given schema, which are kept in the given table, each of an owner where it has one by default. */
  constructor(
    private readonly operation: string,
    private readonly table: string,
    private readonly of: RecordChecks<Declaration>,
    private readonly owned?: {
      readonly byDefault: string;
      /** What the schema cannot see. */
      readonly check: (record: Declaration) => readonly RecordError[];
    },
  ) {
    const columns = { key: 'text', name: 'text', type: 'text', unit: 'text', description: 'text' };
    this.#table =
      owned === undefined
        ? recordTable<string>(table, columns, ['key'])
        : recordTable<string>(table, { owner: 'text', ...columns }, ['owner', 'key']);
    this.#from = rawSql(quoteIdentifier(table));
    this.#findTypes = rawSql(`/* sync.findTypes: ${table} */ select key, type from ${quoteIdentifier(table)}`);
  }

  declare(context: SyncContext, records: readonly unknown[]): Promise<SyncOutcome> {
    const operation = {
      name: this.operation,
      of: this.of,
      apply: (transaction: Transaction, _context: SyncContext, _source: string, accepted: readonly Accepted<Declaration>[]) =>
        this.#apply(transaction, context, accepted),
    };
    return runBatch(context, operation, { source: 'declarations', records });
  }

  /** The types of those among the keys that are declared, of an owner where they have one. */
  typesOf(keys: Iterable<string>, owner = this.#ownerOf({})): Question<DeclaredTypes> {
    const wanted = distinct(keys).filter(check.isStorable);
    if (wanted.length === 0) return answered(new Map());
    const find =
      this.owned === undefined
        ? prepared`${this.#findTypes} where key = any(${wanted}::text[])`
        : prepared`${this.#findTypes} where key = any(${wanted}::text[]) and owner = ${owner}`;
    return question<[{ key: string; type: DeclaredType }], DeclaredTypes>(
      [find],
      (rows) => new Map(rows.map((row) => [row.key, row.type])),
    );
  }

  async #apply(transaction: Transaction, context: SyncContext, accepted: readonly Accepted<Declaration>[]): Promise<Applied> {
    const stored = await this.#lock(transaction, distinct(accepted.map(({ record }) => record.key)));
    const room = await this.#roomLeft(transaction);
    const { results } = upsert<Declaration, DeclarationState>(accepted, {
      stored,
      externalIdOf: (record) => this.#nameOf(this.#ownerOf(record), record.key),
      next: (record, before) => {
        const problems = this.owned?.check(record) ?? [];
        if (problems.length > 0) return new Rejection(problems);
        if (before !== undefined && before.type !== record.type) {
          return new Rejection([recordError('CONFLICT', ['type'], `is ${before.type} and cannot change`)]);
        }
        if (before === undefined && !room.take(this.#ownerOf(record))) {
          return new Rejection([recordError('LIMIT_EXCEEDED', ['key'], `is one more than the ${MOST_DECLARED} that there may be`)]);
        }
        const blank = {
          id: this.#nameOf(this.#ownerOf(record), record.key),
          owner: this.#ownerOf(record),
          key: record.key,
          name: record.name,
          type: record.type,
          unit: null,
          description: null,
        };
        return overlay<DeclarationState>(before ?? blank, { ...record, owner: undefined });
      },
      write: (created, updated) => {
        this.#table.insert(transaction, statesOf(created).map(toRow), { createdAt: context.clock.now() });
        this.#table.update(transaction, afterwards(updated).map(toRow));
      },
    });
    return { results, touchedCustomerIds: [] };
  }

  async #lock(transaction: Transaction, keys: readonly string[]): Promise<Map<string, DeclarationState>> {
    // One declares at a time: else two would both be the last that there is room for.
    await transaction.execute(
      sql`${rawSql(`/* sync.lockDeclarations: ${this.table} */`)} lock table ${this.#from} in share row exclusive mode`,
    );
    const rows = await transaction.query(sql`${rawSql(`/* sync.lock: ${this.table} */`)}
      select ${this.#ownerColumn} as owner, key, name, type, unit, description from ${this.#from} where key = any(${keys}::text[])
      order by key, 1 for no key update`);
    const states = rows.map((row) => readState<Omit<DeclarationState, 'id'>>(row));
    return new Map(states.map((state) => ({ ...state, id: this.#nameOf(state.owner, state.key) })).map((state) => [state.id, state]));
  }

  async #roomLeft(transaction: Transaction): Promise<Room> {
    const rows = await transaction.query<{ owner: string; count: number }>(sql`${rawSql(`/* sync.countDeclarations: ${this.table} */`)}
      select ${this.#ownerColumn} as owner, count(*)::int as count from ${this.#from} group by 1`);
    return new Room(new Map(rows.map(({ owner, count }) => [owner, count])));
  }

  get #ownerColumn(): Sql {
    return this.owned === undefined ? sql`''` : sql`owner`;
  }

  #ownerOf({ owner }: Pick<Declaration, 'owner'>): string {
    return owner ?? this.owned?.byDefault ?? '';
  }

  /** What it is called in the answer: by its key where there is one owner, or it is of the usual one. */
  #nameOf(owner: string, key: string): string {
    return owner === this.#ownerOf({}) ? key : `${owner}/${key}`;
  }
}

/** Of which owner there may be how many more. */
class Room {
  constructor(private readonly declared: Map<string, number>) {}

  /** Whether there is room for one more, which is taken then. */
  take(owner: string): boolean {
    const count = this.declared.get(owner) ?? 0;
    if (count >= MOST_DECLARED) return false;
    this.declared.set(owner, count + 1);
    return true;
  }
}

function toRow({ id: _id, ...row }: DeclarationState) {
  return row;
}
