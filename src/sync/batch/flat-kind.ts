import {
  type Transaction,
  answered,
  mapped,
  question,
  together,
  type Question,
  rawSql,
  rowsByExternalId,
  quoteIdentifier,
  sql,
} from '../../database/index.js';
import { invariant, newId } from '../../kernel/index.js';
import { type Checked, emptyColumns, type Fields, type Given, type Kind, type ReferenceField } from '../../records/index.js';
import type { SyncContext } from '../context.js';
import type { Batch, RecordError, SyncOutcome } from './batch.js';
import { aged, isLate, type Aged } from './order-of-arrival.js';
import { readState, recordTable, type RecordTable } from './record-table.js';
import { distinct, inLockOrder, lockedIds } from './references.js';
import { runBatch, type Applied } from './run-batch.js';
import { afterwards, overlay, Rejection, statesOf, upsert } from './upsert.js';
import { isRequired, unknownReference, type Accepted } from './validate.js';

/** Brings in a batch of records of one kind. */
export type Sync<KindFields extends Fields> = (context: SyncContext, batch: Batch<Given<KindFields>>) => Promise<SyncOutcome>;

/** All that is stored of one record: its columns in camel case. */
export interface FlatState extends Aged {
  readonly id: string;
  readonly externalId: string;
  readonly [field: string]: unknown;
}

/** Fields of which only code of the kind's own can know what a new record has in them. */
type Unflat<KindFields extends Fields> = {
  [Key in keyof KindFields & string]: KindFields[Key] extends
    { readonly place: 'apart' } | { readonly place: 'reference'; readonly presence: 'clearable' }
    ? Key
    : KindFields[Key] extends { readonly place: 'column'; readonly presence: 'kept' | 'defaulted'; readonly form: 'texts' | 'keyed' }
      ? never
      : KindFields[Key] extends { readonly place: 'column'; readonly presence: 'kept' | 'defaulted' }
        ? Key
        : never;
}[keyof KindFields & string];

/** What a record becomes once what the schema cannot see is known, or why it cannot be taken. */
export type Completion<Input> = (record: Input, before: FlatState | undefined) => Input | Rejection;

/** Asked once for a batch: what its records are completed with. */
type Complete<Input> = (records: readonly Input[]) => Question<Completion<Input>>;

/**
 * How records are brought in of a kind that is one row of one table, known by external id. What a new one needs and does not say is
 * REQUIRED; a known one keeps what is left out.
 */
export function flatSync<KindFields extends Fields>(
  kind: Kind<string, KindFields> & ([Unflat<KindFields>] extends [never] ? unknown : { readonly needsCodeFor: Unflat<KindFields> }),
  complete: Complete<Checked<KindFields>> = () => answered((record) => record),
): Sync<KindFields> {
  const flat = new FlatKind<Checked<KindFields>>(kind, complete);
  const operation = {
    name: kind.operation,
    of: kind,
    apply: (...batch: Parameters<typeof flat.apply>) => flat.apply(...batch),
  };
  return (context, batch) => runBatch(context, operation, batch);
}

/** The ids that the records refer to, by reference and external id. */
type FoundReferences = readonly (readonly [reference: ReferenceField, ids: ReadonlyMap<string, string>])[];

class FlatKind<Input extends object> {
  readonly #references: readonly ReferenceField[];
  readonly #required: readonly string[];
  readonly #blank: Readonly<Record<string, unknown>>;
  readonly #table: RecordTable<string>;

