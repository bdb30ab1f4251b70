import { join } from 'node:path';
import { type CommitHook, sql } from '../../../database/index.js';
import { DomainError, newId, RepeatedJob } from '../../../kernel/index.js';
import { type MembershipContext, refreshThresholds } from '../../../membership/index.js';
import type { SyncContext } from '../../context.js';
import { findFiles } from '../../files/index.js';
import { importFilesFor } from '../import-files.js';
import { HEARTBEAT_MS, type JobLog } from '../import-job.js';
import { parseMapping } from '../load-mapping.js';
import { filesOfMapping } from '../mapping-files.js';
import type { ImportReport } from '../report.js';
import { Sample } from '../sample.js';
import { keepOutcome, textOf } from './outcome.js';
import { type Claimed, claimImport, endImport, type Ended, releaseImport, sayProgress, type Word } from './request.js';
import { clearWorkingFolders, copyInto, fileGone, inWorkingFolder } from './working-folder.js';

const LOOK_MS = 1_000;
/** A process that ends, or a database that goes away, is no reason to give an import up, but for one that ends each of them. */
const MOST_ATTEMPTS = 3;

/** An import as it is done: what it gives is told to the audit log. */
export type Deed = (claimed: Claimed, work: (beforeCommit: CommitHook) => Promise<ImportReport>) => Promise<ImportReport>;

export interface RunnerParts {
  /** On connections of its own. */
  readonly context: MembershipContext & SyncContext;
  /** Where files are copied to while they are read. */
  readonly workingFolder: string;
  /** Why whoever has asked for the import may not go on with it; undefined if they may. */
  readonly refusalOf: (claimed: Claimed) => Promise<string | undefined>;
  readonly audited: Deed;
  readonly onError: (error: unknown) => void;
}

/** Why an import is left where it is. */
class Leave extends DomainError {
  constructor(readonly because: Exclude<Word, 'go on'> | 'stopping') {
    super(because === 'cancelled' ? 'CONFLICT' : 'UNAVAILABLE', `The import is left: ${because}.`);
  }
}

/** Runs the imports that are asked for over the API, one at a time in each process. */
export class ImportRunner {
  readonly #id = newId();
  readonly #stop = new AbortController();
  readonly #looking: RepeatedJob;

  constructor(private readonly parts: RunnerParts) {
    this.#looking = new RepeatedJob(() => this.#runAll(), LOOK_MS, parts.onError);
  }

  async start(): Promise<void> {
    const { context, workingFolder } = this.parts;
    // Nobody else works on the folder of an embedded database.
    await clearWorkingFolders(workingFolder, context.clock.now(), { own: context.database.embedded });
    this.#looking.start();
  }

  /** Stops between two batches. Another process goes on, or this one when it is back. */
  async close(): Promise<void> {
    this.#stop.abort(new Leave('stopping'));
    await this.#looking.close();
  }

  async #runAll(): Promise<void> {
    for (;;) {
      if (this.#stop.signal.aborted) return;
      const claimed = await claimImport(this.parts.context.database, this.#id);
      if (claimed === undefined) return;
      await this.#run(claimed);
    }
  }

  async #run(claimed: Claimed): Promise<void> {
    const { context } = this.parts;
    const ended = await this.#bringIn(claimed);
    if (ended === 'lost') return;
    if (typeof ended === 'string') return releaseImport(context.database, claimed, { counts: ended !== 'stopping' });
    await endImport(context, claimed, ended);
    if (ended.state === 'completed' && !claimed.dryRun) await refreshThresholds(context);
    // Also what came in before it failed.
    if (!claimed.dryRun) context.wakeUps.wake('queue', { everywhere: true });
  }

