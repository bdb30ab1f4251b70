import type { MembershipChange } from '../changes/index.js';
import { rowsOf, sql, type Sql, type Transaction } from '../database/index.js';
import type { StoredAction } from './action.js';

/*
 * What happens to a customer has consequences in the order in which it happens, whichever actions they are of: who enters and leaves again gets its tag before it loses
 * it. Each action reads the log for itself, so before it does something for a change it looks whether another has yet to do something for an earlier one.
 */

/** Whoever of the other actions is in force, but for those that fail: they keep nobody waiting. */
export interface Others {
  readonly action: Pick<StoredAction, 'id' | 'trigger' | 'afterDays' | 'epoch'>;
  /** Actions that failed when they were tried last. */
  readonly failing: readonly string[];
}

/** Changes that another action has yet to follow, as `other o join membership_change m`; of those that wait for days any change is one. */
function unfollowed({ action, failing }: Others): Sql {
  return sql`segment_action o join membership_change m on m.segment_id = o.segment_id and m.seq > o.seq
    and (o.trigger = 'stayed' or m.kind = upper(o.trigger))
    where o.id <> ${action.id}::uuid and o.paused_at is null and o.epoch = ${action.epoch} and o.id <> all(${[...failing]}::uuid[])`;
}

/**
 * Up to which change an action may go: before the first for whose customer another has yet to follow an earlier one; undefined for all. Of one that waits for days and
 * one that does not, which follow the same change, the former is first: what it waited for was over before. The first of all changes nobody waits with.
 */
export async function heldBackAt(
  transaction: Transaction,
  others: Others,
  changes: readonly MembershipChange[],
): Promise<bigint | undefined> {
  const wanted = changes.flatMap(({ customerId, seq }) => (customerId === null ? [] : [{ customerId, seq: seq.toString() }]));
  if (wanted.length === 0) return undefined;
  const isFirst = others.action.trigger === 'STAYED' ? sql`false` : sql`o.trigger = 'stayed' and m.seq = wanted.seq`;
  const [row] = await transaction.query<{ seq: string | null }>(sql`/* action.heldBack */
    select min(wanted.seq)::text as seq from ${rowsOf(wanted, { customerId: 'uuid', seq: 'bigint' })} as wanted(customer_id, seq)
    where exists (select from ${unfollowed(others)} and m.customer_id = wanted.customer_id and (m.seq < wanted.seq or ${isFirst}))`);
  return row?.seq == null ? undefined : BigInt(row.seq);
}

/** Whether another action has yet to follow something that happened to a customer, as a condition over its id. */
export function hasUnfollowed(others: Others, customerId: Sql): Sql {
  return sql`exists (select from ${unfollowed(others)} and m.customer_id = ${customerId})`;
}
