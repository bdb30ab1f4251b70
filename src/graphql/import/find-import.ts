import { notFound } from '../../kernel/index.js';
import { ImportJob, type RowOf } from '../../model/index.js';
import type { OperationContext } from '../context.js';
import { loadRecord } from '../rows/record-loader.js';

/** The import as it is now. Throws NOT_FOUND. */
export async function findImport(context: OperationContext, id: string): Promise<RowOf<ImportJob>> {
  const job = await loadRecord(context, ImportJob, id);
  if (job === null) throw notFound('import', id);
  return job;
}
