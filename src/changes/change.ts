export type ChangeKind = 'ENTERED' | 'LEFT';

/** Why a membership changed. */
export type ChangeCause = 'DATA' | 'TIME' | 'DEFINITION' | 'THRESHOLDS' | 'MERGE' | 'ERASURE' | 'MANUAL';

/** A change to be appended to the log. */
export interface NewChange {
  readonly segmentId: string;
  readonly customerId: string;
  readonly kind: ChangeKind;
  readonly cause: ChangeCause;
}

/** One entry of the change log. */
export interface MembershipChange {
  /** The position to resume after, where it is not that of the change itself. */
  readonly resumeAfter?: bigint;
  /** Position in the log: the order of commits. */
  readonly seq: bigint;
  /** The epoch of the log in which it was read. */
  readonly epoch: string;
  readonly segmentId: string;
  /** null once the customer has been erased, but where it left the segment for good. */
  readonly customerId: string | null;
  readonly kind: ChangeKind;
  readonly cause: ChangeCause;
  readonly at: Date;
}
