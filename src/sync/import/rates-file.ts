import { MAX_BATCH_RECORDS } from '../batch/index.js';
import type { SyncContext } from '../context.js';
import { type EcbRow, type ExchangeRateRecord, readEcbRows, setExchangeRates } from '../rates/index.js';
import { DataFile } from './reading/index.js';
import type { RejectedRow, StepReport } from './report.js';

/** All rates since 1999 are a hundredth of this. */
const LARGEST_BYTES = 67_108_864;

/** A file of exchange rates as the European Central Bank publishes them, read as a whole: its longest has some thousand days. */
export interface RatesFile {
  readonly file: DataFile;
  readonly rows: readonly EcbRow[];
}

/** Refuses a file that is not there or has no column `Date`. */
export async function openRates(folder: string, file: string): Promise<RatesFile> {
  const opened = await DataFile.open(folder, { file }, []);
  return { file: opened, rows: readEcbRows(opened.text(LARGEST_BYTES)) };
}

interface PlacedRate {
  readonly line: number;
  readonly rate: ExchangeRateRecord;
}

/** Sets the rates of a file; those that cannot be are told by their lines and columns. */
export async function bringInRates(
  context: SyncContext,
  { file, rows }: RatesFile,
  reject: (row: RejectedRow) => void,
): Promise<StepReport> {
  const report: StepReport = {
    kind: 'exchange_rate',
    file: file.name,
    encoding: file.encoding,
    rows: rows.length,
    skipped: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
  };
  const placed = rows.flatMap(({ line, rates }) => rates.map((rate): PlacedRate => ({ line, rate })));
  for (let start = 0; start < placed.length; start += MAX_BATCH_RECORDS) {
    const batch = placed.slice(start, start + MAX_BATCH_RECORDS);
    const outcome = await setExchangeRates(
      context,
      batch.map(({ rate }) => rate),
    );
    report.created += outcome.created;
    report.updated += outcome.updated;
    report.unchanged += outcome.unchanged;
    report.rejected += outcome.rejected;
    outcome.results.forEach(({ errors }, index) => {
      const at = batch[index];
      for (const { path, message } of errors)
        reject({
          file: file.name,
          line: at?.line ?? 1,
          column: at?.rate.currency,
          field: path.join('.'),
          reason: message.replace(/^rate (.*)\.$/, '$1'),
        });
    });
  }
  return report;
}
