import { joinSql, sql, type Sql } from '../../database/index.js';
import { conflict, invalidInput, limitExceeded, newId, readName } from '../../kernel/index.js';
import type { ReadingContext } from '../../membership/index.js';
import { checkExport } from '../export-customers.js';
import { groupOf } from '../group.js';
import { type ExportRequest, readExportRequest } from '../request.js';
import { readFile, readFolder, readKeep, readTimetable } from './read-schedule.js';
import { COLUMNS, type ExportSchedule, getExportSchedule, isSeen, type Timetable } from './schedule.js';
import { nextAfter } from './timetable.js';

export const MOST_SCHEDULES = 50;
const KEPT = 7;

export interface ScheduleContext extends ReadingContext {
  /** The folder below which files may be written; undefined where the operator allows none. */
  readonly exportFolder: string | undefined;
}

/** What an export is asked for, as far as it is said. */
type Asked = { readonly [Name in 'columns' | 'format' | 'channels' | 'withoutConsent' | 'formulas']?: unknown };

export interface NewExportSchedule extends Asked {
  readonly name: string;
  readonly segmentId?: string | null | undefined;
  readonly query?: string | null | undefined;
  readonly folder?: string | null | undefined;
  readonly file: string;
  readonly times: readonly string[];
  readonly weekdays?: readonly number[] | null | undefined;
  readonly keep?: number | null | undefined;
}

/** What is left out stays as it is. Whose files they are and where they are stays in any case. */
export interface ExportScheduleChange {
  readonly name?: string | null | undefined;
  readonly columns?: unknown;
  readonly times?: readonly string[] | null | undefined;
  readonly weekdays?: readonly number[] | null | undefined;
  readonly keep?: number | null | undefined;
}

/** The first file is of the next time of its timetable. Whoever makes it may have what is in the files. */
export async function createExportSchedule(context: ScheduleContext, input: NewExportSchedule): Promise<ExportSchedule> {
  const { database, clock, timeZone } = context;
  const [id, now, name] = [newId(), clock.now(), readName(input.name)];
  if (context.exportFolder === undefined)
    throw conflict('folder', 'The operator of this server allows no folder: CANTLE_EXPORT_FOLDER is not set.');
  const request = await readAsked(context, input);
  const [folder, file] = [readFolder(input.folder ?? ''), readFile(input.file)];
  const timetable = readTimetable(input);
  const dueAt = nextAfter(now, timetable, timeZone);
  return database.transaction(async (transaction) => {
    const [present] = await transaction.query<{ count: number; taken: boolean }>(sql`/* exportSchedule.count */
      select count(*)::int as count, coalesce(bool_or(folder = ${folder} and file = ${file} and format = ${request.format}), false) as taken
      from export_schedule`);
    if (present !== undefined && present.count >= MOST_SCHEDULES) throw limitExceeded('The number of export schedules', MOST_SCHEDULES);
    if (present?.taken === true) throw takenFile();
    const [made] = await transaction.query<ExportSchedule>(sql`/* exportSchedule.create */
      insert into export_schedule (id, name, segment_id, query, columns, format, channels, without_consent, formulas, folder, file, times, weekdays, keep,
        due_at, next_at, created_at, updated_at)
      select ${id}::uuid, ${name}::text, s.id, ${request.query ?? null}::text, ${request.columns}::text[], ${request.format}::text,
        ${request.channels}::text[], ${request.withoutConsent}::text, ${request.formulas}::text, ${folder}::text, ${file}::text,
        ${[...timetable.times]}::text[], ${[...timetable.weekdays]}::int[], ${readKeep(input.keep ?? KEPT)}::int, ${dueAt}::timestamptz,
        ${dueAt}::timestamptz, ${now}::timestamptz, ${now}::timestamptz
      from (select) one left join segment s on s.id = ${request.segmentId ?? null}::uuid
      where s.id is not null or ${request.segmentId === undefined}::boolean
      on conflict (folder, file, format) do nothing returning ${COLUMNS}`);
    if (made === undefined) throw takenFile();
    return made;
  });
}

function takenFile() {
  return conflict('file', 'Another schedule writes files of that name into that folder.');
}

