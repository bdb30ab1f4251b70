import { parse } from 'csv-parse/sync';
import { countUnits } from './code-units.js';
import type { Encoding } from './encoding.js';
import { endOfFirstLine, placeOf, RecordSplitter, type RawRecord } from './record-splitter.js';
import type { Row, UnreadableRow } from './row.js';

/** The cells of one record, or what is wrong with it. */
export type Cells = string[] | { readonly problem: string };

/** Takes records apart, all at once while they are sound, else one by one to find out which are not. */
export function parseCsv(records: readonly RawRecord[], delimiter: string, encoding: Encoding): Cells[] {
  const lineBreak = String.fromCharCode(encoding.units.lineBreak);
  const texts = records.map(({ bytes }) => encoding.decode(bytes));
  if (!texts.includes(undefined)) {
    const cells = tryParse(texts.join(lineBreak), delimiter, lineBreak);
    if (Array.isArray(cells) && cells.length === records.length) return cells;
  }
  return texts.map((text) => {
    if (text === undefined) return { problem: `is not ${encoding.name.toUpperCase()} text` };
    const cells = tryParse(text, delimiter, lineBreak);
    return Array.isArray(cells) ? (cells[0] ?? []) : cells;
  });
}

/** The last record of a file may lack a line break, so that one stands between any two; blank ones are passed over. */
function tryParse(text: string, delimiter: string, lineBreak: string): string[][] | { readonly problem: string } {
  try {
    const record_delimiter = lineBreak === '\n' ? ['\r\n', '\n'] : [lineBreak];
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true, record_delimiter });
  } catch (error) {
    return { problem: `is not well-formed CSV: ${reasonOf(error)}` };
  }
}

/** Without the parser's own line numbers, which count from the beginning of what it was given. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split(':')[0] ?? error.message) : String(error);
}

/** How the records of a file are read. */
export interface CsvFormat {
  readonly columns: readonly string[];
  readonly delimiter: string;
  readonly encoding: Encoding;
}

/**
 * Rows of a file whose columns are named by its header. Spreadsheets leave out empty cells at the end of a row, and add some: those count for nothing,
 * nor do rows of empty cells. A record of several lines that makes no sense began with a stray quote: only its first line is given up, the
 * others are read anew.
 */
export function csvRows(records: readonly RawRecord[], format: CsvFormat): (Row | UnreadableRow)[] {
  const { columns, delimiter, encoding } = format;
  const positions = new Map(columns.map((column, position) => [column, position]));
  const cellsOf = parseCsv(records, delimiter, encoding);
  return records.flatMap((record, n) => {
    const cells = cellsOf[n] ?? [];
    const problem = Array.isArray(cells) ? problemOf(cells, record, format) : cells.problem;
    if (Array.isArray(cells) && problem === undefined) {
      if (cells.every(isBlank)) return [];
      return [{ ...placeOf(record), read: (column: string) => cells[positions.get(column) ?? -1] }];
    }
    const told = problem ?? '';
    const firstLine = endOfFirstLine(record.bytes, encoding.units);
    if (firstLine === record.bytes.length) return [{ ...placeOf(record), problem: told }];
    const rest = new RecordSplitter(delimiter, encoding.units, { line: record.line + 1, offset: record.offset + firstLine });
    return [
      { line: record.line, offset: record.offset, length: firstLine, problem: told },
      ...csvRows([...rest.push(record.bytes.subarray(firstLine)), ...rest.end()], format),
    ];
  });
}

function problemOf(cells: readonly string[], record: RawRecord, { columns, delimiter, encoding }: CsvFormat): string | undefined {
  const count = `has ${cells.length} columns instead of ${columns.length}`;
  if (cells.length > columns.length) return cells.slice(columns.length).every(isBlank) ? undefined : count;
  if (cells.length === columns.length || countUnits(encoding.units, record.bytes, encoding.units.lineBreak) < 2) return undefined;
  // A quote that was never meant has swallowed rows: one of the lines behind it is as long as a row.
  const lines = encoding.decode(record.bytes)?.split(String.fromCharCode(encoding.units.lineBreak)).slice(1) ?? [];
  return lines.some((line) => line.split(delimiter).length >= columns.length) ? count : undefined;
}

function isBlank(cell: string): boolean {
  return cell.trim() === '';
}
