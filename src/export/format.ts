import { stringify } from 'csv-stringify/sync';
import type { CellValue, ExportColumn } from './column.js';
import type { ExportRequest, Format } from './request.js';

export const CONTENT_TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

export type Row = readonly CellValue[];

/** How rows become text. */
export interface Writer {
  readonly head: string;
  readonly write: (rows: readonly Row[]) => string;
}

export function writerOf(columns: readonly ExportColumn[], { format, formulas }: Pick<ExportRequest, 'format' | 'formulas'>): Writer {
  const names = columns.map(({ name }) => name);
  if (format === 'ndjson') {
    const line = (row: Row) => `${JSON.stringify(Object.fromEntries(names.map((name, index) => [name, row[index] ?? null])))}\n`;
    return { head: '', write: (rows) => rows.map(line).join('') };
  }
  const harmless = formulas === 'defuse' ? defused : (text: string) => text;
  const cell = (value: CellValue, index: number) => (isNumeric(value, columns[index]) ? value : harmless(textOf(value)));
  // RFC 4180.
  const csv = (rows: readonly (readonly unknown[])[]) =>
    stringify(rows as unknown[][], { record_delimiter: 'windows', quoted_match: /[\r\n]/ });
  return { head: csv([names.map(harmless)]), write: (rows) => csv(rows.map((row) => row.map(cell))) };
}

/** Amounts are exact texts, and may be negative. Whatever else is a text could be anything. */
function isNumeric(value: CellValue, column: ExportColumn | undefined): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && column?.isNumber === true);
}

/** Lists of texts are joined; what has parts is JSON. */
function textOf(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value) && value.every((element) => typeof element === 'string')) return value.join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * What begins like a formula is shown as text by spreadsheets behind an apostrophe (OWASP, CSV injection). Looked at as the cell is, before it is put
 * in quotes.
 */
function defused(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
