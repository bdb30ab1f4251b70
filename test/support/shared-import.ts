import { existsSync } from 'node:fs';
import { join } from 'node:path';
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
