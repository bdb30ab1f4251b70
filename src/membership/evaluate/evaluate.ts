import { appendChanges } from '../../changes/index.js';
import { retriedTransaction, prepared } from '../../database/index.js';
import { claimed, earlier, type Held } from './claim.js';
import { Batch } from './evaluation-batch.js';
import {
  notBefore,
  type MembershipContext,
  type EvaluationFailure,
  holdSegmentSet,
  planForBatches,
  type CompiledSet,
  SET_STATE,
  StatementFault,
} from '../set/index.js';

/** Most queue rows that one transaction takes: a bulk load names each customer many times, and they are evaluated once a batch. */
const MOST_ROWS = 10_000;
/** Most verdicts, rows times segments, so that a batch of many segments stays small enough to commit soon. */
const MOST_VERDICTS = 2_000_000;

function batchSize(set: CompiledSet): number {
  return Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_VERDICTS / Math.max(1, set.segments.length))));
}

export interface Evaluation {
  /** Queue rows taken; 0 if there was nothing to do. */
  readonly taken: number;
  /** Changes written to the log. */
  readonly changes: number;
  /** The instant that memberships are those of. */
  readonly at: Date;
  /** Whether the batch was full, so that rows may be left that were on the queue when it was taken. */
  readonly full: boolean;
  /** Rows that were left on the queue because others are at work on their customers. */
  readonly passedOver: number;
  /** The first of them, or of the rows that others have taken. */
  readonly held: Held | undefined;
}

/**
 * Takes a batch of queue rows, brings the memberships of their customers up to date, and removes the rows, in one transaction: each
 * change is written exactly once, whatever crashes. What others hold is passed over, however long they hold it: nobody's evaluation waits for
 * a process that is frozen.
 *
 * A rule or a customer that cannot be evaluated keeps nobody else waiting: the batch is done again, and they are found and put aside.
 */
export async function evaluateBatch(context: MembershipContext): Promise<Evaluation> {
  const { failures, ...evaluation } = await takeBatch(context, { apart: false }).catch((error: unknown) => {
    if (!(error instanceof StatementFault)) throw error;
    return takeBatch(context, { apart: true });
  });
  if (evaluation.changes > 0) context.wakeUps.wake('changes', { everywhere: true });
  for (const failure of failures) context.onFailure?.(failure);
  return evaluation;
}

interface BatchOutcome extends Evaluation {
  readonly failures: readonly EvaluationFailure[];
}

function takeBatch(context: MembershipContext, options: { readonly apart: boolean }): Promise<BatchOutcome> {
  return retriedTransaction(context, async (transaction) => {
    holdSegmentSet(transaction);
    planForBatches(transaction);
    // How many fit into a batch is known well enough from the set that was seen last.
    const most = batchSize(context.segmentSet.latest ?? (await context.segmentSet.current(transaction)).set);
    const [{ version, sweptTo }, { rows, held }] = await transaction.ask(SET_STATE, claimed(most));
    const set = await context.segmentSet.at(version, transaction);
    const now = notBefore(sweptTo, context.clock.now());
    const full = rows.length === most;
    const free = rows.filter((row) => !row.held);
    if (free.length === 0) return { taken: 0, changes: 0, at: now, full, passedOver: rows.length, held, failures: [] };
    const batch = new Batch(transaction, set, free, { now, timeZone: context.timeZone }, options);
    const changes = await batch.bringUpToDate();
    const failures = await batch.keepFailures();
    const done = batch.rows.map((row) => row.id);
    transaction.defer(prepared`/* membership.done */ delete from evaluation_queue where id = any(${done}::bigint[])`);
    appendChanges(transaction, changes, now);
    return {
      taken: done.length,
      changes: changes.length,
      at: now,
      full,
      passedOver: rows.length - done.length,
      held: earlier(held, batch.lockedByOthers),
      failures,
    };
  });
}
