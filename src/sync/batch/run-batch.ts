import type { z } from 'zod';
import { type Transaction, retriedTransaction } from '../../database/index.js';
import { briefText, limitExceeded, normalText } from '../../kernel/index.js';
import { asText, type Fields } from '../../records/index.js';
import type { SyncContext } from '../context.js';
import { MAX_BATCH_RECORDS, outcomeOf, type Batch, type SyncOutcome, type SyncResult } from './batch.js';
import { once } from './idempotency.js';
import { presentOf } from './present.js';
import { sourceOf } from './source.js';
import { tellSuppressed } from './tell-suppressed.js';
import { judge, type Accepted } from './validate.js';

/** What a batch did: one result for every accepted record, and the customers whose data changed. */
export interface Applied {
  readonly results: readonly SyncResult[];
  readonly touchedCustomerIds: Iterable<string>;
}

/** One operation on batches. `apply` takes the records that passed the checks of what they are `of`, in a transaction that may be run again. */
export interface BatchOperation<Input> {
  readonly name: string;
  readonly of: RecordChecks<Input>;
  apply(transaction: Transaction, context: SyncContext, source: string, accepted: readonly Accepted<Input>[]): Promise<Applied>;
}

/** What the records of a batch are checked by: a kind, or a part. */
export interface RecordChecks<Input> {
  readonly schema: z.ZodType<Input>;
  readonly fields: Fields;
}

/**
 * Runs a batch: refuses it as a whole when it is too large or names no source, checks each record, applies those that pass in one
 * transaction, and says of each what happened.
 */
export async function runBatch<Input>(context: SyncContext, operation: BatchOperation<Input>, batch: Batch<unknown>): Promise<SyncOutcome> {
  if (batch.records.length > MAX_BATCH_RECORDS) throw limitExceeded('The number of records', MAX_BATCH_RECORDS);
  const source = sourceOf(batch.source);

  const present = presentOf(context);
  const accepted: Accepted<Input>[] = [];
  const rejected: SyncResult[] = [];
  batch.records.forEach((given, index) => {
    const checked = judge(operation.of, given, present);
    if ('value' in checked) accepted.push({ index, record: checked.value });
    else rejected.push({ index, status: 'REJECTED', ...externalIdOf(given, operation.of.fields), errors: checked.errors });
  });

  const request = {
    operation: operation.name,
    idempotencyKey: batch.idempotencyKey,
    content: { source: batch.source, records: batch.records },
  };
  return retriedTransaction(context, async (transaction) => {
    const outcome = await once(context, transaction, request, async () => {
      const wanted = await batch.stillWanted?.(transaction);
      const taken = wanted === undefined ? accepted : accepted.filter(({ index }) => wanted.has(index));
      const applied = taken.length === 0 ? NOTHING : await operation.apply(transaction, context, source, taken);
      const told = { fields: operation.of.fields, source, accepted: taken, results: applied.results };
      return outcomeOf([...rejected, ...(await tellSuppressed(transaction, context, told))], applied.touchedCustomerIds);
    });
    batch.beforeCommit?.(transaction, outcome);
    return outcome;
  });
}

const NOTHING: Applied = { results: [], touchedCustomerIds: [] };

/**
 * A rejected record is told by its external id too, as one that is taken is, or by that of its customer where it has none. As far as that much is readable: of
 * what is no id for its length, by some of it.
 */
function externalIdOf(given: unknown, fields: Fields): { externalId?: string } {
  if (given === null || typeof given !== 'object') return {};
  const field = 'externalId' in fields ? 'externalId' : 'customerExternalId';
  const externalId = asText(new Map(Object.entries(given)).get(field));
  return typeof externalId === 'string' ? { externalId: briefText(normalText(externalId)) } : {};
}
