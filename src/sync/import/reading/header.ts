import { invalidInput } from '../../../kernel/index.js';
import { parseCsv } from './csv-rows.js';
import type { Encoding } from './encoding.js';
import type { RawRecord } from './record-splitter.js';

/** What the first lines of a CSV file say of the rest. */
export interface Header {
  readonly columns: readonly string[];
  readonly delimiter: string;
  /** Records before the first row. */
  readonly records: number;
}

const DEFAULT_DELIMITER = ',';
const DELIMITERS = [',', ';', '\t', '|'];
const NAMES: Readonly<Record<string, string>> = { '\t': "a tab ('\\t')" };

/** Spreadsheets write and read it: a first line that says what delimits. */
const SEPARATOR_LINE = /^"?sep=(.)"?\r?\n?$/i;

export interface HeaderWish {
  /** As the mapping names the file. */
  readonly file: string;
  /** What the mapping says. */
  readonly delimiter: string | undefined;
  readonly encoding: Encoding;
  readonly neededColumns: readonly string[];
}

/** Reads the header from the first two records of a file. Refuses one that lacks a needed column or has it twice. */
export function readHeader(first: readonly RawRecord[], wish: HeaderWish): Header {
  const [line] = first;
  const separator = line === undefined ? undefined : SEPARATOR_LINE.exec(wish.encoding.decode(line.bytes) ?? '')?.[1];
  const delimiter = separator ?? wish.delimiter ?? DEFAULT_DELIMITER;
  const record = first[separator === undefined ? 0 : 1];
  const columns = columnsIn(record, delimiter, wish);
  const missing = wish.neededColumns.filter((column) => !columns.includes(column));
  if (missing.length > 0) {
    const other = DELIMITERS.find(
      (candidate) => candidate !== delimiter && hasAll(columnsBy(record, candidate, wish.encoding), wish.neededColumns),
    );
    throw invalidInput('mapping', other === undefined ? lacks(wish.file, missing, columns) : isDelimitedBy(wish.file, other));
  }
  const twice = wish.neededColumns.find((column) => columns.indexOf(column) !== columns.lastIndexOf(column));
  if (twice !== undefined)
    throw invalidInput('folder', `The file '${wish.file}' has several columns '${twice}': which one is meant cannot be told.`);
  return { columns, delimiter, records: separator === undefined ? 1 : 2 };
}

/** What parts the first record into the most columns; what a line `sep=` says, where there is one. */
export function likelyDelimiter(first: readonly RawRecord[], encoding: Encoding): string {
  const [line] = first;
  const told = line === undefined ? undefined : SEPARATOR_LINE.exec(encoding.decode(line.bytes) ?? '')?.[1];
  if (told !== undefined) return told;
  const columns = (delimiter: string) => columnsBy(line, delimiter, encoding).length;
  return DELIMITERS.reduce((best, delimiter) => (columns(delimiter) > columns(best) ? delimiter : best), DEFAULT_DELIMITER);
}

function columnsIn(record: RawRecord | undefined, delimiter: string, { file, encoding }: HeaderWish): string[] {
  const columns = readColumns(record, delimiter, encoding);
  if ('problem' in columns) throw invalidInput('folder', `The header of '${file}' ${columns.problem}.`);
  return columns;
}

/** What there would be if this delimited; none where it cannot. */
function columnsBy(record: RawRecord | undefined, delimiter: string, encoding: Encoding): string[] {
  const columns = readColumns(record, delimiter, encoding);
  return 'problem' in columns ? [] : columns;
}

function readColumns(record: RawRecord | undefined, delimiter: string, encoding: Encoding): string[] | { readonly problem: string } {
  const [cells = []] = record === undefined ? [] : parseCsv([record], delimiter, encoding);
  if (!Array.isArray(cells)) return cells;
  const columns = cells.map((cell) => cell.trim());
  while (columns.at(-1) === '') columns.pop();
  return columns;
}

function hasAll(columns: readonly string[], needed: readonly string[]): boolean {
  return needed.every((column) => columns.includes(column));
}

function lacks(file: string, missing: readonly string[], columns: readonly string[]): string {
  return `The file '${file}' has no column ${missing.map((c) => `'${c}'`).join(', ')}. It has: ${columns.join(', ')}.`;
}

function isDelimitedBy(file: string, delimiter: string): string {
  const told = delimiter === '\t' ? String.raw`\t` : delimiter;
  return `The file '${file}' is delimited by ${NAMES[delimiter] ?? `'${delimiter}'`}. Say so in the mapping: delimiter: "${told}".`;
}
