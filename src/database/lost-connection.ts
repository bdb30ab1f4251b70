import { setTimeout as wait } from 'node:timers/promises';
import { isUnavailable } from './unavailable.js';

const ATTEMPTS = 5;
/** Before the second attempt; before each after it as long again as before the last. */
const PAUSE_MS = 500;

/** Does what can be begun anew at any time: again, a few times, where the database was away or a connection was lost. */
export async function overLostConnections<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !isUnavailable(error, 'DATABASE_AWAY')) throw error;
      await wait(attempt * PAUSE_MS);
    }
  }
}
