import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import { endOfFirstLine, placeOf, RecordSplitter, type RawRecord } from './record-splitter.js';
import type { Row, UnreadableRow } from './row.js';

const NOT_UTF8 = 'is not UTF-8 text';

/** The cells of one record, or what is wrong with it. */
export type Cells = string[] | { readonly problem: string };

/** Takes records apart, all at once while they are sound, else one by one to find out which are not. */
export function parseCsv(records: readonly RawRecord[], delimiter: string): Cells[] {
  const bytes = Buffer.concat(records.flatMap((record) => [record.bytes, LINE_BREAK]));
  if (isUtf8(bytes)) {
    const cells = tryParse(bytes, delimiter);
    if (Array.isArray(cells) && cells.length === records.length) return cells;
  }
  return records.map((record) => {
    if (!isUtf8(record.bytes)) return { problem: NOT_UTF8 };
    const cells = tryParse(record.bytes, delimiter);
    return Array.isArray(cells) ? (cells[0] ?? []) : cells;
  });
}

/** The last record of a file may lack one; blank records are passed over. */
const LINE_BREAK = Buffer.from('\n');

function tryParse(bytes: Buffer, delimiter: string): string[][] | { readonly problem: string } {
  try {
    return parse(bytes, { delimiter, relax_column_count: true, skip_empty_lines: true, record_delimiter: ['\r\n', '\n'] });
  } catch (error) {
    return { problem: `is not well-formed CSV: ${reasonOf(error)}` };
  }
}

/** Without the parser's own line numbers, which count from the beginning of what it was given. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split(':')[0] ?? error.message) : String(error);
}

/**
 * Rows of a file whose columns are named by its first record. A record of several lines that makes no sense began with a stray quote:
 * only its first line is given up, the others are read anew.
 */
export function csvRows(records: readonly RawRecord[], columns: readonly string[], delimiter: string): (Row | UnreadableRow)[] {
  const positions = new Map(columns.map((column, position) => [column, position]));
  const cellsOf = parseCsv(records, delimiter);
  return records.flatMap((record, n) => {
    const cells = cellsOf[n] ?? [];
    if (Array.isArray(cells) && cells.length === columns.length) {
      return [{ ...placeOf(record), read: (column: string) => cells[positions.get(column) ?? -1] }];
    }
    const problem = Array.isArray(cells) ? `has ${cells.length} columns instead of ${columns.length}` : cells.problem;
    const firstLine = endOfFirstLine(record.bytes);
    if (firstLine === record.bytes.length) return [{ ...placeOf(record), problem }];
    const rest = new RecordSplitter(delimiter, { line: record.line + 1, offset: record.offset + firstLine });
    return [
      { line: record.line, offset: record.offset, length: firstLine, problem },
      ...csvRows([...rest.push(record.bytes.subarray(firstLine)), ...rest.end()], columns, delimiter),
    ];
  });
}
