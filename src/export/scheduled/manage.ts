import type { Catalogue } from '../../catalogue/index.js';
import { isAsKnown, joinSql, type KnownRow, sql, type Sql } from '../../database/index.js';
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

/** What is left out stays as it is. Where the files are stays in any case; so does whose they are, unless that segment was deleted. */
export interface ExportScheduleChange {
  readonly name?: string | null | undefined;
  /** Another segment in place of one that was deleted. */
  readonly segmentId?: string | null | undefined;
  readonly columns?: unknown;
  readonly times?: readonly string[] | null | undefined;
  readonly weekdays?: readonly number[] | null | undefined;
  readonly keep?: number | null | undefined;
}

/** Everything that is said of a schedule, as it can be kept. */
export interface ScheduleParts extends Timetable {
  readonly name: string;
  readonly request: ExportRequest;
  readonly folder: string;
  readonly file: string;
  readonly keep: number;
}

/** Refuses what cannot be written, and what the reader may not have; `catalogue`: what there is, if that is not what there is now. */
export async function readExportSchedule(context: ReadingContext, input: NewExportSchedule, catalogue?: Catalogue): Promise<ScheduleParts> {
  const name = readName(input.name);
  const request = await readAsked(context, input, catalogue);
  const [folder, file] = [readFolder(input.folder ?? ''), readFile(input.file)];
  return { name, request, folder, file, ...readTimetable(input), keep: readKeep(input.keep ?? KEPT) };
}

/** Throws CONFLICT where the operator allows no folder. */
export function checkFolderAllowed({ exportFolder }: Pick<ScheduleContext, 'exportFolder'>): void {
  if (exportFolder === undefined)
    throw conflict('folder', 'The operator of this server allows no folder: CANTLE_EXPORT_FOLDER is not set.');
}

