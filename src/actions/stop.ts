import { retriedTransaction, sql, type Transaction } from '../database/index.js';
import type { MembershipContext } from '../membership/index.js';
import type { ActionPause } from './action.js';
import { Impossible } from './perform.js';

/** Pauses an action that cannot go on; gives whether it was in force. */
export async function stop(
  transaction: Transaction,
  id: string,
  { why, reason, at }: { readonly why: ActionPause; readonly reason: string; readonly at: Date },
): Promise<boolean> {
  const paused = await transaction.execute(sql`/* action.stop */
    update segment_action set paused_at = ${at}, paused_for = ${why}, paused_reason = ${reason} where id = ${id}::uuid and paused_at is null`);
  return paused > 0;
}

/** Does something for an action in a transaction. Where it turns out to be impossible nothing of that is done, the action is paused, and it is said. */
export async function orStopped<Given>(
  context: MembershipContext,
  id: string,
  work: (transaction: Transaction) => Promise<Given>,
): Promise<Given | 'failing' | 'stopped before'> {
  try {
    return await retriedTransaction(context, work);
  } catch (error) {
    if (!(error instanceof Impossible)) throw error;
    const { message: reason } = error;
    const [why, at] = ['failing', context.clock.now()] as const;
    const isPaused = await context.database.transaction((transaction) => stop(transaction, id, { why, reason, at }));
    return isPaused ? 'failing' : 'stopped before';
  }
}
