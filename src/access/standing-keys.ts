import type { Database } from '../database/index.js';
import { isStillValid } from './authenticate.js';
import type { Viewer } from './viewer.js';

interface Look {
  readonly at: number;
  /** Its outcome as soon as it is known: thousands ask in one moment, and need not wait for each other's turn. */
  stands: Promise<boolean> | boolean;
}

/** The last look at each key. */
const LOOKS = new WeakMap<Database, Map<string, Look>>();

/** Whether a key stood within the last `maxAgeMs`: one statement in that time, however many subscriptions it has. */
export function stoodLately(database: Database, viewer: Viewer, maxAgeMs: number): Promise<boolean> | boolean {
  let looks = LOOKS.get(database);
  if (looks === undefined) LOOKS.set(database, (looks = new Map()));
  const last = looks.get(viewer.keyId);
  if (last !== undefined && performance.now() - last.at < maxAgeMs) return last.stands;
  const stands = isStillValid(database, viewer);
  const look: Look = { at: performance.now(), stands };
  looks.set(viewer.keyId, look);
  stands.then(
    (known) => (look.stands = known),
    // A look that failed says nothing of the key.
    () => looks.delete(viewer.keyId),
  );
  return stands;
}
