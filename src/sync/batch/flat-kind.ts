import type { z } from 'zod';
import {
  type Transaction,
  answered,
  mapped,
  question,
  together,
  type Question,
  rawSql,
  quoteIdentifier,
  sql,
} from '../../database/index.js';
import { newId } from '../../kernel/index.js';
import type { SyncContext } from '../context.js';
import type { Batch, RecordError, SyncOutcome } from './batch.js';
import { readState, recordTable, type RecordTable } from './record-table.js';
import { distinct, type Reference } from './references.js';
import { runBatch, type Applied } from './run-batch.js';
import { afterwards, overlay, Rejection, statesOf, upsert } from './upsert.js';
import { isRequired, unknownReference, type Accepted } from './validate.js';

/** A record as it comes in, checked. */
export interface FlatInput {
  readonly externalId: string;
}

/** All that is stored of one record: its columns in camel case. */
export interface FlatState {
  readonly id: string;
  readonly externalId: string;
  readonly [field: string]: unknown;
}

/** PostgreSQL types by field. */
type Columns<Input> = Readonly<Partial<Record<keyof Input & string, string>>>;

/** What a record becomes once what the schema cannot see is known, or why it cannot be taken. */
export type Completion<Input> = (record: Input, before: FlatState | undefined) => Input | Rejection;

/** A kind of record that is one row of one table, known by external id. */
export interface FlatKind<Input extends FlatInput> {
  /** The operation that syncs it. */
  readonly operation: string;
  readonly table: string;
  readonly schema: z.ZodType<Input>;
  /** What its records belong to, by the field that says the external id; customers come first, as they are locked first. */
  readonly references: Readonly<Partial<Record<keyof Input & string, Reference>>>;
  /** The columns that a new record needs, besides its references. */
  readonly required: Columns<Input>;
  /** The columns that may be empty. */
  readonly optional: Columns<Input>;
  /** Asked once for a batch: what its records are completed with. */
  completion?(records: readonly Input[]): Question<Completion<Input>>;
}

/** Creates and changes records of a flat kind. What a new one needs and does not say is REQUIRED; a known one keeps what is left out. */
export function syncFlatRecords<Input extends FlatInput>(
  context: SyncContext,
  kind: FlatKind<Input>,
  batch: Batch<unknown>,
): Promise<SyncOutcome> {
  const operation = {
    name: kind.operation,
    schema: kind.schema,
    apply: (transaction: Transaction, _context: SyncContext, source: string, accepted: readonly Accepted<Input>[]) =>
      applyFlatRecords(transaction, { context, kind, source }, accepted),
  };
  return runBatch(context, operation, batch);
}

interface Run<Input extends FlatInput> {
  readonly context: SyncContext;
  readonly kind: FlatKind<Input>;
  readonly source: string;
}

async function applyFlatRecords<Input extends FlatInput>(
  transaction: Transaction,
  { context, kind, source }: Run<Input>,
  accepted: readonly Accepted<Input>[],
): Promise<Applied> {
  const records = accepted.map(({ record }) => record);
  const table = tableOf(kind);
  const [references, stored, complete] = await transaction.ask(
    lockedReferences(kind, source, records),
    lockedRecords(kind, table, source, distinct(records.map((record) => record.externalId))),
    kind.completion?.(records) ?? answered<Completion<Input>>((record) => record),
  );
  const { results, created, updated } = upsert<Input, FlatState>(accepted, {
    stored,
    externalIdOf: (record) => record.externalId,
    next(record, before) {
      const completed = complete(record, before);
      return completed instanceof Rejection ? completed : nextRecord(kind, completed, before, references);
    },
    write(creations, changes) {
      const now = context.clock.now();
      table.insert(transaction, statesOf(creations), { source, createdAt: now, updatedAt: now });
      table.update(transaction, afterwards(changes), { updatedAt: now });
    },
  });
  // A record that changed hands touches both.
  const touched = [...statesOf(created), ...updated.flatMap(({ before, after }) => [before, after])];
  return { results, touchedCustomerIds: touched.flatMap(({ customerId }) => (typeof customerId === 'string' ? customerId : [])) };
}

/** The ids that the records refer to, by field and external id. */
type FoundReferences = ReadonlyMap<string, { readonly reference: Reference; readonly ids: ReadonlyMap<string, string> }>;

function lockedReferences<Input extends FlatInput>(
  { references }: FlatKind<Input>,
  source: string,
  records: readonly Input[],
): Question<FoundReferences> {
  const found = Object.entries<Reference | undefined>(references).flatMap(([field, reference]) => {
    if (reference === undefined) return [];
    const wanted = records.map((record) => valueOf<string>(record, field));
    return [mapped(reference.locked(source, wanted), (ids) => [field, { reference, ids }] as const)];
  });
  return mapped(together(found), (entries) => new Map(entries));
}

function nextRecord<Input extends FlatInput>(
  kind: FlatKind<Input>,
  record: Input,
  before: FlatState | undefined,
  references: FoundReferences,
): FlatState | Rejection {
  const errors: RecordError[] = [];
  const referredTo: Record<string, unknown> = {};
  for (const [field, { reference, ids }] of references) {
    const externalId = valueOf<string>(record, field);
    const id = externalId === undefined ? before?.[reference.column] : ids.get(externalId);
    referredTo[reference.column] = id;
    if (id !== undefined) continue;
    errors.push(externalId === undefined ? isRequired(field) : unknownReference([field], reference.what, externalId));
  }
  for (const field of Object.keys(kind.required)) {
    if (before === undefined && valueOf(record, field) === undefined) errors.push(isRequired(field));
  }
  if (errors.length > 0) return new Rejection(errors);
  return overlay<FlatState>(before ?? { ...blank(kind), id: newId(), externalId: record.externalId }, { ...record, ...referredTo });
}

function valueOf<Value>(record: FlatInput, field: string): Value | undefined {
  return (record as FlatInput & Readonly<Record<string, Value | undefined>>)[field];
}

function columnsOf<Input extends FlatInput>({ references, required, optional }: FlatKind<Input>): Record<string, string> {
  const referring = Object.values<Reference | undefined>(references).flatMap((reference) => reference?.column ?? []);
  return { ...Object.fromEntries(referring.map((column) => [column, 'uuid'])), ...required, ...optional };
}

function blank<Input extends FlatInput>(kind: FlatKind<Input>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(columnsOf(kind)).map(([field, type]) => [field, emptyOf(type)]));
}

function emptyOf(type: string): unknown {
  if (type === 'jsonb') return {};
  return type.endsWith('[]') ? [] : null;
}

function tableOf<Input extends FlatInput>(kind: FlatKind<Input>): RecordTable<string> {
  return recordTable<string>(kind.table, { id: 'uuid', externalId: 'text', ...columnsOf(kind) }, ['id']);
}

function lockedRecords<Input extends FlatInput>(
  kind: FlatKind<Input>,
  table: RecordTable<string>,
  source: string,
  externalIds: readonly string[],
): Question<Map<string, FlatState>> {
  const lock = sql`${rawSql(`/* sync.lock: ${kind.table} */`)}
    select ${table.selection('r')} from ${rawSql(quoteIdentifier(kind.table))} r
    where r.source = ${source} and r.external_id = any(${externalIds}::text[])
    order by r.external_id for no key update`;
  return question<[object], Map<string, FlatState>>(
    [lock],
    (rows) => new Map(rows.map((row) => readState<FlatState>(row)).map((state) => [state.externalId, state])),
  );
}
