import { type Database, emptySql, type Queryable, sql } from '../../../database/index.js';
import { type Clock, notFound, isId } from '../../../kernel/index.js';
import { dropFiles, isOneOf, lockFiles, OUTPUTS, UPLOAD_KEPT_MS } from '../../files/index.js';
import { countsOf, SILENCE_MS } from '../import-job.js';
import type { StepReport } from '../report.js';

/*
 * Imports that were asked for over the API, in the tables import_job and import_request. Whichever process claims one runs it. It says that it goes on, and so hears
 * that it is to stop; one that is silent for a minute has ended, and another process claims what it had. Whatever a process writes of an import it writes only if the
 * import is still its own.
 */

export interface RequestContext {
  readonly database: Database;
  readonly clock: Clock;
}

/** Whoever has asked for an import. */
export interface Asker {
  /** The key, or the subject of tokens. */
  readonly owner: string;
  readonly holder: 'key' | 'token';
  /** That it goes on with. */
  readonly scopes: readonly string[];
}

/** An import that a process runs. */
export interface Claimed extends Asker {
  readonly id: string;
  readonly dryRun: boolean;
  readonly runner: string;
  /** How often it was begun, this time included. */
  readonly attempts: number;
}

/** Takes the import that has waited longest, or whose process has ended; undefined if there is none. */
export async function claimImport(database: Database, runner: string): Promise<Claimed | undefined> {
  return database.transaction(async (transaction) => {
    const [claimed] = await transaction.query<Claimed>(sql`/* import.claim */
      with next as (
        select j.id from import_job j join import_request r on r.import_id = j.id
        where j.state = 'waiting' or (j.state = 'running' and coalesce(j.heartbeat_at, '-infinity') < clock_timestamp() - ${SILENCE_MS} * interval '1 ms')
        order by j.started_at, j.id limit 1 for update of j skip locked),
      taken as (
        update import_job j set state = 'running', heartbeat_at = clock_timestamp(), ${countsOf(0, [])}
        from next where j.id = next.id returning j.id, j.dry_run)
      update import_request r set runner = ${runner}::uuid, attempts = attempts + 1 from taken t where r.import_id = t.id
      returning r.import_id as id, t.dry_run as "dryRun", r.owner, r.holder, r.scopes, r.runner, r.attempts`);
    // What an earlier attempt may have written.
    if (claimed !== undefined) await dropFiles(transaction, sql`f.import_id = ${claimed.id}::uuid and ${isOneOf(OUTPUTS)}`);
    return claimed;
  });
}

/** What a process hears of an import that it runs: `lost` if it is another's by now, or nobody's. */
export type Word = 'go on' | 'cancelled' | 'lost';

/** Says that an import goes on, and how far it is, where that is known. */
export async function sayProgress(
  database: Queryable,
  { id, runner }: Claimed,
  counts?: { readonly totalRows: number; readonly steps: readonly StepReport[] },
): Promise<Word> {
  const told = counts === undefined ? emptySql : sql`, ${countsOf(counts.totalRows, counts.steps)}`;
  const [row] = await database.query<{ is_cancelled: boolean }>(sql`/* import.sayProgress */
    update import_job j set heartbeat_at = clock_timestamp()${told} from import_request r
    where j.id = ${id}::uuid and r.import_id = j.id and r.runner = ${runner}::uuid returning r.is_cancelled`);
  if (row === undefined) return 'lost';
  return row.is_cancelled ? 'cancelled' : 'go on';
}

/** Gives an import back, to be claimed by whoever has time. `counts` says whether that was an attempt. */
export async function releaseImport(database: Database, { id, runner }: Claimed, { counts }: { readonly counts: boolean }): Promise<void> {
  await database.transaction(async (transaction) => {
    await lockJob(transaction, id);
    await transaction.execute(sql`/* import.release */
      with mine as (
        update import_request set runner = null, attempts = attempts - ${counts ? 0 : 1}::int
        where import_id = ${id}::uuid and runner = ${runner}::uuid returning import_id)
      update import_job j set state = 'waiting' from mine where j.id = mine.import_id`);
  });
}

/** Before its request: in this order everybody takes them. */
async function lockJob(database: Queryable, id: string): Promise<void> {
  await database.query(sql`/* import.lockJob */ select 1 from import_job where id = ${id}::uuid for update`);
}

export interface Ended {
  readonly state: 'completed' | 'failed' | 'cancelled';
  readonly error?: string;
}

/**
 * Ends an import. What was brought in is dropped with the mapping; what was only tried, or did not come to its end, can be imported again without being sent again.
 * What names somebody who was erased meanwhile goes in any case, and with it what the import has written. Gives whether it was still the process's.
 */
export async function endImport(
  { database, clock }: RequestContext,
  { id, runner, dryRun }: Claimed,
  { state, error }: Ended,
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    await lockJob(transaction, id);
    const mine = await transaction.execute(sql`/* import.close */
      delete from import_request where import_id = ${id}::uuid and runner = ${runner}::uuid`);
    if (mine === 0) return false;
    await endFiles(transaction, clock, id, { areDone: state === 'completed' && !dryRun });
    await transaction.execute(sql`/* import.end */
      update import_job set state = ${state}, error = ${error ?? null}, finished_at = ${clock.now()} where id = ${id}::uuid`);
    return true;
  });
}

async function endFiles(database: Queryable, clock: Clock, importId: string, { areDone }: { readonly areDone: boolean }): Promise<void> {
  const isOfImport = sql`f.import_id = ${importId}::uuid`;
  // Whoever erases somebody has marked them, or waits until this has ended.
  const files = await lockFiles(database, isOfImport);
  const drops = files.some(({ goes }) => goes) ? sql`(f.goes or ${isOneOf([...OUTPUTS, 'mapping'])})` : isOneOf(['mapping']);
  await dropFiles(database, sql`${isOfImport} and (${drops} or (${areDone} and f.purpose = 'upload'))`);
  await database.execute(sql`/* files.keepOn */
    update kept_file f set until = ${new Date(clock.now().getTime() + UPLOAD_KEPT_MS)} where ${isOfImport} and f.purpose = 'upload'`);
}

/** Cancels an import: at once if nobody runs it, else between two of its batches. Throws NOT_FOUND for one that is not the owner's, `null` for whoever may cancel all, or that has ended. */
export async function cancelImport({ database, clock }: RequestContext, owner: string | null, id: string): Promise<void> {
  if (!isId(id)) throw notFound('import that goes on', id);
  await database.transaction(async (transaction) => {
    const [job] = await transaction.query<{ state: string }>(sql`/* import.lockToCancel */
      select j.state from import_job j join import_request r on r.import_id = j.id
      where j.id = ${id}::uuid and (${owner}::uuid is null or r.owner = ${owner}::uuid) for update of j`);
    if (job === undefined) throw notFound('import that goes on', id);
    if (job.state === 'running') {
      await transaction.execute(sql`/* import.cancel */ update import_request set is_cancelled = true where import_id = ${id}::uuid`);
      return;
    }
    await transaction.execute(sql`/* import.cancelWaiting */ delete from import_request where import_id = ${id}::uuid`);
    await endFiles(transaction, clock, id, { areDone: false });
    await transaction.execute(sql`/* import.endCancelled */
      update import_job set state = 'cancelled', finished_at = ${clock.now()} where id = ${id}::uuid`);
  });
}
