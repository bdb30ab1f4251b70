import { DomainError } from '../kernel/index.js';
import { question, sql, type Question, prepared } from '../database/index.js';
import type { Position } from './cursor.js';

/** The logs that clients keep positions of. */
export type Log = 'membership_change' | 'record_change';

interface Epoch {
  readonly id: string;
  readonly number: number;
  readonly startedAfter: bigint;
}

/**
 * Through which epochs a log has come (docs/adr/0019). A position is of this log if it was seen in one of them, before the next began: what was
 * seen elsewhere, or of changes that a failover or a restore has undone, is not.
 */
export class Epochs {
  /** In order. */
  constructor(private readonly epochs: readonly Epoch[]) {}

  /** The one that whoever reads the log now sees it in. */
  get latest(): string {
    return this.epochs.at(-1)?.id ?? '';
  }

  includes({ epoch, seq }: Position): boolean {
    const number = epoch === '' ? 0 : this.epochs.find(({ id }) => id === epoch)?.number;
    if (number === undefined) return false;
    const next = this.epochs.find((other) => other.number > number);
    return next === undefined || seq <= next.startedAfter;
  }
}

export function epochsOf(log: Log): Question<Epochs> {
  return question<[{ id: string; number: number; started_after: string }], Epochs>(
    [sql`/* changes.epochs */ select id, number, started_after from log_epoch where log = ${log} order by number`],
    (rows) => new Epochs(rows.map(({ id, number, started_after }) => ({ id, number, startedAfter: BigInt(started_after) }))),
  );
}

/** The latest epoch alone, for those who look often. */
export function latestEpochOf(log: Log): Question<string> {
  return question<[{ id: string }], string>(
    [prepared`/* changes.epoch */ select id from log_epoch where log = ${log} order by number desc limit 1`],
    ([row]) => row?.id ?? '',
  );
}

export function positionLost(): DomainError {
  const message = 'The cursor is of another log, or of changes that a failover or a restore has undone. Start over from a snapshot.';
  return new DomainError('CURSOR_INVALID', message, { field: 'after' });
}
