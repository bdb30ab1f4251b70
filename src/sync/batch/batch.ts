import type { Transaction } from '../../database/index.js';

/** Records of one kind from one source system, at most MAX_BATCH_RECORDS. */
export interface Batch<Record> {
  /** Names the source system; external ids are unique within it. */
  readonly source: string;
  /** A repeated request with the same key returns the first answer. */
  readonly idempotencyKey?: string | null;
  readonly records: readonly Record[];
  /** Asked in the transaction that brings them in: which of the records still are to be, by their places. All of them where it is left out. */
  readonly stillWanted?: (transaction: Transaction) => Promise<ReadonlySet<number>>;
  /** Called at the end of the transaction that brings them in, which may be run again, with what it comes to. */
  readonly beforeCommit?: (transaction: Transaction, outcome: SyncOutcome) => void;
}

export const MAX_BATCH_RECORDS = 1_000;

export type RecordErrorCode =
  /** A field that this record needs is missing. */
  | 'REQUIRED'
  /** The value cannot be stored in this field. */
  | 'INVALID_VALUE'
  /** The kind of record has no field of that name. */
  | 'UNKNOWN_FIELD'
  /** The external id names no record of the batch's source. */
  | 'UNKNOWN_REFERENCE'
  /** The custom attribute has not been declared. */
  | 'UNKNOWN_ATTRIBUTE'
  /** The external id is that of somebody who was erased and is not to come back. */
  | 'SUPPRESSED'
  /** There are as many of its kind as there may be. */
  | 'LIMIT_EXCEEDED'
  /** The record contradicts what is stored. */
  | 'CONFLICT';

/** Why a record was rejected; `path` leads to the field, such as `['lines', '0', 'unitPrice']`. */
export interface RecordError {
  readonly code: RecordErrorCode;
  readonly message: string;
  readonly path: string[];
  /** What could stand there, where that is a closed list. */
  readonly expected?: readonly string[];
  /** The nearest of them. */
  readonly suggestion?: string;
}

export type SyncStatus = 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'REJECTED';

/** What happened to the record at `index` of the batch. */
export interface SyncResult {
  readonly index: number;
  readonly status: SyncStatus;
  readonly id?: string;
  readonly externalId?: string;
  /** It is kept until the person appears whose it is: it has no id yet. */
  readonly waits?: true;
  readonly errors: RecordError[];
}

export interface SyncOutcome {
  /** One a record, in the order of the batch. */
  readonly results: SyncResult[];
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Customers whose own data changed; a changed product names none of its buyers. */
  readonly touchedCustomerIds: string[];
}

/** Counts the results, which may come in any order, and puts them in the order of the batch. */
export function outcomeOf(results: readonly SyncResult[], touchedCustomerIds: Iterable<string>): SyncOutcome {
  const count = (status: SyncStatus) => results.filter((result) => result.status === status).length;
  return {
    results: results.toSorted((a, b) => a.index - b.index),
    created: count('CREATED'),
    updated: count('UPDATED'),
    unchanged: count('UNCHANGED'),
    rejected: count('REJECTED'),
    touchedCustomerIds: [...new Set(touchedCustomerIds)].sort(),
  };
}
