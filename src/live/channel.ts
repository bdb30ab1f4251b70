import { BEGINNING, encodeCursor, type MembershipChange, type Position } from '../changes/index.js';

export interface ChangeFilter {
  /** Only these segments; all if undefined. */
  readonly segmentIds?: readonly string[] | undefined;
  readonly customerId?: string | undefined;
}

export interface ChangeBatch {
  readonly kind: 'changes';
  readonly changes: readonly MembershipChange[];
  readonly cursor: string;
  /** The last change that was read of the log with it, of this channel or another; undefined for the outcome of a period. */
  readonly readTo?: MembershipChange | undefined;
}

/** Kept of a channel. A change of many members is told in several. */
const MOST_BATCHES = 8;

/** One who has read everything and waits. */
export interface Waiting {
  /** Something that concerns it follows this position, and nothing did up to there. */
  wake(position: Position): void;
}

/**
 * Subscribers who want the same changes. They are woken only by those, and by all of them together; those who stand at the same position are
 * handed the very same batch, by which whoever answers it for one knows that it has been answered for the others.
 */
export class Channel {
  readonly #segmentIds: ReadonlySet<string> | undefined;
  readonly #customerId: string | undefined;
  #waiting = new Set<Waiting>();
  /** By where they begin, since the log has last grown: then it is new ones that many want. */
  readonly #batches = new Map<bigint, { readonly last: bigint; readonly batch: ChangeBatch }>();
  /** Waiting or not. */
  subscribers = 0;

  constructor(
    readonly key: string,
    { segmentIds, customerId }: ChangeFilter,
  ) {
    this.#segmentIds = segmentIds && new Set(segmentIds);
    this.#customerId = customerId;
  }

  concerns(change: MembershipChange): boolean {
    return (
      (this.#segmentIds === undefined || this.#segmentIds.has(change.segmentId)) &&
      (this.#customerId === undefined || change.customerId === this.#customerId)
    );
  }

  /** What concerns the channel of a page of the log. */
  batchOf(page: readonly MembershipChange[]): ChangeBatch {
    const [first, last] = [page[0]?.seq ?? 0n, page.at(-1)?.seq ?? 0n];
    const known = this.#batches.get(first);
    if (known?.last === last) return known.batch;
    const batch: ChangeBatch = {
      kind: 'changes',
      changes: page.filter((change) => this.concerns(change)),
      cursor: encodeCursor(page.at(-1) ?? BEGINNING),
      readTo: page.at(-1),
    };
    // One who catches up alone goes through any number of them.
    if (this.#batches.size >= MOST_BATCHES) this.#batches.clear();
    this.#batches.set(first, { last, batch });
    return batch;
  }

  add(waiting: Waiting): void {
    this.#waiting.add(waiting);
  }

  remove(waiting: Waiting): void {
    this.#waiting.delete(waiting);
  }

  /** Tells those who wait that the log has grown by `page`, which begins after `position`. */
  grow(position: Position, page: readonly MembershipChange[]): void {
    this.#batches.clear();
    if (this.#waiting.size === 0 || !page.some((change) => this.concerns(change))) return;
    const waiting = this.#waiting;
    this.#waiting = new Set();
    for (const one of waiting) one.wake(position);
  }
}
