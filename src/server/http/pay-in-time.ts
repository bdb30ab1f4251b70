import { setTimeout as wait } from 'node:timers/promises';
import type { Limiter, Viewer } from '../../access/index.js';
import { DomainError } from '../../kernel/index.js';

/** What a stream costs is paid as it goes: a caller with a limit gets, or sends, it as slowly as that lets it through. */
export async function payInTime(limiter: Limiter, viewer: Viewer, cost: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      return await limiter.spend(viewer, 'costPerMinute', () => cost);
    } catch (error) {
      const { retryAfterMs } = error instanceof DomainError && error.code === 'RATE_LIMITED' ? error.details : {};
      if (typeof retryAfterMs !== 'number') throw error;
      await wait(retryAfterMs, undefined, { signal });
    }
  }
}
