import type { Transaction } from '../database/index.js';
import { DomainError } from '../kernel/index.js';
import type { MembershipChange } from './change.js';
import { checkPosition, readLog } from './change-log.js';
import type { Position } from './cursor.js';
import { readHorizon } from './horizon.js';

/** What follows a position that a reader of the log keeps. */
export interface ReadOn {
  readonly changes: readonly MembershipChange[];
  /** Where the reader stands when it has done what follows from them. */
  readonly to: Position;
  /** Whether the log was read to its end. */
  readonly isWhole: boolean;
  /** Whether what followed is no longer kept, or was of another log: some changes are missed, and none are given. */
  readonly isMissed: boolean;
}

/** Reads on from a position, of some segments or all, at most `first` changes. */
export async function readOn(
  transaction: Transaction,
  position: Position,
  { first, segmentIds }: { readonly first: number; readonly segmentIds?: readonly string[] | undefined },
): Promise<ReadOn> {
  const { changes, head } = await readLog(transaction, { after: position.seq, first, segmentIds });
  try {
    await checkPosition(transaction, position);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { seq } = await readHorizon(transaction);
    const to = { epoch: head.epoch, seq: error.code === 'CURSOR_EXPIRED' ? seq : head.seq };
    return { changes: [], to, isWhole: false, isMissed: true };
  }
  const isWhole = changes.length < first;
  return { changes, to: { epoch: head.epoch, seq: isWhole ? head.seq : (changes.at(-1)?.seq ?? head.seq) }, isWhole, isMissed: false };
}
