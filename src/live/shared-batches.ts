import { encodeCursor, type MembershipChange } from '../changes/index.js';

export interface ChangeBatch {
  readonly kind: 'changes';
  readonly changes: readonly MembershipChange[];
  readonly cursor: string;
}

export interface ChangeFilter {
  /** Only these segments; all if undefined. */
  readonly segmentIds?: readonly string[] | undefined;
  readonly customerId?: string | undefined;
}

/**
 * Batches as subscribers get them: those who stand at the same position and want the same are handed the very same batch, by which whoever
 * answers it for one knows that it has been answered for the others.
 */
export class SharedBatches {
  #head = 0n;
  #batches = new Map<string, ChangeBatch>();

  /** What concerns a subscriber of a page of the log. `head` is that of the log: those at an older one come one by one, and share nothing. */
  of(page: readonly MembershipChange[], filter: ChangeFilter, head: bigint): ChangeBatch {
    if (head !== this.#head) {
      this.#head = head;
      this.#batches = new Map();
    }
    const last = page.at(-1)?.seq ?? 0n;
    const key = `${page[0]?.seq}-${last} ${filter.customerId ?? ''} ${filter.segmentIds?.join() ?? '*'}`;
    let batch = this.#batches.get(key);
    if (batch === undefined) {
      batch = { kind: 'changes', changes: page.filter((change) => concerns(change, filter)), cursor: encodeCursor(last) };
      this.#batches.set(key, batch);
    }
    return batch;
  }
}

export function concerns(change: MembershipChange, { segmentIds, customerId }: ChangeFilter): boolean {
  return (
    (segmentIds === undefined || segmentIds.includes(change.segmentId)) && (customerId === undefined || change.customerId === customerId)
  );
}
