import { dropOldRuns } from '../actions/index.js';
import { dropOldChanges } from '../changes/index.js';
import { dropOldEntries } from '../audit/index.js';
import { dropAbandonedExports } from '../export/index.js';
import { forgetOldShopMessages } from '../inbound/index.js';
import { RepeatedJob } from '../kernel/index.js';
import { dropOldDefinitions } from '../membership/index.js';
import {
  dropOldFiles,
  dropOldProblems,
  dropOldRecordChanges,
  dropOldWaiting,
  type FileContext,
  forgetOldAnswers,
  type SyncContext,
} from '../sync/index.js';
import { dropOldDeliveries } from '../webhooks/index.js';

const EVERY_MS = 3_600_000;

export interface KeptFor {
  /** Membership changes, and the delta feed. */
  readonly changesKeptMs: number;
  readonly auditKeptMs: number;
}

/** Drops what is no longer kept, now and every hour. Several may run, in one process or many. */
export function makeRetention(
  context: SyncContext & FileContext,
  { changesKeptMs, auditKeptMs }: KeptFor,
  onError: (error: unknown) => void,
): RepeatedJob {
  const dropWhatIsOld = async (): Promise<void> => {
    await dropOldChanges(context, changesKeptMs);
    await dropOldRecordChanges(context, changesKeptMs);
    await forgetOldAnswers(context);
    await dropOldEntries(context, auditKeptMs);
    await dropOldDefinitions(context, auditKeptMs);
    await dropOldDeliveries(context);
    await dropOldRuns(context);
    await dropOldProblems(context);
    await dropOldWaiting(context);
    await forgetOldShopMessages(context);
    await dropAbandonedExports(context);
    await dropOldFiles(context);
  };
  return new RepeatedJob(dropWhatIsOld, EVERY_MS, onError);
}
