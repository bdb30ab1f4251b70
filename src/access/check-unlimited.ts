import { outsideSegments } from './refusals.js';
import type { Viewer } from './viewer.js';

/** For what concerns or tells of all segments: a key that is limited to named ones is refused with FORBIDDEN. */
export function checkUnlimited(viewer: Viewer): void {
  if (viewer.segmentIds !== null) throw outsideSegments();
}
