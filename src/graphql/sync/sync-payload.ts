import { headOfLog, readChanges } from '../../changes/index.js';
import type { SyncContext, SyncOutcome } from '../../sync/index.js';
import { afterWrite } from '../after-write.js';
import type { OperationContext } from '../context.js';
import { MOST_PER_PAGE } from '../paging/page.js';
import { visibleSegments } from '../segment/index.js';
import { SyncPayload } from './sync.type.js';

/** Runs a batch and says what happened; its customers are evaluated at once, and waited for only if the answer is asked for. */
export async function syncPayload(context: OperationContext, run: (sync: SyncContext) => Promise<SyncOutcome>): Promise<SyncPayload> {
  const isAsked = context.asked.get(SyncPayload.name)?.has('membershipChanges') === true;
  const after = isAsked ? await headOfLog(context.database) : undefined;
  const { touchedCustomerIds, ...outcome } = await run(context.sync);
  afterWrite(context);
  const membershipChanges = async () => {
    if (after === undefined || touchedCustomerIds.length === 0) return [];
    await context.settled();
    const segmentIds = visibleSegments(context.viewer, undefined);
    return readChanges(context.database, { after: after.seq, first: MOST_PER_PAGE, segmentIds, customerIds: touchedCustomerIds });
  };
  return { ...outcome, membershipChanges };
}
