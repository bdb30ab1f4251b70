import type { Reckoning } from '../compile/index.js';
import { appendChanges, type ChangeCause, type NewChange } from '../changes/index.js';
import type { Transaction } from '../database/database.js';
import { retriedTransaction } from '../database/retried-transaction.js';
import { sql } from '../database/sql.js';
import { notBefore, type MembershipContext } from './context.js';
import type { EvaluationRow } from './evaluation-statement.js';
import { holdSegmentSet, lockCustomers } from './locks.js';
import type { CompiledSegment, CompiledSet } from './segment-set.js';

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
}

interface QueueRow {
  readonly id: string;
  readonly customer_id: string;
  readonly kinds: number;
  readonly segment_id: string | null;
  readonly cause: ChangeCause;
}

/**
 * Takes a batch of queue rows, brings the memberships of their customers up to date, and removes the rows, in one transaction: each
 * change is written exactly once, whatever crashes. With `wait`, rows that another evaluator has taken are waited for, not skipped.
 */
export async function evaluateBatch(context: MembershipContext, { wait = false } = {}): Promise<Evaluation> {
  const evaluation = await retriedTransaction(context, async (transaction) => {
    await holdSegmentSet(transaction);
    const { set, sweptTo } = await context.segmentSet.current(transaction);
    const rows = await transaction.query<QueueRow>(
      wait
        ? sql`/* membership.claim */ select id, customer_id, kinds, segment_id, cause from evaluation_queue order by id limit ${batchSize(set)} for update`
        : sql`/* membership.claim */ select id, customer_id, kinds, segment_id, cause from evaluation_queue order by id limit ${batchSize(set)} for update skip locked`,
    );
    if (rows.length === 0) return { taken: 0, changes: 0 };
    const now = notBefore(sweptTo, context.clock.now());
    const changes = await bringUpToDate(context, transaction, set, rows, now);
    await transaction.execute(
      sql`/* membership.done */ delete from evaluation_queue where id = any(${rows.map((row) => row.id)}::bigint[])`,
    );
    await appendChanges(transaction, changes, now);
    return { taken: rows.length, changes: changes.length };
  });
  if (evaluation.changes > 0) context.wakeUps.wake('changes', { everywhere: true });
  return evaluation;
}

/**
 * Makes the memberships of the rows' customers those of the instant `now`, and gives what changed. Segments that build on others are
 * evaluated after them, in statements that see their new members, so nobody enters by an old answer and leaves again by the new one.
 */
async function bringUpToDate(
  context: MembershipContext,
  transaction: Transaction,
  set: CompiledSet,
  rows: readonly QueueRow[],
  now: Date,
): Promise<NewChange[]> {
  const kinds = rows.reduce((all, row) => (row.segment_id === null ? all | row.kinds : all), 0);
  const named = new Set(rows.flatMap((row) => row.segment_id ?? []));
  const customerIds = [...new Set(rows.map((row) => row.customer_id))];
  await lockCustomers(transaction, customerIds);

  const causes = new Causes(rows);
  let changes: NewChange[] = [];
  const affected = set.affectedBy(kinds, named);
  for (let level = 0; level < set.levels; level++) {
    const dependents = changes.flatMap((change) => set.dependentsOf(change.segmentId));
    const segments = [...new Set([...affected, ...dependents])]
      .filter((segment) => segment.level === level)
      .sort((a, b) => a.number - b.number);
    // Without any segment, the first level still finds the customers who are gone.
    if (segments.length === 0 && level > 0) continue;
    const different = await evaluate(transaction, set, segments, customerIds, { now, timeZone: context.timeZone });
    const gone = [...new Set(different.filter((row) => !row.known).map((row) => row.customer_id))];
    const byNumber = new Map(segments.map((segment) => [segment.number, segment]));
    const left = gone.length === 0 ? [] : await leaveAll(transaction, gone, causes);
    const found = different.flatMap((row) => (row.known ? differences(row, byNumber, causes) : [])).concat(left);
    await writeMemberships(transaction, found, now);
    changes = changes.concat(found);
  }
  return changes;
}

