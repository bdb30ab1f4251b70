import { isDeepStrictEqual } from 'node:util';
import type { SyncContext } from '../context.js';

/** A record as far as its age goes: when its source changed it, if it says so. */
interface Dated {
  readonly updatedAt?: string | null | undefined;
}

/** How old what is held is; null where no source ever said. */
export interface Aged {
  readonly sourceUpdatedAt: string | null;
}

/** Whether a record tells of things as they were before what is held, or may do so: then it changes nothing. */
export function isLate({ updatedAt }: Dated, held: Aged, { undatedIsOld = false }: Pick<SyncContext, 'undatedIsOld'>): boolean {
  if (held.sourceUpdatedAt === null) return false;
  return updatedAt === undefined || updatedAt === null ? undatedIsOld : updatedAt < held.sourceUpdatedAt;
}

/**
 * What is held once a record was taken, which is as old as that. A record without a date is of now where the age of what it changes is
 * known. Where it is not, a source that begins to date what it sends goes back further than that, and would be late with all of it.
 */
export function aged<State extends Aged>(after: State, { updatedAt }: Dated, held: State | undefined, now: string): State {
  if (typeof updatedAt === 'string') return { ...after, sourceUpdatedAt: updatedAt };
  const known = held?.sourceUpdatedAt ?? null;
  return known === null || known >= now || isDeepStrictEqual(after, held) ? after : { ...after, sourceUpdatedAt: now };
}
