import { invalidInput } from '../../kernel/index.js';
import { DataFile } from './data-file.js';
import type { FileMapping } from './file-mapping.js';
import type { Mapping } from './mapping.js';
import { isUnreadable, type Row } from './row.js';
import { asText, type Tables } from './value.js';

/** The rows of the files that a mapping looks things up in, by their keys. Of several rows with one key the last counts. */
export async function readTables(folder: string, mapping: Mapping): Promise<Tables> {
  const tables = new Map<string, ReadonlyMap<string, Row>>();
  for (const [name, table] of Object.entries(mapping.tables)) {
    tables.set(name, await readTable(folder, table, table.key));
  }
  return tables;
}

async function readTable(folder: string, mapping: FileMapping, keyColumn: string): Promise<Map<string, Row>> {
  const file = await DataFile.open(folder, mapping, [keyColumn]);
  const rows = new Map<string, Row>();
  for await (const chunk of file.rows()) {
    for (const row of chunk) {
      if (isUnreadable(row)) throw invalidInput('folder', `Line ${row.line} of table '${mapping.file}' cannot be read.`);
      const key = asText(row.read(keyColumn));
      // Nobody can ask for a row without a key.
      if (key !== undefined) rows.set(key, row);
    }
  }
  return rows;
}