  async #bringIn(claimed: Claimed): Promise<Ended | 'lost' | 'stopping' | 'again'> {
    const isLast = claimed.attempts >= MOST_ATTEMPTS;
    if (claimed.attempts > MOST_ATTEMPTS) return { state: 'failed', error: `The process that ran it has ended, ${MOST_ATTEMPTS} times.` };
    const run = new Run(this.parts, claimed, this.#stop.signal);
    try {
      await run.bringIn();
      return { state: 'completed' };
    } catch (error) {
      const why: unknown = run.signal.aborted ? run.signal.reason : error;
      if (why instanceof Leave) return why.because === 'cancelled' ? { state: 'cancelled' } : why.because;
      if (why instanceof DomainError && why.code === 'UNAVAILABLE' && !isLast) return 'again';
      // Where the server has its files is told to nobody over the API.
      if (why instanceof DomainError && !why.message.includes(this.parts.workingFolder)) return { state: 'failed', error: why.message };
      this.parts.onError(why);
      return { state: 'failed', error: 'Something went wrong on our side: the log of the server has the cause.' };
    }
  }
}

/** One import on its way. */
class Run implements JobLog {
  readonly #leave = new AbortController();
  readonly signal: AbortSignal;

  constructor(
    private readonly parts: RunnerParts,
    private readonly claimed: Claimed,
    stop: AbortSignal,
  ) {
    this.signal = AbortSignal.any([stop, this.#leave.signal]);
  }

  async bringIn(): Promise<void> {
    const { context, workingFolder, audited } = this.parts;
    await this.#checkRights();
    await inWorkingFolder(workingFolder, async (folder) => {
      const mapping = await this.#beating(() => this.#copyFiles(join(folder, 'files')));
      const sample = new Sample();
      const report = await audited(this.claimed, (beforeCommit) =>
        importFilesFor(this, {
          context: { ...context, database: context.database.with({ beforeCommit }) },
          mapping,
          folder: join(folder, 'files'),
          timeZone: context.timeZone,
          dryRun: this.claimed.dryRun,
          rejectedInto: join(folder, 'rejected'),
          signal: this.signal,
          sample,
        }),
      );
      // Of a dry run that was alone nothing has been said yet.
      await this.#say({ totalRows: report.steps.reduce((rows, step) => rows + step.rows, 0), steps: report.steps });
      this.signal.throwIfAborted();
      await this.#beating(() => keepOutcome(context, this.claimed, report, sample.records));
    });
  }

  async #beating<Result>(work: () => Promise<Result>): Promise<Result> {
    const heartbeat = new RepeatedJob(() => this.#say(), HEARTBEAT_MS, this.parts.onError);
    heartbeat.start('later');
    try {
      return await work();
    } finally {
      await heartbeat.close();
    }
  }

  async begin(totalRows: number): Promise<void> {
    await this.progress(totalRows, []);
  }

  async beat(): Promise<void> {
    if (!this.#isAlone) await this.#say();
  }

  async progress(totalRows: number, steps: Parameters<JobLog['progress']>[1]): Promise<void> {
    if (this.#isAlone) return;
    await this.#checkRights();
    await this.#say({ totalRows, steps });
  }

  /** On the embedded database a dry run is all that happens: nobody asks meanwhile how far it is, or says that it is to stop. */
  get #isAlone(): boolean {
    return this.claimed.dryRun && this.parts.context.database.embedded;
  }

  async #say(counts?: Parameters<typeof sayProgress>[2]): Promise<void> {
    const word = await sayProgress(this.parts.context.database, this.claimed, counts);
    if (word !== 'go on') this.#leave.abort(new Leave(word));
  }

  async #checkRights(): Promise<void> {
    const refusal = await this.parts.refusalOf(this.claimed);
    if (refusal !== undefined) this.#leave.abort(new DomainError('FORBIDDEN', refusal));
    this.signal.throwIfAborted();
  }

  async #copyFiles(folder: string) {
    const { database } = this.parts.context;
    // Whatever their time: they are in use.
    const files = await findFiles(database, new Date(0), sql`f.import_id = ${this.claimed.id}::uuid`);
    const text = files.find(({ purpose }) => purpose === 'mapping');
    if (text === undefined) throw new DomainError('GONE', 'The mapping of the import is there no more.', { field: 'mapping' });
    const mapping = parseMapping(await textOf(database, text));
    const uploads = files.filter(({ purpose }) => purpose === 'upload');
    const missing = [...filesOfMapping(mapping).keys()].find((wanted) => !uploads.some(({ name }) => name === wanted));
    if (missing !== undefined) throw fileGone(missing);
    for (const file of uploads) await copyInto(folder, database, file, { signal: this.signal });
    return mapping;
  }
}
