import { sql, type Sql } from '../../database/index.js';
import type { SyncContext } from '../context.js';
import type { StepReport } from './report.js';

/*
 * The progress of an import in table import_job, where everybody who is interested can read it. Written in transactions of its own:
 * it must be seen while the import runs, and stay when it fails.
 */

/** Where it is written how far an import is. */
export interface JobLog {
  /** The files have been looked at. */
  begin(totalRows: number): Promise<void>;
  /** The import goes on, which is said every HEARTBEAT_MS. */
  beat(): Promise<void>;
  progress(totalRows: number, steps: readonly StepReport[]): Promise<void>;
}

/** The job of an import that somebody runs by themselves, from its beginning to its end. */
export class OwnJob implements JobLog {
  constructor(
    private readonly context: SyncContext,
    private readonly id: string,
    private readonly name: string,
  ) {}

  begin(totalRows: number): Promise<void> {
    return createImportJob(this.context, { id: this.id, name: this.name, totalRows });
  }

  beat(): Promise<void> {
    return beat(this.context, this.id);
  }

  progress(totalRows: number, steps: readonly StepReport[]): Promise<void> {
    return updateProgress(this.context, this.id, totalRows, steps);
  }

  /** `error` says why the import did not come to its end. */
  finish(error?: string): Promise<void> {
    return finishImportJob(this.context, this.id, error);
  }
}

async function createImportJob(context: SyncContext, job: { readonly id: string; readonly name: string; readonly totalRows: number }) {
  await context.database.transaction((transaction) =>
    transaction.execute(sql`/* import.createJob */
      insert into import_job (id, name, state, total_rows, started_at, heartbeat_at)
      values (${job.id}, ${job.name}, 'running', ${job.totalRows}, ${context.clock.now()}, clock_timestamp())`),
  );
}

/** How often an import says that it goes on, and after how long a silence nobody believes it any more. */
export const HEARTBEAT_MS = 5_000;
export const SILENCE_MS = 60_000;

/** Says that the import goes on, also to those who had given it up. */
async function beat(context: SyncContext, id: string): Promise<void> {
  await context.database.transaction((transaction) =>
    transaction.execute(sql`/* import.beat */
      update import_job set heartbeat_at = clock_timestamp(), state = 'running', error = null, finished_at = null
      where id = ${id} and state in ('running', 'abandoned')`),
  );
}

/** Marks the imports whose process has ended without a word, so that nobody waits for them. Those that were asked for over the API another process goes on with. */
export async function markAbandoned(context: SyncContext): Promise<void> {
  await context.database.transaction((transaction) =>
    transaction.execute(sql`/* import.markAbandoned */
      update import_job set state = 'abandoned', error = 'The process that ran it has ended.', finished_at = ${context.clock.now()}
      where state = 'running' and coalesce(heartbeat_at, '-infinity') < clock_timestamp() - ${SILENCE_MS} * interval '1 ms'
        and not exists (select from import_request r where r.import_id = import_job.id)`),
  );
}

/** What the columns of a job say of the steps so far. */
export function countsOf(totalRows: number, steps: readonly StepReport[]): Sql {
  const sum = (count: 'rows' | 'created' | 'updated' | 'unchanged' | 'rejected') => steps.reduce((total, step) => total + step[count], 0);
  return sql`total_rows = ${totalRows}, processed_rows = ${sum('rows')}, created_records = ${sum('created')},
    updated_records = ${sum('updated')}, unchanged_records = ${sum('unchanged')}, rejected_rows = ${sum('rejected')}`;
}

async function updateProgress(context: SyncContext, id: string, totalRows: number, steps: readonly StepReport[]): Promise<void> {
  await context.database.transaction((transaction) =>
    transaction.execute(sql`/* import.updateProgress */ update import_job set ${countsOf(totalRows, steps)} where id = ${id}`),
  );
}

async function finishImportJob(context: SyncContext, id: string, error?: string): Promise<void> {
  await context.database.transaction((transaction) =>
    transaction.execute(sql`/* import.finishJob */
      update import_job set state = ${error === undefined ? 'completed' : 'failed'}, error = ${error ?? null}, finished_at = ${context.clock.now()}
      where id = ${id}`),
  );
}
