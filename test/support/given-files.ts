import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFiles, type ImportReport, type Mapping, type SyncContext } from '../../src/sync/index.js';

/** Imports files that are given by their names and texts. */
export async function importGiven(context: SyncContext, mapping: Mapping, files: Readonly<Record<string, string>>): Promise<ImportReport> {
  const folder = await mkdtemp(join(tmpdir(), 'cantle-import-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return await importFiles({ context, mapping, folder });
  } finally {
    await rm(folder, { recursive: true });
  }
}
