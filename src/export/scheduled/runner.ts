import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { retriedTransaction, sql, type Transaction } from '../../database/index.js';
import { DomainError, LEASE_SECONDS, LeaseWatch, newId, RepeatedJob } from '../../kernel/index.js';
import type { ReadingContext } from '../../membership/index.js';
import { exportCustomers } from '../export-customers.js';
import { groupOf } from '../group.js';
import { writeExportedFile } from '../write-file.js';
import { dropFile, dropUnfinished, FolderProblem, onDisk, openFolder } from './folder.js';
import { COLUMNS, type ExportedFile, type ExportSchedule } from './schedule.js';
import { fileNameOf, lastUpTo, nextAfter } from './timetable.js';

const LOOK_EVERY_MS = 5_000;
const LEASE = sql`make_interval(secs => ${LEASE_SECONDS}::int)`;
/** Then it is given up, and tried again. */
const LONGEST_MS = 3_600_000;
const FIRST_RETRY_MS = 60_000;
const LONGEST_RETRY_MS = 3_600_000;
/** Whoever reads the files may belong to the same group of users; others have no business with them. */
const MODE = 0o640;

/** What was done for a file, for the audit log. */
export type FileWritten = Pick<ExportedFile, 'name' | 'customers' | 'exported'>;

export interface ExportRunnerParts {
  /** The folder below which files are written. */
  readonly exportFolder: string;
  /** Does it as a deed that is told in the audit log. */
  readonly audited: (schedule: ExportSchedule, work: () => Promise<FileWritten>) => Promise<FileWritten>;
  readonly onError: (error: unknown) => void;
  /** Hears why a file could not be written. */
  readonly onFailed: (schedule: Pick<ExportSchedule, 'id' | 'name'>, error: string) => void;
}

/** That a schedule is of another process by now. */
class LeaseLost extends Error {}

/** Writes the files of schedules when they are due: one process each at a time, and one file at a time of a process. */
export class ExportRunner {
  readonly #process = newId();
  readonly #job: RepeatedJob;
  readonly #stop = new AbortController();

  /** `context` reads with the rights of the operator: what is in the files was allowed to whoever made the schedule. */
  constructor(
    private readonly context: ReadingContext,
    private readonly parts: ExportRunnerParts,
  ) {
    this.#job = new RepeatedJob(() => this.runDue(), LOOK_EVERY_MS, parts.onError);
  }

  start(): void {
    this.#job.start('later');
  }

