import { stringify } from 'csv-stringify/sync';
import type { KindName } from '../../records/index.js';

/** A row, or a cell of it, that was not taken. */
export interface RejectedRow {
  readonly file: string;
  /** Line on which the row begins, from 1. */
  readonly line: number;
  readonly column?: string | undefined;
  /** The field of the record, such as `lines.0.quantity`. */
  readonly field?: string | undefined;
  readonly externalId?: string | undefined;
  readonly reason: string;
}

/** A row that has changed what an earlier one of its file had said of the same record. */
export interface RepeatedId {
  readonly externalId: string;
  readonly line: number;
  readonly earlierLine: number;
}

/** What came of one file. */
export interface StepReport {
  readonly kind: KindName | 'exchange_rate';
  readonly file: string;
  /** That it was read in. */
  readonly encoding: string;
  /** Rows read so far. */
  rows: number;
  /** Passed over because the mapping says so. */
  skipped: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** Of the created, updated and unchanged: orders of guests who have not appeared yet. */
  waiting?: number;
  /** Rows whose id stood in an earlier row with something else. They came in all the same: the later row counts. */
  repeated?: number;
  /** The first of them. */
  readonly repeats?: RepeatedId[];
}

/** What was written of the rows that did not come in. */
export interface RejectedFiles {
  readonly folder: string;
  /** As the mapping names them. */
  readonly files: readonly string[];
  readonly rows: number;
  /** Rows that are too long to be mended. */
  readonly leftOut: number;
}

export interface ImportReport {
  readonly name: string;
  readonly dryRun: boolean;
  /** The job in table import_job; a dry run has none. */
  readonly jobId?: string | undefined;
  readonly steps: readonly StepReport[];
  /** Every reason, in the order of files and lines as they were read; no more than MAX_LISTED_REJECTS. */
  readonly rejects: readonly RejectedRow[];
  /** Reasons that were found but are not listed. */
  readonly unlistedRejects: number;
  /** The files of the rows that did not come in, where such were asked for and there are any. */
  readonly rejectedFiles?: RejectedFiles | undefined;
}

/** Beyond this many the mapping is wrong rather than the rows. */
export const MAX_LISTED_REJECTS = 100_000;

/** What all steps of an import come to. */
export function totalOf(steps: readonly StepReport[]): Record<'created' | 'updated' | 'unchanged' | 'rejected', number> {
  const total = (count: 'created' | 'updated' | 'unchanged' | 'rejected') => steps.reduce((sum, step) => sum + step[count], 0);
  return { created: total('created'), updated: total('updated'), unchanged: total('unchanged'), rejected: total('rejected') };
}

/** The report for people: one line a file, then the first rejected rows. */
export function formatReport(report: ImportReport, maxRejects = 20): string {
  const lines = [report.dryRun ? `Dry run of ${report.name}: nothing was kept.` : `Imported ${report.name}.`];
  for (const step of report.steps) {
    const counts = (['created', 'updated', 'unchanged', 'rejected', 'skipped'] as const)
      .filter((count) => step[count] > 0)
      .map((count) => `${grouped(step[count])} ${count}`);
    if (step.waiting !== undefined) counts.push(`${grouped(step.waiting)} waiting for their guests`);
    const read = step.encoding === 'utf-8' ? '' : ` (${step.encoding})`;
    lines.push(
      `  ${step.file}${read}: ${grouped(step.rows)} rows${counts.length === 0 ? '' : `, ${counts.join(', ')}`}`,
      ...tellRepeats(step),
    );
  }
  for (const reject of report.rejects.slice(0, maxRejects)) lines.push(`  ${formatReject(reject)}`);
  const unshown = Math.max(0, report.rejects.length - maxRejects) + report.unlistedRejects;
  if (unshown > 0) lines.push(`  ... and ${grouped(unshown)} more rejections`);
  if (report.rejectedFiles !== undefined) lines.push(tellRejectedFiles(report.rejectedFiles));
  return lines.join('\n');
}

function tellRepeats({ file, repeated = 0, repeats = [] }: StepReport): string[] {
  const more = repeated - repeats.length;
  return [
    ...repeats.map(
      ({ externalId, line, earlierLine }) =>
        `  ${file}, line ${line}: the id '${externalId}' stands in line ${earlierLine} with something else: the later row was kept`,
    ),
    ...(more === 0 ? [] : [`  ... and ${grouped(more)} more rows with an id of an earlier one`]),
  ];
}

function tellRejectedFiles({ folder, rows, leftOut }: RejectedFiles): string {
  const left = leftOut === 0 ? '' : `, without ${grouped(leftOut)} that are too long`;
  return `  What did not come in is in the folder '${folder}': ${grouped(rows)} rows${left}. Mend them, and import it by the same mapping.`;
}

function formatReject({ file, line, column, field, reason }: RejectedRow): string {
  const what = column === undefined ? (field ?? 'the row') : `column '${column}'`;
  return `${file}, line ${line}: ${what} ${reason}`;
}

/** Every rejected row as CSV, for a spreadsheet. */
export function rejectsToCsv(report: ImportReport): string {
  return stringify([...report.rejects], {
    header: true,
    columns: ['file', 'line', 'column', 'field', 'externalId', 'reason'],
    // A cell that a spreadsheet would take for a formula is quoted as text.
    escape_formulas: true,
  });
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
