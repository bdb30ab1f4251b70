import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../src/database/database.js';
import { sql, type Sql } from '../../src/database/sql.js';
import { importFiles, loadMapping, type ImportReport, type SyncContext } from '../../src/sync/index.js';
import { SHARED_DATA } from './shared-data.js';

/** `describe` where a big data set is at hand; else a skipped one, whose name says what is missing. */
export function describeWithData(dataSet: string): typeof describe.skip {
  if (existsSync(join(SHARED_DATA, dataSet))) return describe;
  return ((name: string, run: () => void) => describe.skip(`${name} (needs ${dataSet} in CANTLE_SHARED)`, run)) as typeof describe.skip;
}

/** Imports a data set by the mapping that comes with Cantle. */
export async function importShared(context: SyncContext, mapping: string, dataSet: string): Promise<ImportReport> {
  return importFiles({ context, mapping: await loadMapping(mapping), folder: join(SHARED_DATA, dataSet) });
}

/** `kind file: what became of its rows`, for each step. */
export function stepCounts(report: ImportReport): string[] {
  return report.steps.map(({ kind, file, created, updated, unchanged, rejected, skipped }) => {
    const counts = Object.entries({ created, updated, unchanged, rejected, skipped }).filter(([, count]) => count > 0);
    return `${kind} ${file}: ${counts.map(([name, count]) => `${count} ${name}`).join(', ')}`;
  });
}

/** How many customers a condition on `customer c` holds for, and the digest of their external ids as the questions of the data sets have it. */
export async function answerOf(database: Database, condition: Sql): Promise<{ count: number; sha256: string }> {
  const rows = await database.query<{ external_id: string }>(sql`
    select x.external_id from customer c join customer_external_id x on x.customer_id = c.id where ${condition} order by x.external_id::bigint`);
  const ids = rows.map((row) => row.external_id).join('\n');
  return { count: rows.length, sha256: createHash('sha256').update(ids).digest('hex') };
}
