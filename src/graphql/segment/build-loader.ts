import { findBuilds, type SegmentBuild } from '../../membership/index.js';
import type { OperationContext } from '../context.js';

/** How far the members of a segment have been found; undefined if it is not building. */
export function buildOf(context: OperationContext, segmentId: string): Promise<SegmentBuild | undefined> {
  return context.loaders.named('segment builds', (ids) => findBuilds(context.membership, ids), undefined).load(segmentId);
}
