import type { Batch } from '../../sync/index.js';
import type { BatchInput } from './batch.input.js';

/**
 * Records as the sync takes them: the schema leaves every field optional, so that a record that lacks one it needs is rejected by
 * itself and not with the whole request; the sync checks them all (src/records).
 */
export function recordsOf<Record extends object>(records: readonly object[]): Record[] {
  return records as Record[];
}

export function batchOf<Record extends object>(input: BatchInput & { readonly records: readonly object[] }): Batch<Record> {
  return { source: input.source, idempotencyKey: input.idempotencyKey ?? null, records: recordsOf<Record>(input.records) };
}
