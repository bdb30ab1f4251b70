import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** A stream of which nothing is read for so long ends. A socket is asked whether it lives (ping) more often than that. */
const LONGEST_STALL_MS = 30_000;

/** Resolves when the client has read what was written to a stream, and so holds back whoever writes more; ends one that is stalled. */
export async function drained(response: ServerResponse): Promise<void> {
  if (!response.writableNeedDrain || response.destroyed) return;
  await once(response, 'drain', { signal: AbortSignal.timeout(LONGEST_STALL_MS) }).catch(() => response.destroy());
}

/** Ends a stream. Resolves to whether everything has gone out, unless the client has hung up or reads no more. */
export async function ended(response: ServerResponse): Promise<boolean> {
  if (response.destroyed) return false;
  const signal = AbortSignal.timeout(LONGEST_STALL_MS);
  const gone = Promise.race([once(response, 'finish', { signal }), once(response, 'close', { signal })]);
  response.end();
  await gone.catch(() => response.destroy());
  return response.writableFinished;
}
