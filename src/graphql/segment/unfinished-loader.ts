import { unfinishedSegments } from '../../membership/index.js';
import type { OperationContext } from '../context.js';

/** Whether the members for a segment's present rule are not all found, or cannot be, for everybody or for some customer. */
export function isUnfinished(context: OperationContext, segmentId: string): Promise<boolean> {
  const loader = context.loaders.named<boolean>(
    'unfinished segments',
    async (ids) => {
      const unfinished = await unfinishedSegments(context.membership, ids);
      return new Map(ids.map((id) => [id, unfinished.has(id)]));
    },
    true,
  );
  return loader.load(segmentId);
}
