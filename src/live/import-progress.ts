import { setTimeout as delay } from 'node:timers/promises';
import { abortable } from './abortable.js';

/** An import is looked at this often; it runs in another process, on a connection of its own. */
const PERIOD_MS = 250;

/**
 * The states of an import: the present one, each that differs from the one before, and the end. `read` gives the present one, and
 * throws if there is no such import: then nothing is followed.
 */
export async function followImport<Job extends { readonly finishedAt: Date | null }>(
  read: () => Promise<Job>,
): Promise<AsyncGenerator<Job, void>> {
  const present = await read();
  return abortable((signal) => states(present, read, signal));
}

async function* states<Job extends { readonly finishedAt: Date | null }>(present: Job, read: () => Promise<Job>, signal: AbortSignal) {
  let job = present;
  yield job;
  while (job.finishedAt === null) {
    await delay(PERIOD_MS, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    const next = await read();
    if (JSON.stringify(next) === JSON.stringify(job)) continue;
    job = next;
    yield job;
  }
}
