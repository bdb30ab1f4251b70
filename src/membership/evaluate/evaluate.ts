import { appendChanges } from '../../changes/index.js';
import { retriedTransaction, question, type Question, emptySql, sql } from '../../database/index.js';
import { Batch } from './evaluation-batch.js';
import type { QueueRow } from './causes.js';
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
}

/**
 * Takes a batch of queue rows, brings the memberships of their customers up to date, and removes the rows, in one transaction: each
 * change is written exactly once, whatever crashes. With `wait`, rows that another evaluator has taken are waited for, not skipped.
 *
 * A rule or a customer that cannot be evaluated keeps nobody else waiting: the batch is done again, and they are found and put aside.
 */
export async function evaluateBatch(context: MembershipContext, { wait = false } = {}): Promise<Evaluation> {
  const { failures, ...evaluation } = await takeBatch(context, { wait, apart: false }).catch((error: unknown) => {
    if (!(error instanceof StatementFault)) throw error;
    return takeBatch(context, { wait, apart: true });
  });
  if (evaluation.changes > 0) context.wakeUps.wake('changes', { everywhere: true });
  for (const failure of failures) context.onFailure?.(failure);
  return evaluation;
}

interface BatchOutcome extends Evaluation {
  readonly failures: readonly EvaluationFailure[];
}

function takeBatch(context: MembershipContext, options: { readonly wait: boolean; readonly apart: boolean }): Promise<BatchOutcome> {
  return retriedTransaction(context, async (transaction) => {
    holdSegmentSet(transaction);
    planForBatches(transaction);
    // How many fit into a batch is known well enough from the set that was seen last.
    const most = batchSize(context.segmentSet.latest ?? (await context.segmentSet.current(transaction)).set);
    const [{ version, sweptTo }, rows] = await transaction.ask(SET_STATE, claimed(most, options));
    const set = await context.segmentSet.at(version, transaction);
    const now = notBefore(sweptTo, context.clock.now());
    if (rows.length === 0) return { taken: 0, changes: 0, at: now, full: false, failures: [] };
    const batch = new Batch(transaction, set, rows, { now, timeZone: context.timeZone }, options);
    const changes = await batch.bringUpToDate();
    const failures = await batch.keepFailures();
    transaction.defer(sql`/* membership.done */ delete from evaluation_queue where id = any(${rows.map((row) => row.id)}::bigint[])`);
    appendChanges(transaction, changes, now);
    return { taken: rows.length, changes: changes.length, at: now, full: rows.length === most, failures };
  });
}

/**
 * The rows that have been on the queue longest, locked. What else is told of each is no EXISTS: for as many rows as there may be, the planner
 * would read the whole of that table first.
 */
export function claimed(most: number, { wait }: { readonly wait: boolean }): Question<readonly QueueRow[]> {
  const claim = sql`/* membership.claim */
    select id, customer_id, kinds, segment_id, cause,
      coalesce((select true from customer_evaluation e where e.customer_id = q.customer_id), false) as known,
      coalesce((select true from evaluation_failure f where f.customer_id = q.customer_id limit 1), false) as put_aside
    from evaluation_queue q order by id limit ${most} for update of q ${wait ? emptySql : sql`skip locked`}`;
  return question<[QueueRow], readonly QueueRow[]>([claim], (rows) => rows);
}
