import { ALL_DATA_KINDS, DataKind } from '../../catalogue/index.js';
import { bind, dayOf, daysOfYear, dayOfYear, endOf, startOf, type Reckoning, type Timing } from '../../compile/index.js';
import { type Transaction, emptySql, joinSql, presentInstant, sql, type Sql, inSavepoint } from '../../database/index.js';
import { unreachable } from '../../kernel/index.js';
import {
  type MembershipContext,
  holdSegmentSet,
  type CompiledSegment,
  type CompiledSet,
  namingFaults,
  StatementFault,
} from '../set/index.js';

/** A clock that has gone back further than this was set back on purpose. */
const TOLERATED_MS = 60_000;
/** How far a clock that follows the database's may be from it here, where the instant counts for everybody. */
const PRECISION_MS = 1_000;

/**
 * Applies the passing of time since the last sweep: puts those customers on the queue on whom a moving date of some segment has passed.
 * It needs only the instant of the last sweep, so it covers an outage by itself, and costs what has crossed, not the size of the base.
 * The instant is that of the one clock which all processes follow, so it goes back only if that clock was set back. Gives how many customers
 * were put on the queue. Without `wait` it leaves it to another process that is at it.
 */
export async function sweep(context: MembershipContext, { wait = true } = {}): Promise<number> {
  const touched = await context.database.transaction(async (transaction) => {
    holdSegmentSet(transaction);
    const [state] = await transaction.query<{ swept_to: Date | null; present: Date }>(
      sql`/* sweep.state */ select swept_to, ${presentInstant} as present from sweep_state for update ${wait ? emptySql : sql`skip locked`}`,
    );
    if (state === undefined) return 0;
    context.clock.hear?.(state.present, 2 * PRECISION_MS);
    const now = context.clock.now();
    const sweptTo = state.swept_to ?? now;
    if (sweptTo.getTime() - now.getTime() > TOLERATED_MS) return requeueAll(transaction, now);
    if (sweptTo > now) return 0;
    const { set } = await context.segmentSet.current(transaction);
    transaction.defer(sql`/* sweep.advance */ update sweep_state set swept_to = ${now}`);
    const period = [
      { now: sweptTo, timeZone: context.timeZone },
      { now, timeZone: context.timeZone },
    ] as const;
    try {
      return await inSavepoint(transaction, () => enqueue(transaction, crossings(set.timings, ...period)));
    } catch (fault) {
      if (!(fault instanceof StatementFault)) throw fault;
      return enqueueEach(transaction, set.segments, period);
    }
  });
  if (touched > 0) context.wakeUps.wake('queue');
  return touched;
}

/** Whether any moving date may have moved between two instants. Most rules mean whole days, which move at midnight only. */
export function mayCross(set: CompiledSet, from: Reckoning, to: Reckoning): boolean {
  if (from.now.getTime() === to.now.getTime()) return false;
  return set.hasInstantTimings || (set.timings.length > 0 && dayOf(TODAY, from) !== dayOf(TODAY, to));
}

const TODAY = { kind: 'today' } as const;

interface Crossing {
  readonly kinds: number;
  readonly customers: Sql;
}

/** The customers touched between two instants, as one selection a distinct timing. */
function crossings(timings: readonly Timing[], from: Reckoning, to: Reckoning): Crossing[] {
  const distinct = new Map<string, Crossing>();
  for (const timing of timings) {
    const condition = crossed(timing, from, to);
    if (condition === undefined) continue;
    const { source } = timing.timed;
    const customers =
      source === undefined
        ? sql`select c.id as customer_id from customer c where ${condition}`
        : sql`select ${source.customerId} as customer_id from ${source.from} where ${condition}`;
    const bound = bind(customers, to);
    distinct.set(`${bound.text}|${JSON.stringify(bound.values)}`, { kinds: source?.kind ?? DataKind.customer, customers: bound });
  }
  return [...distinct.values()];
}

