import { sql } from '../../database/index.js';
import type { SyncContext } from '../context.js';
import type { StepReport } from './report.js';

/*
 * The progress of an import in table import_job, where everybody who is interested can read it. Written in transactions of its own:
 * it must be seen while the import runs, and stay when it fails.
 */

export async function createImportJob(
  context: SyncContext,
  job: { readonly id: string; readonly name: string; readonly totalRows: number },
) {
  await context.database.transaction((transaction) =>
    transaction.execute(sql`/* import.createJob */
      insert into import_job (id, name, state, total_rows, started_at, heartbeat_at)
      values (${job.id}, ${job.name}, 'running', ${job.totalRows}, ${context.clock.now()}, clock_timestamp())`),
  );
}

/** How often an import says that it goes on, and after how long a silence nobody believes it any more. */
export const HEARTBEAT_MS = 5_000;
const SILENCE_MS = 60_000;

/** Says that the import goes on, also to those who had given it up. */
export async function beat(context: SyncContext, id: string): Promise<void> {
  await context.database.transaction((transaction) =>
    transaction.execute(sql`/* import.beat */
      update import_job set heartbeat_at = clock_timestamp(), state = 'running', error = null, finished_at = null
      where id = ${id} and state in ('running', 'abandoned')`),
  );
}

/** Marks the imports whose process has ended without a word, so that nobody waits for them. */
export async function markAbandoned(context: SyncContext): Promise<void> {
  await context.database.transaction((transaction) =>
    transaction.execute(sql`/* import.markAbandoned */
      update import_job set state = 'abandoned', error = 'The process that ran it has ended.', finished_at = ${context.clock.now()}
      where state = 'running' and coalesce(heartbeat_at, '-infinity') < clock_timestamp() - ${SILENCE_MS} * interval '1 ms'`),
  );
}

export async function updateProgress(context: SyncContext, id: string, totalRows: number, steps: readonly StepReport[]): Promise<void> {
  const sum = (count: 'rows' | 'created' | 'updated' | 'unchanged' | 'rejected') => steps.reduce((total, step) => total + step[count], 0);
  await context.database.transaction((transaction) =>
    transaction.execute(sql`/* import.updateProgress */
      update import_job set total_rows = ${totalRows}, processed_rows = ${sum('rows')}, created_records = ${sum('created')},
        updated_records = ${sum('updated')}, unchanged_records = ${sum('unchanged')}, rejected_rows = ${sum('rejected')}
      where id = ${id}`),
  );
}

/** `error` says why the import did not come to its end. */
export async function finishImportJob(context: SyncContext, id: string, error?: string): Promise<void> {
  await context.database.transaction((transaction) =>
    transaction.execute(sql`/* import.finishJob */
      update import_job set state = ${error === undefined ? 'completed' : 'failed'}, error = ${error ?? null}, finished_at = ${context.clock.now()}
      where id = ${id}`),
  );
}
