import { renamingLimited, maySeeSegment, type Viewer } from '../../access/index.js';
import { notFound, isId } from '../../kernel/index.js';
import { getSegment } from '../../membership/index.js';
import { Segment } from '../../model/index.js';
import type { OperationContext } from '../context.js';
import { loadRecord } from '../rows/record-loader.js';
import type { SegmentRow } from './segment.type.js';

/** The segment; null if there is none or the key may not see it. */
export function findSegment(context: OperationContext, id: string): Promise<SegmentRow | null> | null {
  return maySeeSegment(context.viewer, id.toLowerCase()) ? loadRecord(context, Segment, id) : null;
}

/** Refuses a segment that the key may not see exactly as one that does not exist. */
export function checkSegment(viewer: Viewer, id: string): string {
  if (!isId(id) || !maySeeSegment(viewer, id.toLowerCase())) throw notFound('segment', id);
  return id.toLowerCase();
}

/** The segments to tell of: those asked for, or all that the key may see; undefined for all there are. */
export function visibleSegments(viewer: Viewer, asked: readonly string[] | null | undefined): readonly string[] | undefined {
  if (asked === null || asked === undefined) return viewer.segmentIds === null ? undefined : [...viewer.segmentIds];
  return asked.map((id) => checkSegment(viewer, id));
}

/**
 * An edit without a name that is the segment's already. A key that is limited to named segments gives no new one: whether a name is taken
 * would tell of the others.
 */
export async function withAllowedName<Edit extends { readonly name?: string | null }>(
  { viewer, membership }: OperationContext,
  segmentId: string,
  edit: Edit,
): Promise<Edit> {
  if (viewer.segmentIds === null || edit.name === undefined || edit.name === null) return edit;
  const { name } = await getSegment(membership, segmentId);
  if (edit.name.trim() !== name) throw renamingLimited();
  return { ...edit, name: null };
}
