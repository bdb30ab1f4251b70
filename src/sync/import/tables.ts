import { invalidInput } from '../../kernel/index.js';
import { DataFile, type FileMapping, isUnreadable, type Row } from './reading/index.js';
import type { Mapping } from './mapping.js';
import { lostDigits } from './lost-digits.js';
import { asText, type Tables } from './value.js';

/** The rows of the files that a mapping looks things up in, by their keys. Of several rows with one key the last counts. */
export async function readTables(folder: string, mapping: Mapping): Promise<Tables> {
  const tables = new Map<string, ReadonlyMap<string, Row>>();
  for (const [name, table] of Object.entries(mapping.tables)) {
    tables.set(name, await readTable(folder, table, [table.key, ...columnsLookedUp(mapping.steps, name)]));
  }
  return tables;
}

/** What is read from a table, wherever a mapping looks something up in it. */
export function columnsLookedUp(node: unknown, table: string): string[] {
  if (node === null || typeof node !== 'object') return [];
  const own = 'table' in node && node.table === table && 'column' in node ? [String(node.column)] : [];
  return [...own, ...Object.values(node).flatMap((inner) => columnsLookedUp(inner, table))];
}

async function readTable(
  folder: string,
  mapping: FileMapping,
  columns: readonly [key: string, ...others: string[]],
): Promise<Map<string, Row>> {
  const [keyColumn] = columns;
  const file = await DataFile.open(folder, mapping, columns);
  const rows = new Map<string, Row>();
  for await (const chunk of file.rows()) {
    for (const row of chunk) {
      if (isUnreadable(row)) throw invalidInput('folder', `Line ${row.line} of table '${mapping.file}' cannot be read.`);
      const cell = row.read(keyColumn);
      const key = asText(cell);
      const problem = lostDigits(cell);
      if (problem !== undefined) throw invalidInput('folder', `Line ${row.line} of table '${mapping.file}': the key ${problem}.`);
      // Nobody can ask for a row without a key.
      if (key !== undefined) rows.set(key, row);
    }
  }
  return rows;
}
