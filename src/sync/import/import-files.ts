import type { SyncContext } from '../context.js';
import { briefText, newId, RepeatedJob } from '../../kernel/index.js';
import type { RecordContext } from './build-record.js';
import { DataFile } from './reading/index.js';
import { undone } from '../undone.js';
import { declare } from './declare.js';
import { HEARTBEAT_MS, type JobLog, OwnJob } from './import-job.js';
import { ImportStep } from './import-step.js';
import { LineIndex } from './line-index.js';
import type { Mapping, Step } from './mapping.js';
import { columnsOfLines, columnsOfStep } from './mapping-files.js';
import { OrderLines } from './order-lines.js';
import { readRelated } from './related-values.js';
import { MAX_LISTED_REJECTS, type ImportReport, type RejectedFiles, type RejectedRow, type StepReport } from './report.js';
import { makeRejectedFolder, writeRejectedFiles } from './rejected-files.js';
import type { Sample } from './sample.js';
import { SetAside } from './set-aside.js';
import { bringInRates, openRates, type RatesFile } from './rates-file.js';
import { readTables } from './tables.js';

export interface ImportOptions {
  readonly context: SyncContext;
  readonly mapping: Mapping;
  /** Where the mapping's files lie. */
  readonly folder: string;
  /** The workspace's, for dates that say none; UTC where left out. */
  readonly timeZone?: string;
  /** Checks everything, references included, in one transaction that is undone in the end. */
  readonly dryRun?: boolean;
  /** A folder, new or empty, that the rows which did not come in are written to, as files that can be mended and imported again. */
  readonly rejectedInto?: string | undefined;
  /** The id that the import job gets. */
  readonly jobId?: string;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Is shown what becomes of records. */
  readonly sample?: Sample;
  /** Stops between two batches. What was brought in stays; running the import again goes on from there. */
  readonly signal?: AbortSignal;
}

export interface ImportProgress {
  readonly file: string;
  readonly rowsDone: number;
  /** An estimate until the file has been read: texts may contain line breaks. */
  readonly rowsTotal: number;
}

/**
 * Brings in the files of a folder as a mapping says. Rows that cannot be taken are in the report, the others are imported. Records that
 * say what is known are left alone, so an import can be repeated and resumed at any time.
 */
export async function importFiles(options: ImportOptions): Promise<ImportReport> {
  if (options.rejectedInto !== undefined) await makeRejectedFolder(options.rejectedInto);
  const run = await ImportRun.open(options);
  const context: SyncContext = { ...options.context, undatedIsOld: true };
  if (options.dryRun === true) return undone(context, (inner) => run.bringIn(inner, async () => {}));

  const { jobId = newId() } = options;
  const job = new OwnJob(context, jobId, options.mapping.name);
  try {
    const report = await followed(job, run, context);
    await job.finish();
    return { ...report, jobId };
  } catch (error) {
    await job.finish(error instanceof Error ? error.message : String(error));
    throw error;
  }
}

/** The same for somebody who keeps a log of it: what is begun there, and how it ends, is theirs to say. A dry run is told of only as it goes on. */
export async function importFilesFor(job: JobLog, options: Omit<ImportOptions, 'jobId'>): Promise<ImportReport> {
  if (options.rejectedInto !== undefined) await makeRejectedFolder(options.rejectedInto);
  const run = await ImportRun.open(options);
  const context: SyncContext = { ...options.context, undatedIsOld: true };
  return options.dryRun === true ? undone(context, (inner) => followed(job, run, inner)) : followed(job, run, context);
}

async function followed(job: JobLog, run: ImportRun, context: SyncContext): Promise<ImportReport> {
  await job.begin(run.totalRows);
  // What keeps it from being heard of now may be over the next time.
  const heartbeat = new RepeatedJob(
    () => job.beat(),
    HEARTBEAT_MS,
    () => {},
  );
  heartbeat.start();
  try {
    return await run.bringIn(context, () => job.progress(run.totalRows, run.reports));
  } finally {
    await heartbeat.close();
  }
}

interface OpenStep {
  readonly step: Step;
  readonly file: DataFile;
  readonly lines?: DataFile | undefined;
  rowsTotal: number;
}

/** One run through the files; they are all opened and checked against the mapping before the first is brought in. */
class ImportRun {
  readonly reports: StepReport[] = [];
  readonly #rejects: RejectedRow[] = [];
  readonly #setAside = new SetAside();
  #unlistedRejects = 0;

