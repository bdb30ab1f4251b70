import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import {
  filesOfMapping,
  formatReport,
  guessMapping,
  importFiles,
  loadMapping,
  rejectsToCsv,
  totalOf,
  type ImportProgress,
  type ImportReport,
} from '../../sync/index.js';
import { openNamedFile, writeNamedFile } from '../../database/index.js';
import { StartError, systemReason } from '../../kernel/index.js';
import { print } from '../print.js';
import { refreshThresholds } from '../../membership/index.js';
import { withAuditedWorkspace } from './with-workspace.js';

interface ImportCommandOptions {
  readonly dryRun?: true;
  readonly report?: string;
  readonly rejected?: string;
  readonly guess?: string;
  readonly encoding?: string;
}

/** `cantle import <mapping> <folder>`. */
export function addImportCommand(program: Command): void {
  program
    .command('import [mapping] [folder]')
    .description('bring in the CSV or NDJSON files of a folder; it can be stopped and repeated')
    .option('--guess <file>', 'bring nothing in: print a mapping of this CSV file to begin with')
    .option('--encoding <name>', 'of the file of --guess, where it cannot be told, such as windows-1251')
    .option('--dry-run', 'check everything and keep nothing')
    .option('--report <file>', 'write why rows were rejected to this CSV file')
    .option('--rejected <folder>', 'write the rejected rows to files in this new folder, to be mended and imported again')
    .addHelpText(
      'after',
      '\n<mapping> names one that comes with Cantle, such as adventureworks, or a file of your own: see docs/import.md.',
    )
    .action(async (mapping: string | undefined, folder: string | undefined, options: ImportCommandOptions) => {
      if (options.guess !== undefined) print(await guessMapping(options.guess, options));
      else if (options.encoding !== undefined)
        throw new StartError('--encoding is for --guess: a mapping says itself how its files are encoded.');
      else if (mapping === undefined || folder === undefined)
        throw new StartError('Say which mapping, and in which folder its files are: npx cantle import <mapping> <folder>.');
      else await runImport(mapping, folder, options);
    });
}

async function runImport(
  mappingName: string,
  folder: string,
  { dryRun, report: reportFile, rejected }: ImportCommandOptions,
): Promise<void> {
  const mapping = await loadMapping(mappingName);
  if (reportFile !== undefined) {
    await refuseRead(reportFile, [mappingName, ...[...filesOfMapping(mapping).keys()].map((name) => resolve(folder, name))]);
    await refuseUnwritable(reportFile);
  }
  const bars = new ProgressBars();
  const stop = new AbortController();
  const stopped = new StartError('Stopped. What was brought in stays; run the import again to go on.');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort(stopped));
  const command = {
    operation: dryRun === true ? ('import --dry-run' as const) : ('import' as const),
    subjectKind: 'ImportJob' as const,
    resultOf: ({ steps, jobId }: ImportReport) => ({ counts: totalOf(steps), subjectIds: jobId === undefined ? [] : [jobId] }),
  };
  const report = await withAuditedWorkspace(command, async ({ context }) => {
    const done = await importFiles({
      context,
      mapping,
      folder,
      timeZone: context.timeZone,
      dryRun: dryRun === true,
      rejectedInto: rejected,
      onProgress: (progress) => bars.show(progress),
      signal: stop.signal,
    }).finally(() => bars.stop());
    if (dryRun !== true) await refreshThresholds(context);
    context.wakeUps.wake('queue', { everywhere: true });
    return done;
  });
  if (reportFile !== undefined) await writeNamedFile(reportFile, rejectsToCsv(report));
  print(formatReport(report));
  if (report.rejects.length > 0) process.exitCode = 2;
}

/** What cannot be written is found out before an hour of work, not after. What is in the file stays until there is a report. */
async function refuseUnwritable(file: string): Promise<void> {
  try {
    await (await openNamedFile(file, { append: true })).close();
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`The report '${file}' cannot be written: ${systemReason(error) ?? String(error)}.`, { cause: error });
  }
}

/** A slip of the hand does not write over what is to be imported, by whatever path it is named. */
async function refuseRead(file: string, read: readonly string[]): Promise<void> {
  const report = await identityOf(file);
  for (const path of read)
    if (report !== undefined && (await identityOf(path)) === report)
      throw new StartError(`The report '${file}' would be written over '${path}', which is read. Name another file.`);
}

/** What is the same for all names of a file; undefined if there is none. */
async function identityOf(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found && `${found.dev}:${found.ino}`;
}

/** One bar a file, on standard error; nothing where that is no terminal. */
class ProgressBars {
  #file: string | undefined;
  #bar: SingleBar | undefined;

  show({ file, rowsDone, rowsTotal }: ImportProgress): void {
    if (file !== this.#file) {
      this.stop();
      this.#file = file;
      this.#bar = new SingleBar({
        format: `${file} {bar} {percentage}% | {value} of {total} rows | {eta_formatted} left`,
        hideCursor: true,
      });
      this.#bar.start(rowsTotal, rowsDone);
      return;
    }
    this.#bar?.setTotal(rowsTotal);
    this.#bar?.update(rowsDone);
  }

  stop(): void {
    this.#bar?.stop();
  }
}
