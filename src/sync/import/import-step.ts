import { fieldsOfKind, TRACKED_KINDS } from '../../records/index.js';
import { syncUnchecked } from '../sync-records.js';
import type { SyncContext } from '../context.js';
import { MAX_BATCH_RECORDS, type RecordError } from '../batch/index.js';
import { Abreast } from './abreast.js';
import { buildRecord, columnOf, type RecordContext } from './build-record.js';
import { type DataFile, isUnreadable, type Row, type UnreadableRow } from './reading/index.js';
import { isSkipped } from './condition.js';
import type { Step } from './mapping.js';
import type { OrderLines } from './order-lines.js';
import type { RejectedRow, StepReport } from './report.js';
import type { Sample } from './sample.js';
import { asText } from './value.js';

/** What a step works with. */
export interface StepInputs {
  readonly context: SyncContext;
  readonly step: Step;
  readonly source: string;
  readonly file: DataFile;
  readonly records: RecordContext;
  readonly lines: OrderLines | undefined;
  readonly reject: (reject: RejectedRow) => void;
  /** Hears of rows that are sound, but do not come in without one that is not. */
  readonly setAside: (file: string, line: number) => void;
  readonly sample?: Sample | undefined;
  readonly isDryRun: boolean;
}

/** Batches: more would take connections from others, and cores from the database. */
const WRITTEN_AT_ONCE = 2;
/** Beyond this many ids of a file, no more are remembered: files are read as streams. */
const MOST_REMEMBERED = 1_000_000;
/** Of the rows that change what an earlier one said, those that are told one by one. */
const MOST_REPEATS = 5;

/** A row on its way to become a record. */
interface Candidate {
  readonly row: Row;
  readonly externalId: string | undefined;
  readonly record: Record<string, unknown>;
  /** The rows of its lines, where it has such. */
  readonly lines: readonly Row[];
}

/** One file brought in, a batch at a time. */
export class ImportStep {
  readonly report: StepReport;
  /** What has come so far in the column of which only the first rows count. */
  readonly #seen = new Set<string>();
  /** Where each record stood last. */
  readonly #lineOf = new Map<string, number>();

  constructor(private readonly inputs: StepInputs) {
    const { step, file } = inputs;
    this.report = {
      kind: step.kind,
      file: file.name,
      encoding: file.encoding,
      rows: 0,
      skipped: 0,
      created: 0,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      repeated: 0,
      repeats: [],
    };
  }

  /** Calls `afterBatch` whenever the report has grown, once at a time. Batches are made ready while others are being written. */
  async run(afterBatch: () => Promise<void>): Promise<void> {
    const abreast = new Abreast(this.#mostAtOnce());
    let told = Promise.resolve();
    for await (const rows of this.#batches()) {
      const candidates = await this.#candidatesOf(rows.flatMap((row) => this.#readable(row)));
      const ids = new Set(candidates.flatMap(({ externalId = [] }) => externalId));
      await abreast.write(ids, async () => {
        await this.#write(rows.length, candidates);
        await (told = told.then(afterBatch));
      });
    }
    await abreast.end();
    this.inputs.lines?.rejectRest();
  }

  /**
   * Who is who depends on who came first, and so does what one record says of another of its kind; what has no id of its own may be about the same as another. A
   * dry run has one transaction.
   */
  #mostAtOnce(): number {
    const { step, isDryRun } = this.inputs;
    const kind = TRACKED_KINDS.find(({ name }) => name === step.kind);
    const isByItself = kind !== undefined && kind.name !== 'customer' && kind.references.every(({ refersTo }) => refersTo !== kind.name);
    return isByItself && !isDryRun ? WRITTEN_AT_ONCE : 1;
  }

