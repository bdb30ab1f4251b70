import { type Queryable, rawSql, sql } from '../../database/index.js';
import { isId, notFound } from '../../kernel/index.js';
import type { ExportRequest } from '../request.js';

export type ExportPause = 'asked' | 'failing';

/** When files are written, by the clocks of the workspace. */
export interface Timetable {
  /** Times of the day: `03:00`. */
  readonly times: readonly string[];
  /** Days of the week, 1 for Monday. */
  readonly weekdays: readonly number[];
}

/** Customers as a file, written into a folder again and again. */
export interface ExportSchedule extends Timetable, Pick<ExportRequest, 'columns' | 'format' | 'channels' | 'withoutConsent' | 'formulas'> {
  readonly id: string;
  readonly name: string;
  /** Of a segment, unless that was deleted, or of a rule. */
  readonly segmentId: string | null;
  readonly query: string | null;
  readonly folder: string;
  readonly file: string;
  readonly keep: number;
  /** The moment of the next file. */
  readonly dueAt: Date;
  /** When it is tried to be written: later than it was due after a failure. */
  readonly nextAt: Date;
  readonly pausedAt: Date | null;
  readonly pausedFor: ExportPause | null;
  readonly failures: number;
  readonly lastError: string | null;
  readonly lastErrorAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A file that was written, and is kept. */
export interface ExportedFile {
  readonly name: string;
  readonly dueAt: Date;
  readonly asOf: Date;
  readonly customers: number;
  readonly exported: number;
  readonly bytes: number;
  readonly writtenAt: Date;
}

export const COLUMNS =
  rawSql(`id, name, segment_id as "segmentId", query, columns, format, channels, without_consent as "withoutConsent", formulas,
  folder, file, times, weekdays, keep, due_at as "dueAt", next_at as "nextAt", paused_at as "pausedAt", paused_for as "pausedFor", failures,
  last_error as "lastError", last_error_at as "lastErrorAt", created_at as "createdAt", updated_at as "updatedAt"`);

/** Whoever is limited to segments knows the files of these alone. */
export type SeenSegments = ReadonlySet<string> | null;

export function isSeen({ segmentId }: Pick<ExportSchedule, 'segmentId'>, seen: SeenSegments): boolean {
  return seen === null || (segmentId !== null && seen.has(segmentId));
}

/** Throws NOT_FOUND, also for one that is not seen. */
export async function getExportSchedule(database: Queryable, id: string, seen: SeenSegments): Promise<ExportSchedule> {
  const [schedule] = isId(id)
    ? await database.query<ExportSchedule>(sql`/* exportSchedule.get */ select ${COLUMNS} from export_schedule where id = ${id}::uuid`)
    : [];
  if (schedule === undefined || !isSeen(schedule, seen)) throw notFound('export schedule', id);
  return schedule;
}

/** The files of a schedule that are kept, the latest first. */
export async function listExportedFiles(database: Queryable, id: string): Promise<ExportedFile[]> {
  const files = await database.query<Omit<ExportedFile, 'bytes'> & { readonly bytes: string }>(sql`/* exportSchedule.files */
    select name, due_at as "dueAt", as_of as "asOf", customers, exported, bytes::text as bytes, written_at as "writtenAt"
    from export_file where schedule_id = ${id}::uuid order by due_at desc`);
  return files.map((file) => ({ ...file, bytes: Number(file.bytes) }));
}
