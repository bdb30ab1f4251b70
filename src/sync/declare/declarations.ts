import { type Transaction, answered, question, type Question, quoteIdentifier, rawSql, sql } from '../../database/index.js';
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
  type Accepted,
} from '../batch/index.js';
import type { DeclaredType, DeclaredTypes } from './declared-value.js';

/** Says what the values under a key are. */
export interface Declaration {
  readonly key: string;
  readonly name: string;
  readonly type: DeclaredType;
  readonly unit?: string | null | undefined;
  readonly description?: string | null | undefined;
}

/** A declaration is known by its key alone, whichever system made it. */
interface DeclarationState {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly unit: string | null;
  readonly description: string | null;
}

/** What users declare of one kind. What a declaration is called and means can change; its type cannot, since values are stored by it. */
export class Declarations {
  readonly #table;
  readonly #from;

  /** `operation` makes declarations of the given schema, which are kept in the given table. */
  constructor(
    private readonly operation: string,
    private readonly table: string,
    private readonly of: RecordChecks<Declaration>,
  ) {
    this.#table = recordTable(table, { key: 'text', name: 'text', type: 'text', unit: 'text', description: 'text' }, ['key']);
    this.#from = rawSql(quoteIdentifier(table));
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

  /** The types of those among the keys that are declared. */
  typesOf(keys: Iterable<string>): Question<DeclaredTypes> {
    const wanted = distinct(keys).filter(check.isStorable);
    if (wanted.length === 0) return answered(new Map());
    const find = sql`${rawSql(`/* sync.findTypes: ${this.table} */`)}
      select key, type from ${this.#from} where key = any(${wanted}::text[])`;
    return question<[{ key: string; type: DeclaredType }], DeclaredTypes>(
      [find],
      (rows) => new Map(rows.map((row) => [row.key, row.type])),
    );
  }

  async #apply(transaction: Transaction, context: SyncContext, accepted: readonly Accepted<Declaration>[]): Promise<Applied> {
    const stored = await this.#lock(transaction, distinct(accepted.map(({ record }) => record.key)));
    const { results } = upsert<Declaration, DeclarationState>(accepted, {
      stored,
      externalIdOf: (record) => record.key,
      next(record, before) {
        if (before !== undefined && before.type !== record.type) {
          return new Rejection([recordError('CONFLICT', ['type'], `is ${before.type} and cannot change`)]);
        }
        return overlay<DeclarationState>(
          before ?? { id: record.key, name: record.name, type: record.type, unit: null, description: null },
          record,
        );
      },
      write: (created, updated) => {
        this.#table.insert(transaction, statesOf(created).map(toRow), { createdAt: context.clock.now() });
        this.#table.update(transaction, afterwards(updated).map(toRow));
      },
    });
    return { results, touchedCustomerIds: [] };
  }

  async #lock(transaction: Transaction, keys: readonly string[]): Promise<Map<string, DeclarationState>> {
    const rows = await transaction.query(sql`${rawSql(`/* sync.lock: ${this.table} */`)}
      select key as id, name, type, unit, description from ${this.#from} where key = any(${keys}::text[])
      order by key for no key update`);
    return new Map(rows.map((row) => readState<DeclarationState>(row)).map((state) => [state.id, state]));
  }
}

function toRow({ id, ...declaration }: DeclarationState) {
  return { key: id, ...declaration };
}
