import { invalidInput, isId } from '../kernel/index.js';
import { LIMIT_NAMES, type LimitName, type OwnLimits } from './limits/index.js';
import { didYouMean } from '../language/index.js';
import { isScope, SCOPES, type Scope } from '../model/index.js';

export const MOST_SEGMENTS = 1_000;

/** Each of these gives what was sent as it is kept, and refuses with INVALID_INPUT what cannot be. */
export function readScopes(scopes: readonly string[]): Scope[] {
  const unknown = scopes.find((scope) => !isScope(scope));
  if (unknown !== undefined) {
    const near = didYouMean(unknown, Object.keys(SCOPES));
    const refusal = `There is no scope '${unknown.slice(0, 100)}'.`;
    throw invalidInput('scopes', near === '' ? `${refusal} The scopes are ${Object.keys(SCOPES).join(', ')}.` : `${refusal}${near}`);
  }
  return [...new Set(scopes.filter(isScope))];
}

/** Whether there are such segments is another question. */
export function readSegmentIds(ids: readonly string[] | null): string[] | null {
  if (ids === null) return null;
  if (ids.length > MOST_SEGMENTS) throw invalidInput('segmentIds', `A key is limited to at most ${MOST_SEGMENTS} segments.`);
  const wrong = ids.find((id) => !isId(id));
  if (wrong !== undefined) throw noSegment(wrong);
  return [...new Set(ids.map((id) => id.toLowerCase()))];
}

export function noSegment(id: string): Error {
  return invalidInput('segmentIds', `'${id.slice(0, 100)}' is not the id of a segment.`);
}

/** Only what is said is kept. */
export function readLimits(limits: OwnLimits): OwnLimits {
  const said = LIMIT_NAMES.flatMap((name): [LimitName, number][] => {
    const limit = limits[name];
    if (limit === undefined || limit === null) return [];
    if (!Number.isInteger(limit) || limit < 1) throw invalidInput(`limits.${name}`, 'A limit is a whole number of at least 1.');
    return [[name, limit]];
  });
  return Object.fromEntries(said);
}

export function readEnd(expiresAt: Date | null, now: Date): Date | null {
  if (expiresAt !== null && expiresAt <= now) throw invalidInput('expiresAt', 'expiresAt has passed already.');
  return expiresAt;
}
