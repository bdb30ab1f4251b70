import { checkPosition, decodeCursor, encodeCursor, headOfLog, readChanges, readHorizon, type Position } from '../../changes/index.js';
import { notFound, isId } from '../../kernel/index.js';
import type { OperationContext } from '../context.js';
import { checkFirst } from '../paging/page.js';
import { visibleSegments } from '../segment/index.js';
import type { MembershipChangePage } from './membership-change.type.js';

export interface ChangePageRequest {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly segmentIds?: readonly string[] | null | undefined;
  readonly customerId?: string | null | undefined;
}

/** A stretch of the change log, brought up to the present first. Throws CURSOR_INVALID or CURSOR_EXPIRED for `after`. */
export async function readChangePage(context: OperationContext, request: ChangePageRequest): Promise<MembershipChangePage> {
  const first = checkFirst(request.first);
  const segmentIds = visibleSegments(context.viewer, request.segmentIds);
  const customerIds = readCustomerId(request.customerId);
  const after = await readPosition(context, request.after);
  await context.settled();
  // Taken before the changes are read: whatever concerns us up to it is among them if there are no more.
  const head = await headOfLog(context.database);
  const found = await readChanges(context.database, { after: after.seq, first: first + 1, segmentIds, customerIds });
  await checkPosition(context.database, after);
  const changes = found.slice(0, first);
  const last: Position = changes.at(-1) ?? after;
  const hasMore = found.length > first;
  return { changes, hasMore, cursor: encodeCursor(hasMore || last.seq > head.seq ? last : head) };
}

/** The beginning of what the log still tells in full, without a cursor. */
async function readPosition({ database }: OperationContext, cursor: string | null | undefined): Promise<Position> {
  if (cursor === null || cursor === undefined) {
    const { epoch } = await headOfLog(database);
    return { epoch, seq: (await readHorizon(database)).seq };
  }
  const position = decodeCursor(cursor);
  await checkPosition(database, position);
  return position;
}

function readCustomerId(id: string | null | undefined): string[] | undefined {
  if (id === null || id === undefined) return undefined;
  if (!isId(id)) throw notFound('customer', id);
  return [id];
}
