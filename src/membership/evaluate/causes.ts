import type { ChangeCause } from '../../changes/index.js';
import type { CompiledSegment } from '../set/index.js';

/** A row of `evaluation_queue`. */
export interface QueueRow {
  readonly id: string;
  readonly customer_id: string;
  readonly kinds: number;
  readonly segment_id: string | null;
  readonly cause: ChangeCause;
  /** Whether the customer has been evaluated before, so that there is something to lock. */
  readonly known: boolean;
  /** Whether the customer could not be evaluated before, for some segment. */
  readonly put_aside: boolean;
  /** Whether another evaluator is at work on the customer. */
  readonly held: boolean;
}

/** Why the memberships of a batch's customers change, from their queue rows. */
export class Causes {
  readonly #rows = new Map<string, QueueRow[]>();

  constructor(rows: readonly QueueRow[]) {
    for (const row of rows) {
      const known = this.#rows.get(row.customer_id);
      if (known === undefined) this.#rows.set(row.customer_id, [row]);
      else known.push(row);
    }
  }

  of(customerId: string, segment: CompiledSegment | undefined): ChangeCause {
    const rows = this.#rows.get(customerId) ?? [];
    const relevant = rows.filter(
      (row) =>
        segment === undefined || row.segment_id === segment.id || (row.segment_id === null && (row.kinds & segment.rule.kinds) !== 0),
    );
    const causes = new Set((relevant.length > 0 ? relevant : rows).map((row) => row.cause));
    return PRECEDENCE.find((cause) => causes.has(cause)) ?? 'DATA';
  }
}

/** Which cause is told where several are on the queue: what somebody did before what happened by itself. */
const PRECEDENCE: readonly ChangeCause[] = ['ERASURE', 'MERGE', 'DEFINITION', 'DATA', 'THRESHOLDS', 'TIME', 'MANUAL'];