/** The first file is of the next time of its timetable. Whoever makes it may have what is in the files. Of the same `id` there is one. */
export async function createExportSchedule(
  context: ScheduleContext,
  input: NewExportSchedule,
  { id = newId() }: { readonly id?: string } = {},
): Promise<ExportSchedule> {
  const { database, clock, timeZone } = context;
  const now = clock.now();
  checkFolderAllowed(context);
  const { name, request, folder, file, keep, ...timetable } = await readExportSchedule(context, input);
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
        ${[...timetable.times]}::text[], ${[...timetable.weekdays]}::int[], ${keep}::int, ${dueAt}::timestamptz,
        ${dueAt}::timestamptz, ${now}::timestamptz, ${now}::timestamptz
      from (select) one left join segment s on s.id = ${request.segmentId ?? null}::uuid
      where s.id is not null or ${request.segmentId === undefined}::boolean
      on conflict do nothing returning ${COLUMNS}`);
    if (made === undefined) throw takenFile();
    return made;
  });
}

function takenFile() {
  return conflict('file', 'Another schedule writes files of that name into that folder.');
}

/** What is in the files from now on has to be allowed to whoever changes anything of it: also when they are written, and how many are kept. */
export async function updateExportSchedule(
  context: ScheduleContext,
  id: string,
  change: ExportScheduleChange,
  known: KnownRow = {},
): Promise<ExportSchedule> {
  const schedule = await getExportSchedule(context.database, id, context.reader.segmentIds);
  const { name, segmentId, columns, times, weekdays, keep } = change;
  if (segmentId == null) refuseOrphan(schedule);
  const isOther = segmentId != null && isOrphan(schedule);
  const asked = await readAsked(context, {
    ...schedule,
    segmentId: isOther ? segmentId : schedule.segmentId,
    columns: columns ?? schedule.columns,
  });
  if (segmentId != null && !isOther && segmentId.toLowerCase() !== schedule.segmentId)
    throw conflict('segmentId', 'Whose files they are stays, unless the segment was deleted: make another schedule.');
  const timetable =
    times == null && weekdays == null
      ? undefined
      : readTimetable({ times: times ?? schedule.times, weekdays: weekdays ?? schedule.weekdays });
  const set = [
    ...(name == null ? [] : [sql`name = ${readName(name)}`]),
    ...(!isOther ? [] : [sql`segment_id = (select id from segment where id = ${segmentId}::uuid for key share)`]),
    ...(columns == null ? [] : [sql`columns = ${asked.columns}::text[]`]),
    ...(keep == null ? [] : [sql`keep = ${readKeep(keep)}::int`]),
    ...(timetable === undefined
      ? []
      : [sql`times = ${[...timetable.times]}::text[], weekdays = ${[...timetable.weekdays]}::int[]`, nextOf(context, timetable)]),
  ];
  return changed(context, id, set, known);
}

export function pauseExportSchedule(context: ScheduleContext, id: string): Promise<ExportSchedule> {
  return changed(context, id, [sql`paused_at = coalesce(paused_at, ${context.clock.now()}), paused_for = coalesce(paused_for, 'asked')`]);
}

/** Goes on with the next time of its timetable. What is in the files has to be allowed to whoever resumes it. */
export async function resumeExportSchedule(context: ScheduleContext, id: string): Promise<ExportSchedule> {
  const schedule = await getExportSchedule(context.database, id, context.reader.segmentIds);
  checkFolderAllowed(context);
  refuseOrphan(schedule);
  await readAsked(context, schedule);
  return changed(context, id, [sql`paused_at = null, paused_for = null, failures = 0`, nextOf(context, schedule)]);
}

/** Has a file written now, beside those of its times. */
export async function runExportSchedule(context: ScheduleContext, id: string): Promise<ExportSchedule> {
  const schedule = await getExportSchedule(context.database, id, context.reader.segmentIds);
  checkFolderAllowed(context);
  refuseOrphan(schedule);
  if (schedule.pausedAt !== null) throw conflict('id', 'The schedule is paused: resume it first.');
  const now = context.clock.now();
  // Files are named by the minute.
  const dueAt = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
  return changed(context, id, [sql`due_at = ${dueAt}, next_at = ${dueAt}`]);
}

/** The files that were written stay. */
export async function deleteExportSchedule({ database, reader }: ScheduleContext, id: string, known: KnownRow = {}): Promise<void> {
  await getExportSchedule(database, id, reader.segmentIds);
  const deleted = await database.transaction((transaction) =>
    transaction.execute(sql`/* exportSchedule.delete */ delete from export_schedule where id = ${id}::uuid and ${isAsKnown(known)}`),
  );
  if (deleted === 0 && known.updatedAt !== undefined) throw movedOn();
}

export async function listExportSchedules({ database, reader }: ReadingContext): Promise<ExportSchedule[]> {
  const all = await database.query<ExportSchedule>(sql`/* exportSchedule.list */ select ${COLUMNS} from export_schedule order by id desc`);
  return all.filter((schedule) => isSeen(schedule, reader.segmentIds));
}

/** What an export is asked for, as this reader may have it. */
async function readAsked(
  context: ReadingContext,
  asked: Asked & Pick<NewExportSchedule, 'segmentId' | 'query'>,
  catalogue?: Catalogue,
): Promise<ExportRequest> {
  const { segmentId, query, columns, format, channels, withoutConsent, formulas } = asked;
  const given = { segmentId, query, columns, format, channels, withoutConsent, formulas };
  const request = readExportRequest(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== undefined)));
  if (request.segmentId === undefined && context.reader.segmentIds !== null)
    throw invalidInput('segmentId', 'This key is limited to segments: say one of them.');
  await checkExport(context, await groupOf(context, request, catalogue), request, catalogue);
  return request;
}

function nextOf({ clock, timeZone }: ReadingContext, timetable: Timetable): Sql {
  const dueAt = nextAfter(clock.now(), timetable, timeZone);
  return sql`due_at = ${dueAt}, next_at = ${dueAt}`;
}

/** Whether the segment whose files they are was deleted. */
const isOrphan = ({ segmentId, query }: Pick<ExportSchedule, 'segmentId' | 'query'>) => segmentId === null && query === null;

function refuseOrphan(schedule: ExportSchedule): void {
  if (isOrphan(schedule)) throw conflict('segmentId', 'The segment was deleted: give the schedule another, or delete it.');
}

async function changed(
  { database, clock, reader }: ScheduleContext,
  id: string,
  set: readonly Sql[],
  known: KnownRow = {},
): Promise<ExportSchedule> {
  await getExportSchedule(database, id, reader.segmentIds);
  return database.transaction(async (transaction) => {
    const [schedule] = await transaction.query<ExportSchedule>(sql`/* exportSchedule.update */
      update export_schedule set ${joinSql([...set, sql`updated_at = ${clock.now()}`])} where id = ${id}::uuid and ${isAsKnown(known)} returning ${COLUMNS}`);
    if (schedule === undefined) throw movedOn();
    return schedule;
  });
}

const movedOn = () => conflict('id', 'The schedule was changed or deleted meanwhile.');
