import { orderLine } from '../../records/index.js';
import { buildRecord, type RecordContext } from './build-record.js';
import { type DataFile, type Row } from './reading/index.js';
import { isSkipped } from './condition.js';
import type { LineIndex } from './line-index.js';
import type { FieldMappings, LinesMapping } from './mapping.js';
import type { RejectedRow } from './report.js';
import { asText } from './value.js';

/** The lines of one order. */
export interface LinesOfOrder {
  readonly records: readonly Record<string, unknown>[];
  readonly rows: readonly Row[];
  /** Whether all could be made: an order is not brought in without some of its lines. */
  readonly complete: boolean;
}

/** The file with the lines of the orders of another file. */
export class OrderLines {
  readonly fields: FieldMappings;

  constructor(
    private readonly mapping: LinesMapping,
    readonly file: DataFile,
    private readonly index: LineIndex,
    private readonly records: RecordContext,
    private readonly reject: (reject: RejectedRow) => void,
  ) {
    this.fields = mapping.fields;
  }

  async linesOf(orders: readonly Row[]): Promise<Map<Row, LinesOfOrder>> {
    const keyed = orders.map((order) => ({ order, key: this.#keyOf(order) }));
    const rows = await this.index.read(keyed.flatMap(({ key }) => key ?? []));
    return new Map(keyed.map(({ order, key }) => [order, this.#build(rows.get(key ?? '') ?? [])]));
  }

  /** An order that is passed over with its lines. */
  passOver(order: Row): void {
    const key = this.#keyOf(order);
    if (key !== undefined) this.index.passOver(key);
  }

  /** Rejects the lines whose order never came. */
  rejectRest(): void {
    for (const { key, line } of this.index.orphans()) {
      this.reject({ file: this.file.name, line, column: this.mapping.key, reason: `names no order that was read: '${key}'` });
    }
  }

  #keyOf(order: Row): string | undefined {
    return asText(order.read(this.mapping.matches));
  }

  #build(all: readonly Row[]): LinesOfOrder {
    const rows = all.filter((row) => !isSkipped(row, this.mapping.skipIf));
    const built = rows.map((row) => buildRecord(orderLine.fields, this.mapping.fields, row, this.records));
    built.forEach(({ problems }, n) => {
      for (const { field, column, reason } of problems) {
        this.reject({ file: this.file.name, line: rows[n]?.line ?? 0, column, field: `lines.${n}.${field}`, reason });
      }
    });
    return { records: built.map(({ record }) => record), rows, complete: built.every(({ problems }) => problems.length === 0) };
  }
}
