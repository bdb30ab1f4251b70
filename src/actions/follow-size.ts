import type { ReadOn } from '../changes/index.js';
import { sql, type Queryable, type Transaction } from '../database/index.js';
import type { StoredAction } from './action.js';
import type { Crossing } from './announce.js';
import { type Bound, type BoundTrigger, lookAt } from './bound.js';

/** An action with a bound, as `bound` and `trigger` say together. */
export type BoundAction = StoredAction & { readonly trigger: BoundTrigger; readonly bound: Bound };

export const hasBound = (action: StoredAction): action is BoundAction => action.bound !== null;

/**
 * Follows the size of a segment from change to change, and gives what it was whenever it crossed the bound. What the action knows of it is written in the transaction.
 * Where a part of the log is missed, only what the size is after it is known.
 */
export async function followSize(
  transaction: Transaction,
  action: BoundAction,
  { changes, to, isMissed }: Pick<ReadOn, 'changes' | 'to' | 'isMissed'>,
  now: Date,
): Promise<readonly Crossing[]> {
  const isKnown = action.size !== null && !isMissed;
  const before = isKnown ? Number(action.size) : await sizeAt(transaction, action.segmentId, isMissed ? to.seq : BigInt(action.seq));
  const crossings: Crossing[] = [];
  let [size, { armed }] = [before, action];
  const look = (at: Date) => {
    const seen = lookAt(action.trigger, action.bound, { armed, figure: String(size) });
    if (seen.crosses) crossings.push({ at, size, amountSpent: null });
    armed = seen.armed;
  };
  if (!isKnown) look(now);
  for (const { kind, at } of changes) {
    size += kind === 'ENTERED' ? 1 : -1;
    look(at);
  }
  transaction.defer(
    sql`/* action.size */ update segment_action set size = ${size}::int, armed = ${armed}::boolean where id = ${action.id}::uuid`,
  );
  return crossings;
}

/** How large a segment was at a position of the log: members and the changes to them are written together. */
async function sizeAt(transaction: Queryable, segmentId: string, seq: bigint): Promise<number> {
  const [row] = await transaction.query<{ size: number }>(sql`/* action.sizeAt */
    select ((select count(*) from membership where segment_id = ${segmentId}::uuid)
      - (select coalesce(sum(case kind when 'ENTERED' then 1 else -1 end), 0) from membership_change
        where segment_id = ${segmentId}::uuid and seq > ${seq.toString()}::bigint))::int as size`);
  return row?.size ?? 0;
}
