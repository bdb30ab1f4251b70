import { sql, type Database, type Transaction } from '../database/index.js';
import { askingFor, holdSegmentSet, type MembershipContext, worthOfMembers } from '../membership/index.js';
import { type ActionPause, COLUMNS, type StoredAction } from './action.js';
import { announceAll } from './announce.js';
import { lookAt } from './bound.js';
import { hasBound } from './follow-size.js';
import { orStopped } from './stop.js';

/** What members have spent is added up so often, and no more: it takes as long as there are orders. */
export const RECKONED_EVERY_MS = 15 * 60_000;
/** At a time; the others have waited longest when it is their turn. */
const AT_ONCE = 20;

type Due = Pick<StoredAction, 'id' | 'name' | 'segmentId'>;

interface Look {
  readonly at: Date;
  readonly size: number;
  readonly amountSpent: string;
}

export interface ReckoningParts {
  readonly isClosed: () => boolean;
  readonly onError: (error: unknown) => void;
  readonly onPaused: (action: Pick<StoredAction, 'id' | 'name'>, why: ActionPause) => Promise<void>;
}

/**
 * Adds up what the members of segments have spent where actions follow that and it is time, outside of any transaction, and does in one what follows from it. A look that
 * fails is made up for by the next.
 */
export async function reckonAmounts(context: MembershipContext, { isClosed, onError, onPaused }: ReckoningParts): Promise<void> {
  const at = context.clock.now();
  for (const due of await takeDue(context.database, at)) {
    if (isClosed()) return;
    try {
      const look: Look = { at, ...(await worthOfMembers(askingFor(context, 'evaluation'), due.segmentId)) };
      const stopped = await orStopped(context, due.id, (transaction) => settle(transaction, due.id, look));
      if (stopped === 'failing') await onPaused(due, stopped);
    } catch (error) {
      onError(error);
    }
  }
}

/** Those that this process looks at now, and no other. */
async function takeDue(database: Database, now: Date): Promise<readonly Due[]> {
  const before = new Date(now.getTime() - RECKONED_EVERY_MS);
  return database.transaction((transaction) =>
    transaction.query<Due>(sql`/* action.takeDueAmounts */
      update segment_action set looked_at = ${now} where id in (
        select id from segment_action where bound ->> 'figure' = 'AMOUNT_SPENT' and paused_at is null and (looked_at is null or looked_at <= ${before})
        order by looked_at nulls first, id limit ${AT_ONCE}::int for update skip locked)
      returning id, name, segment_id as "segmentId"`),
  );
}

/** Does what follows from a look, unless another process has looked since, or the action was paused. */
async function settle(transaction: Transaction, id: string, { at, size, amountSpent }: Look): Promise<void> {
  holdSegmentSet(transaction);
  const [action] = await transaction.query<StoredAction>(sql`/* action.holdLook */
    select ${COLUMNS} from segment_action where id = ${id}::uuid and paused_at is null and looked_at = ${at} for update`);
  if (action === undefined || !hasBound(action)) return;
  const { crosses, armed } = lookAt(action.trigger, action.bound, { armed: action.armed, figure: amountSpent });
  await announceAll(transaction, action, crosses ? [{ at, size, amountSpent }] : [], at);
  transaction.defer(sql`/* action.armed */ update segment_action set armed = ${armed}::boolean where id = ${id}::uuid`);
}