  /** A file that is being written is given up, and written by another process. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#job.close();
  }

  /** Writes all files that are due. */
  async runDue(): Promise<void> {
    const { database, clock } = this.context;
    const due = await database.query<{ id: string }>(sql`/* exportSchedule.due */
      select id from export_schedule
      where paused_at is null and next_at <= ${clock.now()} and (leased_until is null or leased_until < clock_timestamp()) order by next_at`);
    for (const { id } of due) {
      if (this.#stop.signal.aborted) return;
      await this.#serve(id).catch(this.parts.onError);
    }
  }

  async #serve(id: string): Promise<void> {
    const schedule = await this.#lease(id);
    if (schedule === undefined) return;
    const watch = new LeaseWatch(() => this.#renew(id), this.parts.onError);
    const signal = AbortSignal.any([this.#stop.signal, watch.signal, AbortSignal.timeout(LONGEST_MS)]);
    try {
      await this.parts.audited(schedule, () => this.#write(schedule, signal));
    } catch (error) {
      // What was given up by the stop, or is another's, has failed for no reason of its own.
      if (!this.#stop.signal.aborted && !watch.signal.aborted && !(error instanceof LeaseLost)) await this.#fail(schedule, error);
    } finally {
      watch.close();
      await this.context.database.execute(sql`/* exportSchedule.release */
        update export_schedule set leased_by = null, leased_until = null where id = ${id}::uuid and leased_by = ${this.#process}::uuid`);
    }
  }

  async #write(schedule: ExportSchedule, signal: AbortSignal): Promise<FileWritten> {
    const { id, segmentId, query } = schedule;
    if (segmentId === null && query === null) throw new FolderProblem('The segment was deleted.');
    const reading = { ...this.context, database: this.context.database.with({ signal }) };
    const group = await groupOf(reading, {
      ...schedule,
      ...(segmentId === null ? { segmentId: undefined } : { segmentId }),
      query: query ?? undefined,
    });
    const folder = await openFolder(this.parts.exportFolder, schedule.folder);
    await dropUnfinished(folder, schedule);
    const dueAt = this.#momentOf(schedule);
    const name = fileNameOf(schedule, dueAt, this.context.timeZone);
    const exported = await exportCustomers(reading, group, { ...schedule, segmentId: segmentId ?? undefined, query: query ?? undefined });
    try {
      const beforeNaming = async () => {
        if (!(await this.#renew(id))) throw new LeaseLost();
      };
      const { rows } = await onDisk(`'${name}' cannot be written`, () =>
        writeExportedFile(exported, join(folder, name), { signal, mode: MODE, beforeNaming }),
      );
      const { size } = await onDisk(`'${name}' cannot be read`, () => stat(join(folder, name)));
      const file = { name, customers: exported.customers, exported: rows };
      await this.#succeed(schedule, { ...file, dueAt, asOf: exported.asOf, bytes: size });
      await this.#dropOld(schedule, folder);
      return file;
    } finally {
      await exported.close();
    }
  }

  /** The moment that the file is of: the last one that has passed. Files that nobody could write meanwhile would all say the same. */
  #momentOf(schedule: ExportSchedule): Date {
    const last = lastUpTo(this.context.clock.now(), schedule, this.context.timeZone);
    return last > schedule.dueAt ? last : schedule.dueAt;
  }

  async #lease(id: string): Promise<ExportSchedule | undefined> {
    const { database, clock } = this.context;
    const [schedule] = await database.query<ExportSchedule>(sql`/* exportSchedule.lease */
      update export_schedule set leased_by = ${this.#process}::uuid, leased_until = clock_timestamp() + ${LEASE}
      where id = ${id}::uuid and paused_at is null and next_at <= ${clock.now()} and (leased_until is null or leased_until < clock_timestamp())
      returning ${COLUMNS}`);
    return schedule;
  }

  async #renew(id: string): Promise<boolean> {
    const held = await this.context.database.query(sql`/* exportSchedule.renew */
      update export_schedule set leased_until = clock_timestamp() + ${LEASE} where id = ${id}::uuid and leased_by = ${this.#process}::uuid returning id`);
    return held.length > 0;
  }

  #held(id: string, work: (transaction: Transaction) => Promise<void>): Promise<void> {
    return retriedTransaction(this.context, async (transaction) => {
      const held = await transaction.query(sql`/* exportSchedule.hold */
        select from export_schedule where id = ${id}::uuid and leased_by = ${this.#process}::uuid for update`);
      if (held.length === 0) throw new LeaseLost();
      await work(transaction);
    });
  }

  /** One that somebody has given other times, or asked for now, while it was written, stays due. */
  #succeed({ id, dueAt: wasDueAt, ...schedule }: ExportSchedule, file: Omit<ExportedFile, 'writtenAt'>): Promise<void> {
    const { clock, timeZone } = this.context;
    const now = clock.now();
    const next = nextAfter(now, schedule, timeZone);
    return this.#held(id, async (transaction) => {
      await transaction.execute(sql`/* exportSchedule.succeeded */
        update export_schedule set failures = 0,
          next_at = case when due_at = ${wasDueAt} then ${next} else next_at end, due_at = case when due_at = ${wasDueAt} then ${next} else due_at end
        where id = ${id}::uuid`);
      await transaction.execute(sql`/* exportSchedule.written */
        insert into export_file (schedule_id, due_at, name, as_of, customers, exported, bytes, written_at)
        values (${id}::uuid, ${file.dueAt}, ${file.name}, ${file.asOf}, ${file.customers}::int, ${file.exported}::int, ${file.bytes}::bigint, ${now})
        on conflict (schedule_id, due_at) do update set name = excluded.name, as_of = excluded.as_of, customers = excluded.customers,
          exported = excluded.exported, bytes = excluded.bytes, written_at = excluded.written_at`);
    });
  }

  /** Deletes files beyond those that are kept, of those that were written here: none that anybody else has put there. */
  async #dropOld({ id }: ExportSchedule, folder: string): Promise<void> {
    const { database } = this.context;
    const old = await database.query<{ dueAt: Date; name: string; isKept: boolean }>(sql`/* exportSchedule.oldFiles */
      with kept as (
        select due_at, name from export_file where schedule_id = ${id}::uuid order by due_at desc
        limit (select keep from export_schedule where id = ${id}::uuid)
      )
      select due_at as "dueAt", name, name in (select name from kept) as "isKept" from export_file
      where schedule_id = ${id}::uuid and due_at not in (select due_at from kept) order by due_at`);
    for (const { dueAt, name, isKept } of old) {
      if (!isKept) await dropFile(folder, name);
      await database.transaction((transaction) =>
        transaction.execute(
          sql`/* exportSchedule.forgetFile */ delete from export_file where schedule_id = ${id}::uuid and due_at = ${dueAt}`,
        ),
      );
    }
  }

  async #fail(schedule: ExportSchedule, error: unknown): Promise<void> {
    const { id, failures, segmentId, query } = schedule;
    const isTold = error instanceof FolderProblem || error instanceof DomainError;
    if (!isTold) this.parts.onError(error);
    const reason = isTold ? error.message : 'It failed: the log of the server says why.';
    const now = this.context.clock.now();
    const nextAt = new Date(now.getTime() + Math.min(FIRST_RETRY_MS * 2 ** Math.min(failures, 20), LONGEST_RETRY_MS));
    const isOver = segmentId === null && query === null;
    await this.#held(id, async (transaction) => {
      await transaction.execute(sql`/* exportSchedule.failed */
        update export_schedule set failures = failures + 1, next_at = ${nextAt}, last_error = ${reason}, last_error_at = ${now},
          paused_at = case when ${isOver}::boolean then ${now} else paused_at end, paused_for = case when ${isOver}::boolean then 'failing' else paused_for end
        where id = ${id}::uuid`);
    });
    this.parts.onFailed(schedule, reason);
  }
}
