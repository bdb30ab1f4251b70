import type { Pause } from '../statistics/index.js';

/** So long others wait for their turn, and no longer than that what goes on in the background rests after one. */
const TURN_MS = 4;
const LONGEST_REST_MS = 30;

/** Lets others have their turn; `check` throws where nobody wants what is being made any more. `restsPerTurn`: how often as long as it works it rests, where what is live comes first. */
export function pauseBetween(restsPerTurn: number, check: () => void): Pause {
  let began = performance.now();
  return async () => {
    check();
    const workedMs = performance.now() - began;
    if (workedMs < TURN_MS) return;
    const restMs = Math.min(LONGEST_REST_MS, restsPerTurn * workedMs);
    await new Promise<void>((resume) => (restMs === 0 ? setImmediate(resume) : setTimeout(resume, restMs)));
    began = performance.now();
  };
}
