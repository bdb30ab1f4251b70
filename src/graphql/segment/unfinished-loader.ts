import { sql } from '../../database/sql.js';
import type { OperationContext } from '../context.js';

/** Whether the members for a segment's present rule are not all found, or cannot be, for everybody or for some customer. */
export function isUnfinished(context: OperationContext, segmentId: string): Promise<boolean> {
  const loader = context.loaders.named<boolean>(
    'unfinished segments',
    async (ids) => {
      const rows = await context.database.query<{ id: string; unfinished: boolean }>(sql`/* graphql.unfinished */
        select id, state <> 'ready' or exists (select from evaluation_failure f where f.segment_id = segment.id) as unfinished
        from segment where id = any(${[...ids]}::uuid[])`);
      return new Map(rows.map((row) => [row.id, row.unfinished]));
    },
    true,
  );
  return loader.load(segmentId);
}
