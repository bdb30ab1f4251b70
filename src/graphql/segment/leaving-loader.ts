import type DataLoader from 'dataloader';
import { leavesAt } from '../../membership/index.js';
import type { OperationContext } from '../context.js';

/** When time alone will make members of a segment leave. */
export function leavingLoader(context: OperationContext, segmentId: string): DataLoader<string, Date | null> {
  return context.loaders.named<Date | null>(`leaving ${segmentId}`, (ids) => leavesAt(context.membership, segmentId, ids), null);
}