  private constructor(
    private readonly options: ImportOptions,
    private readonly steps: readonly OpenStep[],
    private readonly rates: readonly RatesFile[],
    private readonly records: RecordContext,
  ) {}

  static async open(options: ImportOptions): Promise<ImportRun> {
    const { mapping, folder } = options;
    const steps: OpenStep[] = [];
    for (const step of mapping.steps) {
      const { lines } = step;
      const file = await DataFile.open(folder, step, columnsOfStep(step));
      const linesFile = lines === undefined ? undefined : await DataFile.open(folder, lines, columnsOfLines(lines));
      steps.push({ step, file, lines: linesFile, rowsTotal: file.estimatedRows });
    }
    const rates: RatesFile[] = [];
    for (const file of mapping.exchangeRates) rates.push(await openRates(folder, file));
    const tables = await readTables(folder, mapping);
    const rejects: RejectedRow[] = [];
    const run = new ImportRun(options, steps, rates, {
      tables,
      related: await readRelated(folder, mapping, tables, (reject) => rejects.push(reject)),
      attributeTypes: (wanted) =>
        new Map(mapping.attributes.flatMap(({ owner = 'customer', key, type }) => (owner === wanted ? [[key, type]] : []))),
      propertyTypes: new Map(mapping.eventProperties.map(({ key, type }) => [key, type])),
      timeZone: mapping.timeZone ?? options.timeZone ?? 'UTC',
    });
    rejects.forEach(run.#reject);
    return run;
  }

  get totalRows(): number {
    return this.steps.reduce((sum, { rowsTotal }) => sum + rowsTotal, 0);
  }

  async bringIn(context: SyncContext, keepProgress: () => Promise<void>): Promise<ImportReport> {
    const { mapping, signal, onProgress, sample, dryRun = false } = this.options;
    await declare(context, mapping);
    for (const file of this.rates) this.reports.push(await bringInRates(context, file, this.#reject));
    for (const open of this.steps) {
      signal?.throwIfAborted();
      const earlierRejects = this.#rejects.length;
      const step = new ImportStep({
        context,
        step: open.step,
        source: open.step.source ?? mapping.source,
        file: open.file,
        records: this.records,
        lines: await this.#linesOf(open),
        reject: this.#reject,
        setAside: (file, line) => this.#setAside.add(file, line),
        sample,
        isDryRun: dryRun,
      });
      this.reports.push(step.report);
      const tell = () =>
        onProgress?.({ file: open.file.name, rowsDone: step.report.rows, rowsTotal: Math.max(open.rowsTotal, step.report.rows) });
      await step.run(async () => {
        tell();
        await keepProgress();
        signal?.throwIfAborted();
      });
      for (const reject of this.#rejects.splice(earlierRejects).sort(byFileAndLine)) this.#rejects.push(reject);
      open.rowsTotal = step.report.rows;
      tell();
    }
    await keepProgress();
    return {
      name: mapping.name,
      dryRun,
      steps: this.reports,
      rejects: this.#rejects,
      unlistedRejects: this.#unlistedRejects,
      rejectedFiles: await this.#writeRejected(),
    };
  }

  async #writeRejected(): Promise<RejectedFiles | undefined> {
    const { mapping, folder, rejectedInto } = this.options;
    if (rejectedInto === undefined) return undefined;
    const files = this.steps.flatMap(({ file, lines }) => [file, ...(lines === undefined ? [] : [lines])]);
    return writeRejectedFiles({ from: folder, into: rejectedInto, mapping, files, setAside: this.#setAside });
  }

  async #linesOf({ step, lines }: OpenStep): Promise<OrderLines | undefined> {
    if (step.lines === undefined || lines === undefined) return undefined;
    const index = await LineIndex.build(lines, step.lines.key, ({ line, problem }) =>
      this.#reject({ file: lines.name, line, reason: problem }),
    );
    return new OrderLines(step.lines, lines, index, this.records, this.#reject);
  }

  /** A cell may be as long as a file: of what a reason quotes some is enough. */
  readonly #reject = (reject: RejectedRow): void => {
    const told = { ...reject, reason: briefText(reject.reason) };
    this.#setAside.reject(told);
    if (this.#rejects.length < MAX_LISTED_REJECTS) this.#rejects.push(told);
    else this.#unlistedRejects++;
  };
}

function byFileAndLine(a: RejectedRow, b: RejectedRow): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}