  async *#batches(): AsyncGenerator<(Row | UnreadableRow)[]> {
    let waiting: (Row | UnreadableRow)[] = [];
    for await (const rows of this.inputs.file.rows()) {
      waiting.push(...rows);
      while (waiting.length >= MAX_BATCH_RECORDS) {
        yield waiting.slice(0, MAX_BATCH_RECORDS);
        waiting = waiting.slice(MAX_BATCH_RECORDS);
      }
    }
    if (waiting.length > 0) yield waiting;
  }

  async #write(rowCount: number, candidates: readonly Candidate[]): Promise<void> {
    const { step, context, source } = this.inputs;
    // A batch checks each record itself, whatever a mapping has made of it.
    const outcome = await syncUnchecked(context, step.kind, { source, records: candidates.map(({ record }) => record) });
    this.report.rows += rowCount;
    this.report.created += outcome.created;
    this.report.updated += outcome.updated;
    this.report.unchanged += outcome.unchanged;
    this.report.rejected += outcome.rejected;
    const waiting = outcome.results.filter(({ waits }) => waits).length;
    if (waiting > 0) this.report.waiting = (this.report.waiting ?? 0) + waiting;
    for (const result of outcome.results) {
      const candidate = candidates[result.index];
      if (candidate === undefined) continue;
      for (const error of result.errors) this.#rejectField(candidate, error);
      this.inputs.sample?.show({
        kind: step.kind,
        file: this.inputs.file.name,
        line: candidate.row.line,
        record: candidate.record,
        result,
      });
      if (result.status === 'REJECTED') this.#setAside(candidate.row, candidate.lines);
      else this.#remember(candidate, result.status === 'UPDATED');
    }
  }

  /** One of two rows with one id is lost where they differ, and nobody may have meant that. */
  #remember({ row: { line }, externalId }: Candidate, isChanged: boolean): void {
    // An account is observed many times.
    if (externalId === undefined || this.inputs.step.kind === 'influence_metric') return;
    const earlierLine = this.#lineOf.get(externalId);
    if (earlierLine !== undefined && isChanged) {
      this.report.repeated = (this.report.repeated ?? 0) + 1;
      if (this.report.repeated <= MOST_REPEATS) this.report.repeats?.push({ externalId, line, earlierLine });
    }
    if (earlierLine !== undefined || this.#lineOf.size < MOST_REMEMBERED) this.#lineOf.set(externalId, line);
  }

  /** The row itself, unless it cannot be read or is to be passed over. */
  #readable(row: Row | UnreadableRow): Row[] {
    if (isUnreadable(row)) {
      this.report.rejected++;
      this.inputs.reject({ file: this.inputs.file.name, line: row.line, reason: row.problem });
      return [];
    }
    if (isSkipped(row, this.inputs.step.skipIf)) {
      this.report.skipped++;
      this.inputs.lines?.passOver(row);
      return [];
    }
    if (!this.#isRepeated(row)) return [row];
    this.report.skipped++;
    return [];
  }

  #isRepeated(row: Row): boolean {
    const { firstOf } = this.inputs.step;
    const value = firstOf === undefined ? undefined : asText(row.read(firstOf));
    if (value === undefined) return false;
    if (this.#seen.has(value)) return true;
    this.#seen.add(value);
    return false;
  }

  async #candidatesOf(rows: readonly Row[]): Promise<Candidate[]> {
    const linesOf = await this.inputs.lines?.linesOf(rows);
    return rows.flatMap((row) => {
      const { record, problems } = buildRecord(fieldsOfKind(this.inputs.step.kind), this.inputs.step.fields, row, this.inputs.records);
      const externalId = typeof record['externalId'] === 'string' ? record['externalId'] : undefined;
      for (const problem of problems) this.inputs.reject({ file: this.inputs.file.name, line: row.line, externalId, ...problem });
      const lines = linesOf?.get(row);
      if (lines !== undefined) record['lines'] = lines.records;
      if (problems.length === 0 && lines?.complete !== false) return [{ row, externalId, record, lines: lines?.rows ?? [] }];
      this.report.rejected++;
      this.#setAside(row, lines?.rows ?? []);
      return [];
    });
  }

  /** The record goes with its lines, wherever what is wrong with it stands. */
  #setAside(row: Row, lines: readonly Row[]): void {
    this.inputs.setAside(this.inputs.file.name, row.line);
    for (const { line } of lines) this.inputs.setAside(this.inputs.lines?.file.name ?? '', line);
  }

  /** Tells a rejected field where it came from: the order's file or that of its lines. */
  #rejectField(candidate: Candidate, error: RecordError): void {
    const [list, position, ...rest] = error.path;
    const line = list === 'lines' ? candidate.lines[Number(position)] : undefined;
    const field = error.path.join('.');
    // The message begins with the field; the report has a column for that.
    const reason = error.message.startsWith(`${field} `) ? error.message.slice(field.length + 1).replace(/\.$/, '') : error.message;
    const { externalId } = candidate;
    if (line !== undefined && this.inputs.lines !== undefined) {
      this.inputs.reject({
        file: this.inputs.lines.file.name,
        line: line.line,
        column: columnOf(this.inputs.lines.fields, rest),
        field,
        externalId,
        reason,
      });
    } else {
      this.inputs.reject({
        file: this.inputs.file.name,
        line: candidate.row.line,
        column: columnOf(this.inputs.step.fields, error.path),
        field,
        externalId,
        reason,
      });
    }
  }
}