async function evaluate(
  transaction: Transaction,
  set: CompiledSet,
  segments: readonly CompiledSegment[],
  customerIds: readonly string[],
  reckoning: Reckoning,
): Promise<EvaluationRow[]> {
  const rows: EvaluationRow[] = [];
  for (const { name, template, segments: some } of set.statements(segments)) {
    const slots = { customerIds, numbers: some.map(({ number }) => number), segmentIds: some.map(({ id }) => id) };
    rows.push(...(await transaction.query<EvaluationRow>(template.at(reckoning, slots), { prepare: name })));
  }
  return rows;
}

function differences(row: EvaluationRow, byNumber: ReadonlyMap<number, CompiledSegment>, causes: Causes): NewChange[] {
  const was = new Set(row.was_in);
  const now = new Set(row.now_in);
  const change = (number: number, kind: NewChange['kind']): NewChange[] => {
    const segment = byNumber.get(number);
    if (segment === undefined) return [];
    return [{ segmentId: segment.id, customerId: row.customer_id, kind, cause: causes.of(row.customer_id, segment) }];
  };
  return [
    ...row.was_in.filter((number) => !now.has(number)).flatMap((number) => change(number, 'LEFT')),
    ...row.now_in.filter((number) => !was.has(number)).flatMap((number) => change(number, 'ENTERED')),
  ];
}

/** Customers that no longer exist leave everything, static segments included. */
async function leaveAll(transaction: Transaction, customerIds: readonly string[], causes: Causes): Promise<NewChange[]> {
  const rows = await transaction.query<{ segment_id: string; customer_id: string }>(sql`/* membership.ofGone */
    select segment_id, customer_id from membership where customer_id = any(${customerIds}::uuid[]) order by customer_id, segment_id`);
  await transaction.execute(
    sql`/* membership.unlockGone */ delete from customer_evaluation where customer_id = any(${customerIds}::uuid[])`,
  );
  return rows.map((row) => ({
    segmentId: row.segment_id,
    customerId: row.customer_id,
    kind: 'LEFT',
    cause: causes.of(row.customer_id, undefined),
  }));
}

/** Puts the customers of changes made outside the evaluator on the queue, for the segments that build on those changed. */
export async function enqueueDependents(
  context: MembershipContext,
  transaction: Transaction,
  changes: readonly NewChange[],
): Promise<void> {
  await holdSegmentSet(transaction);
  const { set } = await context.segmentSet.current(transaction);
  const rows = changes.flatMap(({ segmentId, customerId, cause }) =>
    set.dependentsOf(segmentId).map(({ id }) => ({ customerId, id, cause })),
  );
  if (rows.length === 0) return;
  await transaction.execute(sql`/* membership.enqueueDependents */
    insert into evaluation_queue (customer_id, kinds, segment_id, cause)
    select * from unnest(${rows.map((row) => row.customerId)}::uuid[], ${rows.map(() => 0)}::int[], ${rows.map((row) => row.id)}::uuid[],
      ${rows.map((row) => row.cause)}::text[])`);
}

/** Writes changes to `membership`; `appendChanges` writes them to the log, last in the transaction. */
export async function writeMemberships(transaction: Transaction, changes: readonly NewChange[], at: Date): Promise<void> {
  const entered = changes.filter((change) => change.kind === 'ENTERED');
  const left = changes.filter((change) => change.kind === 'LEFT');
  if (left.length > 0) {
    await transaction.execute(sql`/* membership.leave */
      delete from membership m
      using unnest(${left.map((change) => change.segmentId)}::uuid[], ${left.map((change) => change.customerId)}::uuid[]) as gone(segment_id, customer_id)
      where m.segment_id = gone.segment_id and m.customer_id = gone.customer_id`);
  }
  if (entered.length > 0) {
    await transaction.execute(sql`/* membership.enter */
      insert into membership (segment_id, customer_id, since)
      select segment_id, customer_id, ${at}
      from unnest(${entered.map((change) => change.segmentId)}::uuid[], ${entered.map((change) => change.customerId)}::uuid[]) as come(segment_id, customer_id)`);
  }
}

/** Why the memberships of a batch's customers change, from their queue rows. */
class Causes {
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
