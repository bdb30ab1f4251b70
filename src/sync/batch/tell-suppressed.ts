import type { Transaction } from '../../database/index.js';
import type { Fields } from '../../records/index.js';
import type { SyncContext } from '../context.js';
import { SUPPRESSED_WITH, suppressedAmong } from '../suppression/index.js';
import type { RecordError, SyncResult } from './batch.js';
import { isSuppressed, type Accepted } from './validate.js';

interface Told<Input> {
  readonly fields: Fields;
  readonly source: string;
  readonly accepted: readonly Accepted<Input>[];
  readonly results: readonly SyncResult[];
}

/**
 * Says of records that name a customer whom there is not whether that is somebody who was erased and is not to come back. Of whatever kind: which fields
 * name customers is declared. Nothing is asked where all name somebody.
 */
export async function tellSuppressed<Input>(
  transaction: Transaction,
  context: SyncContext,
  { fields, source, accepted, results }: Told<Input>,
): Promise<readonly SyncResult[]> {
  const records = new Map(accepted.map(({ index, record }) => [index, record as Readonly<Record<string, unknown>>]));
  /** Whom a result says that there is not. */
  const missing = ({ index }: SyncResult, { code, path: [field = ''] }: RecordError): string | undefined => {
    if (code !== 'UNKNOWN_REFERENCE' || fields[field]?.refersTo !== 'customer') return undefined;
    const named = records.get(index)?.[field];
    return typeof named === 'string' ? named : undefined;
  };
  const named = new Set(results.flatMap((result) => result.errors.flatMap((error) => missing(result, error) ?? [])));
  if (named.size === 0) return results;
  const [suppressedWith] = await transaction.ask(SUPPRESSED_WITH);
  const suppressed = await suppressedAmong(transaction, context, suppressedWith, { source, externalIds: [...named] });
  if (suppressed.size === 0) return results;
  return results.map((result) => ({
    ...result,
    errors: result.errors.map((error) => {
      const externalId = missing(result, error);
      return externalId !== undefined && suppressed.has(externalId) ? isSuppressed(error.path, externalId) : error;
    }),
  }));
}