/** Which values of the timed column a moving date has passed; undefined if it has not moved. */
function crossed(timing: Timing, from: Reckoning, to: Reckoning): Sql | undefined {
  const { column } = timing.timed;
  switch (timing.kind) {
    case 'date': {
      if (timing.type === 'day') {
        const [first, last] = [dayOf(timing.point, from), dayOf(timing.point, to)].sort();
        return first === last ? undefined : sql`${column} between ${first}::date and ${last}::date`;
      }
      const starts = [startOf(timing.point, from), startOf(timing.point, to)];
      if (starts[0]?.getTime() === starts[1]?.getTime()) return undefined;
      const ends = [endOf(timing.point, from), endOf(timing.point, to)];
      const times = [...starts, ...ends].map((instant) => instant.getTime());
      return sql`${column} between ${new Date(Math.min(...times))}::timestamptz and ${new Date(Math.max(...times))}::timestamptz`;
    }
    case 'anniversary': {
      const before = new Set(daysOfYear(timing.days.from, timing.days.to, from));
      const after = new Set(daysOfYear(timing.days.from, timing.days.to, to));
      return onDays(column, [...[...before].filter((day) => !after.has(day)), ...[...after].filter((day) => !before.has(day))]);
    }
    case 'age': {
      const days = [dayOf(TODAY, from), dayOf(TODAY, to)].sort();
      if (days[0] === days[1]) return undefined;
      return onDays(column, daysOfYear({ kind: 'day', day: days[0] ?? '' }, { kind: 'day', day: days[1] ?? '' }, to));
    }
    default:
      return unreachable(timing);
  }
}

function onDays(column: Sql, days: readonly number[]): Sql | undefined {
  return days.length === 0 ? undefined : sql`(${dayOfYear(column)}) = any(${[...days]}::numeric[])`;
}

/** In the order of the customers: a batch of them then lies together in every table and index. */
async function enqueue(transaction: Transaction, selections: readonly Crossing[]): Promise<number> {
  if (selections.length === 0) return 0;
  const all = joinSql(
    selections.map(({ kinds, customers }) => sql`select ${kinds}::int as kinds, found.customer_id from (${customers}) found`),
    ' union all ',
  );
  return namingFaults(() =>
    transaction.execute(sql`/* sweep.enqueue */
      insert into evaluation_queue (customer_id, kinds, cause)
      select customer_id, bit_or(kinds), 'TIME' from (${all}) crossed group by customer_id order by customer_id`),
  );
}

/**
 * The same a segment at a time, where some customer's date cannot be read: for the segments that read it everybody is queued, and
 * evaluation finds out who it is.
 */
async function enqueueEach(
  transaction: Transaction,
  segments: readonly CompiledSegment[],
  period: readonly [from: Reckoning, to: Reckoning],
): Promise<number> {
  let touched = 0;
  for (const { id, rule } of segments) {
    try {
      touched += await inSavepoint(transaction, () => enqueue(transaction, crossings(rule.timings, ...period)));
    } catch (fault) {
      if (!(fault instanceof StatementFault)) throw fault;
      touched += await transaction.execute(sql`/* sweep.enqueueAll */
        insert into evaluation_queue (customer_id, kinds, segment_id, cause) select id, 0, ${id}::uuid, 'TIME' from customer order by id`);
    }
  }
  return touched;
}

/** The clock has been set back: what was swept lies in its future, so everybody is looked at again. */
async function requeueAll(transaction: Transaction, now: Date): Promise<number> {
  await transaction.execute(sql`/* sweep.setBack */ update sweep_state set swept_to = ${now}`);
  return requeueEverybody(transaction);
}

/** Where what days mean has changed, nothing that was found by them holds. */
export function requeueEverybody(transaction: Transaction): Promise<number> {
  return transaction.execute(sql`/* sweep.requeueAll */
    insert into evaluation_queue (customer_id, kinds, cause) select id, ${ALL_DATA_KINDS}::int, 'TIME' from customer order by id`);
}
