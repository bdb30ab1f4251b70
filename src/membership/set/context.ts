import type { WakeUps } from '../../changes/index.js';
import type { Reckoning } from '../../compile/index.js';
import type { Database, Purpose } from '../../database/index.js';
import type { Clock } from '../../kernel/index.js';
import type { EvaluationFailure } from './evaluation-failure.js';
import type { RuleReader } from './rule-reader.js';
import type { SegmentSet } from './segment-set.js';

/** What every function of this folder works with; made once, by the composition root. */
export interface MembershipContext {
  readonly database: Database;
  readonly clock: Clock;
  /** IANA name of the workspace's time zone. */
  readonly timeZone: string;
  readonly wakeUps: WakeUps;
  readonly segmentSet: SegmentSet;
  /** How long readers wait for pending changes, in ms, if not as long as usual. */
  readonly patienceMs?: number;
  /** Told of every segment and customer that could not be evaluated, after it has been put aside. */
  readonly onFailure?: (failure: EvaluationFailure) => void;
}

/** What functions work with that take rules: there is no way to them but through somebody's rights. */
export interface ReadingContext extends MembershipContext {
  readonly reader: RuleReader;
}

/** The same context, with the database asked for a purpose that bounds how long it may take. */
export function askingFor<Context extends Pick<MembershipContext, 'database'>>(context: Context, purpose: Purpose): Context {
  return { ...context, database: context.database.with({ purpose }) };
}

/** The present of a context. */
export function reckoningOf({ clock, timeZone }: Pick<MembershipContext, 'clock' | 'timeZone'>): Reckoning {
  return { now: clock.now(), timeZone };
}

/**
 * The instant to evaluate at: that of the clock, but never before the instant up to which the passing of time has been applied. A
 * process whose clock is behind would otherwise undo what another has swept.
 */
export function notBefore(sweptTo: Date | null, now: Date): Date {
  return sweptTo !== null && sweptTo > now ? sweptTo : now;
}
