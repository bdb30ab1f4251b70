import { CellProblem } from './cell-problem.js';
import { isSkipped } from './condition.js';
import { DataFile, isUnreadable, type Row } from './reading/index.js';
import type { Mapping } from './mapping.js';
import type { RejectedRow } from './report.js';
import { isExact, printDecimal, readDecimal, type DecimalText } from './rounded-decimal.js';
import { asText, type RelatedValues, type Tables } from './value.js';
import type { RelatedMapping } from './value-mapping.js';

/** Sums are exact to so many decimals, more than anybody writes. */
const SUM_SCALE = 30;

/**
 * Reads what a mapping collects and sums up. Values are kept in memory, not rows; of a sum, one number a key. Rows that cannot be used
 * are reported and left out.
 */
export async function readRelated(
  folder: string,
  mapping: Mapping,
  tables: Tables,
  reject: (reject: RejectedRow) => void,
): Promise<RelatedValues> {
  const related = new Map<RelatedMapping, ReadonlyMap<string, readonly string[] | string>>();
  for (const { kind, rows } of relatedIn(mapping.steps)) {
    const gathered = kind === 'collect' ? new Lists() : new Sums(rows.decimalSeparator);
    await gather(folder, rows, tables, gathered, reject);
    related.set(rows, gathered.values());
  }
  return related;
}

/** What is collected and summed up, wherever a mapping says so. */
export function relatedIn(node: unknown): { readonly kind: 'collect' | 'sum'; readonly rows: RelatedMapping }[] {
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([name, value]: [string, unknown]) =>
    (name === 'collect' || name === 'sum') && isRelated(value) ? [{ kind: name, rows: value }] : relatedIn(value),
  );
}

/** An attribute may be called `sum` too. */
function isRelated(value: unknown): value is RelatedMapping {
  return value !== null && typeof value === 'object' && 'file' in value && 'key' in value;
}

interface Gathered {
  /** Gives a reason if the value cannot be taken. */
  add(key: string, value: string): string | undefined;
  values(): ReadonlyMap<string, readonly string[] | string>;
}

class Lists implements Gathered {
  readonly #lists = new Map<string, string[]>();

  add(key: string, value: string): undefined {
    const known = this.#lists.get(key);
    if (known === undefined) this.#lists.set(key, [value]);
    else known.push(value);
  }

  values() {
    return this.#lists;
  }
}

class Sums implements Gathered {
  /** In units of the last decimal. */
  readonly #sums = new Map<string, bigint>();

  constructor(private readonly separator: DecimalText['separator']) {}

  add(key: string, value: string): string | undefined {
    try {
      const decimal = readDecimal({ text: value, separator: this.separator });
      if (!isExact(decimal, SUM_SCALE)) return `has more decimals than can be summed up: '${value}'`;
      this.#sums.set(key, (this.#sums.get(key) ?? 0n) + BigInt(printDecimal(decimal, SUM_SCALE).replace('.', '')));
      return undefined;
    } catch (error) {
      if (error instanceof CellProblem) return error.message;
      throw error;
    }
  }

  values() {
    return new Map([...this.#sums].map(([key, units]) => [key, printUnits(units)]));
  }
}

/** A whole number without decimals, as fields of whole numbers want it. */
function printUnits(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(SUM_SCALE + 1, '0');
  const text = `${digits.slice(0, -SUM_SCALE)}.${digits.slice(-SUM_SCALE)}`.replace(/\.?0+$/, '');
  return units < 0n ? `-${text}` : text;
}

async function gather(
  folder: string,
  mapping: RelatedMapping,
  tables: Tables,
  gathered: Gathered,
  reject: (reject: RejectedRow) => void,
): Promise<void> {
  const conditions = mapping.skipIf?.map(({ column }) => column) ?? [];
  const file = await DataFile.open(folder, mapping, [mapping.key, mapping.column, ...conditions]);
  for await (const rows of file.rows()) {
    for (const row of rows) {
      if (isUnreadable(row)) {
        reject({ file: file.name, line: row.line, reason: row.problem });
        continue;
      }
      const key = asText(row.read(mapping.key));
      const value = isSkipped(row, mapping.skipIf) ? undefined : valueOf(row, mapping, tables);
      const reason = key === undefined || value === undefined ? undefined : gathered.add(key, value);
      if (reason !== undefined) reject({ file: file.name, line: row.line, column: mapping.column, reason });
    }
  }
}

function valueOf(row: Row, { column, through }: RelatedMapping, tables: Tables): string | undefined {
  const value = asText(row.read(column));
  if (through === undefined || value === undefined) return value;
  return asText(tables.get(through.table)?.get(value)?.read(through.column));
}