  constructor(
    private readonly kind: Kind,
    private readonly complete: Complete<Input>,
  ) {
    this.#references = inLockOrder(kind.references);
    this.#required = Object.keys(kind.columns).filter((field) => kind.fields[field]?.presence === 'required when new');
    const referring = this.#references.map(({ column }) => column);
    // By which of a customer's names the record came: unmerging goes by it.
    const names = this.#references.flatMap(({ field, refersTo }) => (refersTo === 'customer' ? [field] : []));
    const columns = [...referring, ...names, ...Object.keys(kind.columns)];
    this.#blank = {
      ...Object.fromEntries(['id', 'externalId', ...columns, 'sourceUpdatedAt'].map((column) => [column, null])),
      ...emptyColumns(kind.fields),
    };
    const references = Object.fromEntries([...referring.map((column) => [column, 'uuid']), ...names.map((name) => [name, 'text'])]);
    this.#table = recordTable<string>(
      kind.table,
      { id: 'uuid', externalId: 'text', ...references, ...kind.columns, sourceUpdatedAt: 'timestamptz' },
      ['id'],
    );
  }

  async apply(transaction: Transaction, context: SyncContext, source: string, accepted: readonly Accepted<Input>[]): Promise<Applied> {
    const records = accepted.map(({ record }) => record);
    const [references, stored, complete] = await transaction.ask(
      this.#lockedReferences(source, records),
      this.#lockedRecords(source, distinct(records.map(externalIdOf))),
      this.complete(records),
    );
    const { results, created, updated } = upsert<Input, FlatState>(accepted, {
      stored,
      externalIdOf,
      next: (record, before) => {
        if (before !== undefined && isLate(datingOf(record), before, context)) return before;
        const completed = complete(record, before);
        return completed instanceof Rejection ? completed : this.#next(completed, before, references, context.clock.now().toISOString());
      },
      write: (creations, changes) => {
        const now = context.clock.now();
        this.#table.insert(transaction, statesOf(creations), { source, createdAt: now, updatedAt: now });
        this.#table.update(transaction, afterwards(changes), { updatedAt: now });
      },
    });
    // A record that changed hands touches both.
    const touched = [...statesOf(created), ...updated.flatMap(({ before, after }) => [before, after])];
    return { results, touchedCustomerIds: touched.flatMap(({ customerId }) => (typeof customerId === 'string' ? customerId : [])) };
  }

  #lockedReferences(source: string, records: readonly Input[]): Question<FoundReferences> {
    const found = this.#references.map((reference) => {
      const wanted = records.map((record) => valueOf<string>(record, reference.field));
      return mapped(lockedIds(reference.refersTo, source, wanted), (ids) => [reference, ids] as const);
    });
    return together(found);
  }

  #lockedRecords(source: string, externalIds: readonly string[]): Question<Map<string, FlatState>> {
    const table = rawSql(quoteIdentifier(this.kind.table));
    const lock = sql`${rawSql(`/* sync.lock: ${this.kind.table} */`)}
      select ${this.#table.selection('r')} from ${table} r
      where r.id in (select id from ${rowsByExternalId(table, source, externalIds)} asked)
      order by r.external_id for no key update`;
    return question<[object], Map<string, FlatState>>(
      [lock],
      (rows) => new Map(rows.map((row) => readState<FlatState>(row)).map((state) => [state.externalId, state])),
    );
  }

  #next(record: Input, before: FlatState | undefined, references: FoundReferences, now: string): FlatState | Rejection {
    const errors: RecordError[] = [];
    const referredTo: Record<string, unknown> = {};
    for (const [{ field, refersTo, column }, ids] of references) {
      const externalId = valueOf<string>(record, field);
      const id = externalId === undefined ? before?.[column] : ids.get(externalId);
      referredTo[column] = id;
      if (id !== undefined) continue;
      errors.push(externalId === undefined ? isRequired(field) : unknownReference([field], refersTo, externalId));
    }
    for (const field of this.#required) {
      if (before === undefined && valueOf(record, field) === undefined) errors.push(isRequired(field));
    }
    if (errors.length > 0) return new Rejection(errors);
    const known: FlatState = before ?? { ...this.#blank, id: newId(), externalId: externalIdOf(record), sourceUpdatedAt: null };
    return aged(overlay<FlatState, string>(known, record, referredTo), datingOf(record), before, now);
  }
}

function externalIdOf(record: object): string {
  const externalId = valueOf<string>(record, 'externalId');
  invariant(externalId !== undefined, 'a record of a flat kind says its external id');
  return externalId;
}

function datingOf(record: object) {
  return { updatedAt: valueOf<string>(record, 'updatedAt') };
}

function valueOf<Value>(record: object, field: string): Value | undefined {
  return (record as Readonly<Record<string, Value | undefined>>)[field];
}
