import { setTimeout as delay } from 'node:timers/promises';
import { abortable } from './abortable.js';

/** An import is looked at this often; it runs in another process, on a connection of its own. */
const PERIOD_MS = 250;

interface FollowedImport {
  readonly finishedAt: Date | null;
  readonly heartbeatAt: Date | null;
}

/**
 * The states of an import: the present one, each that differs from the one before, and the end. `read` gives the present one, and
 * throws if there is no such import: then nothing is followed.
 */
export async function followImport<Job extends FollowedImport>(read: () => Promise<Job>): Promise<AsyncGenerator<Job, void>> {
  const present = await read();
  return abortable((signal) => states(present, read, signal));
}

async function* states<Job extends FollowedImport>(present: Job, read: () => Promise<Job>, signal: AbortSignal) {
  let job = present;
  yield job;
  while (job.finishedAt === null) {
    await delay(PERIOD_MS, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    const next = await read();
    if (whatIsTold(next) === whatIsTold(job)) continue;
    job = next;
    yield job;
  }
}

/** That it goes on is no news. */
function whatIsTold(job: FollowedImport): string {
  return JSON.stringify({ ...job, heartbeatAt: null });
}
