import { dropOldChanges } from '../changes/index.js';
import { RepeatedJob } from '../kernel/index.js';
import { dropOldRecordChanges, forgetOldAnswers, type SyncContext } from '../sync/index.js';

const EVERY_MS = 3_600_000;

/** Drops what is no longer kept, now and every hour. Several may run, in one process or many. */
export function makeRetention(context: SyncContext, changesKeptMs: number, onError: (error: unknown) => void): RepeatedJob {
  const dropWhatIsOld = async (): Promise<void> => {
    await dropOldChanges(context, changesKeptMs);
    await dropOldRecordChanges(context, changesKeptMs);
    await forgetOldAnswers(context);
  };
  return new RepeatedJob(dropWhatIsOld, EVERY_MS, onError);
}
