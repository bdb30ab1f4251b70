import * as check from './check.js';

export const UNSTORABLE = 'contains characters that cannot be stored';

/** Where JSON has a text or a key that the database cannot store; undefined where it has none. */
export function unstorablePath(given: unknown): readonly string[] | undefined {
  if (typeof given === 'string') return check.isStorable(given) ? undefined : [];
  if (typeof given !== 'object' || given === null) return undefined;
  for (const [key, value] of Object.entries(given)) {
    const within = check.isStorable(key) ? unstorablePath(value) : [];
    if (within !== undefined) return [check.storable(key), ...within];
  }
  return undefined;
}
