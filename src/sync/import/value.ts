import { CellProblem } from './cell-problem.js';
import { CONVERT } from './conversion.js';
import type { FieldType } from './field-type.js';
import { refuseLostDigits } from './lost-digits.js';
import { calculated, printDecimal, type DecimalText } from './rounded-decimal.js';
import { type Row } from './reading/index.js';
import type { RelatedMapping, ValueMapping } from './value-mapping.js';

/** Rows of the tables by their keys. */
export type Tables = ReadonlyMap<string, ReadonlyMap<string, Row>>;

/** What the rows of another file give for each key: their values, or the sum of these. */
export type RelatedValues = ReadonlyMap<RelatedMapping, ReadonlyMap<string, readonly string[] | string>>;

/** What the values of a step are made with besides the row. */
export interface ValueContext {
  readonly tables: Tables;
  readonly related: RelatedValues;
  readonly timeZone: string;
}

/**
 * The value of a field for a row: undefined where it is missing. Steps, in this order: read, trim, missing, matching, present, map,
 * case, split or convert, default. Throws CellProblem where there is a value but not one that fits.
 */
export function evaluate(mapping: ValueMapping, type: FieldType, row: Row, context: ValueContext): unknown {
  if (mapping.constant !== undefined) return mapping.constant;
  const cell = readCell(mapping, type, row, context);
  const value = Array.isArray(cell)
    ? cell.flatMap((element) => transform(mapping, type, element, row, context) ?? [])
    : transform(mapping, type, cell, row, context);
  return value ?? mapping.default;
}

function readCell(mapping: ValueMapping, type: FieldType, row: Row, context: ValueContext): unknown {
  if (mapping.lookup !== undefined) {
    const { table, by, column, optional = false } = mapping.lookup;
    const key = asText(row.read(by));
    if (key === undefined) return undefined;
    refuseLostDigits(row.read(by));
    const found = context.tables.get(table)?.get(key);
    if (found === undefined && optional) return undefined;
    if (found === undefined) throw new CellProblem(`names no row of table '${table}': '${key}'`);
    return found.read(column);
  }
  if (mapping.template !== undefined) {
    if (type.identifies === true) for (const column of columnsOfTemplate(mapping.template)) refuseLostDigits(row.read(column));
    return fillTemplate(mapping.template, row);
  }
  const related = mapping.collect ?? mapping.sum;
  if (related !== undefined) return context.related.get(related)?.get(asText(row.read(related.matches)) ?? '');
  return row.read(mapping.column ?? '');
}

const PLACEHOLDER = /\{([^{}]+)\}/g;

/** The columns in braces of a template. */
export function columnsOfTemplate(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
}

function fillTemplate(template: string, row: Row): string | undefined {
  const complete = columnsOfTemplate(template).every((column) => asText(row.read(column)) !== undefined);
  return complete ? template.replaceAll(PLACEHOLDER, (_, column: string) => asText(row.read(column)) ?? '') : undefined;
}

function transform(mapping: ValueMapping, type: FieldType, cell: unknown, row: Row, context: ValueContext): unknown {
  if (typeof cell === 'object' && cell !== null) throw new CellProblem('is not a plain value');
  if (type.identifies === true) refuseLostDigits(cell);
  const whole = asText(cell);
  if (whole === undefined || mapping.missing?.includes(whole) === true) return undefined;
  const text = mapping.matching === undefined ? whole : firstMatch(mapping.matching, whole);
  if (text === undefined) return undefined;
  if (mapping.present !== undefined) return mapping.present;
  const meant = mapping.map === undefined ? text : lookUpMeaning(mapping.map, mapping.otherwise, text);
  if (typeof meant !== 'string') return meant;
  const cased = mapping.case === undefined ? meant : mapping.case === 'lower' ? meant.toLowerCase() : meant.toUpperCase();
  if (mapping.split !== undefined) return cased.split(mapping.split).flatMap((part) => asText(part) ?? []);
  const decimalSeparator = separatorOf(cell, mapping);
  if (mapping.times !== undefined || mapping.dividedBy !== undefined)
    return calculate(mapping, type, { text: cased, separator: decimalSeparator }, row);
  const { format, round } = mapping;
  return CONVERT[mapping.as ?? type.as](cased, { format, decimalSeparator, round, scale: type.scale, timeZone: context.timeZone });
}

const patterns = new Map<string, RegExp>();

function firstMatch(pattern: string, text: string): string | undefined {
  let regExp = patterns.get(pattern);
  if (regExp === undefined) patterns.set(pattern, (regExp = new RegExp(pattern, 'u')));
  const match = regExp.exec(text);
  return match === null ? undefined : asText(match[1] ?? match[0]);
}

function lookUpMeaning(
  map: NonNullable<ValueMapping['map']>,
  otherwise: ValueMapping['otherwise'],
  text: string,
): string | number | boolean | undefined {
  if (Object.hasOwn(map, text)) return map[text];
  if (otherwise === 'keep') return text;
  if (otherwise === 'missing') return undefined;
  throw new CellProblem(`is none of the values that the mapping knows: '${text}'`);
}

/** A sum is written by us, and a number of JSON as JSON has it, whatever the texts of the file are like. */
function separatorOf(cell: unknown, { sum, decimalSeparator }: ValueMapping): DecimalText['separator'] {
  return sum === undefined && typeof cell !== 'number' ? decimalSeparator : '.';
}

function calculate(mapping: ValueMapping, type: FieldType, value: DecimalText, row: Row): string | undefined {
  const { decimalSeparator } = mapping;
  const operand = (column: string | undefined): DecimalText | undefined => {
    if (column === undefined) return undefined;
    const cell = row.read(column);
    return { text: asText(cell) ?? '', separator: separatorOf(cell, { decimalSeparator }) };
  };
  const [times, dividedBy] = [operand(mapping.times), operand(mapping.dividedBy)];
  const told = () => [value.text, times && ` x '${times.text}'`, dividedBy && ` / '${dividedBy.text}'`].join('');
  const result = calculatedOr(value, { times, dividedBy }, told);
  if (result !== undefined) return printDecimal(result, type.scale);
  // Nothing divided into no pieces has no price; whoever says what stands in its place knows that.
  if (mapping.default !== undefined) return undefined;
  throw new CellProblem(`cannot be calculated: ${told()}`);
}

function calculatedOr(value: DecimalText, operands: Parameters<typeof calculated>[1], told: () => string): ReturnType<typeof calculated> {
  try {
    return calculated(value, operands);
  } catch (error) {
    if (!(error instanceof CellProblem)) throw error;
    throw new CellProblem(error.message.startsWith('is not a decimal') ? `cannot be calculated: ${told()}` : error.message);
  }
}

/** The trimmed text of a cell; undefined if it is empty or has no text, as an object in NDJSON. */
export function asText(cell: unknown): string | undefined {
  const text = typeof cell === 'string' ? cell.trim() : typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
  return text === '' ? undefined : text;
}
