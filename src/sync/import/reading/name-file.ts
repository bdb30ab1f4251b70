import { basename, dirname } from 'node:path';
import { invalidInput } from '../../../kernel/index.js';
import { DataFile, isNdjson } from './data-file.js';
import { isUnreadable } from './row.js';

/** What a row of a list says: the name in it, which is '' where the row has none, or why it cannot be read. */
export type ListedName = { readonly line: number; readonly name: string } | { readonly line: number; readonly problem: string };

/**
 * The values of one column of a file of rows (CSV whose first line names its columns, or NDJSON), some thousands at a time: a list of people as other systems
 * export it. Throws INVALID_INPUT for a file that is not there, or has no such column.
 */
export async function* readListedNames(path: string, column: string): AsyncGenerator<readonly ListedName[]> {
  const [folder, name] = [dirname(path), basename(path)];
  const file = isNdjson(name) ? await DataFile.open(folder, { file: name }, []) : (await DataFile.openUnknown({ folder, file: name })).file;
  if (!isNdjson(name) && !file.columns.includes(column)) {
    throw invalidInput('column', `The file '${name}' has no column '${column}', but ${file.columns.map((one) => `'${one}'`).join(', ')}.`);
  }
  for await (const rows of file.rows()) {
    yield rows.map((row): ListedName => {
      if (isUnreadable(row)) return { line: row.line, problem: `The row ${row.problem}.` };
      const value = row.read(column);
      return { line: row.line, name: typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '' };
    });
  }
}