/** What is in the files from now on has to be allowed to whoever changes anything of it: also when they are written, and how many are kept. */
export async function updateExportSchedule(context: ScheduleContext, id: string, change: ExportScheduleChange): Promise<ExportSchedule> {
  const schedule = await getExportSchedule(context.database, id, context.reader.segmentIds);
  const { name, columns, times, weekdays, keep } = change;
  const asked = await readAsked(context, { ...schedule, columns: columns ?? schedule.columns });
  const timetable =
    times == null && weekdays == null
      ? undefined
      : readTimetable({ times: times ?? schedule.times, weekdays: weekdays ?? schedule.weekdays });
  return changed(context, id, [
    ...(name == null ? [] : [sql`name = ${readName(name)}`]),
    ...(columns == null ? [] : [sql`columns = ${asked.columns}::text[]`]),
    ...(keep == null ? [] : [sql`keep = ${readKeep(keep)}::int`]),
    ...(timetable === undefined
      ? []
      : [sql`times = ${[...timetable.times]}::text[], weekdays = ${[...timetable.weekdays]}::int[]`, nextOf(context, timetable)]),
  ]);
}

export function pauseExportSchedule(context: ScheduleContext, id: string): Promise<ExportSchedule> {
  return changed(context, id, [sql`paused_at = coalesce(paused_at, ${context.clock.now()}), paused_for = coalesce(paused_for, 'asked')`]);
}

/** Goes on with the next time of its timetable. What is in the files has to be allowed to whoever resumes it. */
export async function resumeExportSchedule(context: ScheduleContext, id: string): Promise<ExportSchedule> {
  const schedule = await getExportSchedule(context.database, id, context.reader.segmentIds);
  await readAsked(context, schedule);
  return changed(context, id, [sql`paused_at = null, paused_for = null, failures = 0`, nextOf(context, schedule)]);
}

/** Has a file written now, beside those of its times. */
export async function runExportSchedule(context: ScheduleContext, id: string): Promise<ExportSchedule> {
  const { pausedAt } = await getExportSchedule(context.database, id, context.reader.segmentIds);
  if (pausedAt !== null) throw conflict('id', 'The schedule is paused: resume it first.');
  const now = context.clock.now();
  // Files are named by the minute.
  const dueAt = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
  return changed(context, id, [sql`due_at = ${dueAt}, next_at = ${dueAt}`]);
}

/** The files that were written stay. */
export async function deleteExportSchedule({ database, reader }: ScheduleContext, id: string): Promise<void> {
  await getExportSchedule(database, id, reader.segmentIds);
  await database.transaction((transaction) =>
    transaction.execute(sql`/* exportSchedule.delete */ delete from export_schedule where id = ${id}::uuid`),
  );
}

export async function listExportSchedules({ database, reader }: ReadingContext): Promise<ExportSchedule[]> {
  const all = await database.query<ExportSchedule>(sql`/* exportSchedule.list */ select ${COLUMNS} from export_schedule order by id desc`);
  return all.filter((schedule) => isSeen(schedule, reader.segmentIds));
}

/** What an export is asked for, as this reader may have it. */
async function readAsked(context: ReadingContext, asked: Asked & Pick<NewExportSchedule, 'segmentId' | 'query'>): Promise<ExportRequest> {
  const { segmentId, query, columns, format, channels, withoutConsent, formulas } = asked;
  const given = { segmentId, query, columns, format, channels, withoutConsent, formulas };
  const request = readExportRequest(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== undefined)));
  if (request.segmentId === undefined && context.reader.segmentIds !== null)
    throw invalidInput('segmentId', 'This key is limited to segments: say one of them.');
  await checkExport(context, await groupOf(context, request), request);
  return request;
}

function nextOf({ clock, timeZone }: ReadingContext, timetable: Timetable): Sql {
  const dueAt = nextAfter(clock.now(), timetable, timeZone);
  return sql`due_at = ${dueAt}, next_at = ${dueAt}`;
}

async function changed({ database, clock, reader }: ScheduleContext, id: string, set: readonly Sql[]): Promise<ExportSchedule> {
  await getExportSchedule(database, id, reader.segmentIds);
  return database.transaction(async (transaction) => {
    const [schedule] = await transaction.query<ExportSchedule>(sql`/* exportSchedule.update */
      update export_schedule set ${joinSql([...set, sql`updated_at = ${clock.now()}`])} where id = ${id}::uuid returning ${COLUMNS}`);
    if (schedule === undefined) throw conflict('id', 'The schedule was deleted meanwhile.');
    return schedule;
  });
}
