import { isScope } from '../model/index.js';
import type { NewApiKey } from './api-keys.js';
import { outsideSegments } from './refusals.js';
import { requireScopes } from './require-scopes.js';
import { maySeeSegment, type Viewer } from './viewer.js';

/** Refuses with FORBIDDEN to let a key make another that can do more than itself. */
export function checkGrant(viewer: Viewer, { scopes, segmentIds }: NewApiKey): void {
  requireScopes(viewer, 'A key with more scopes than its maker', ...scopes.filter(isScope));
  const beyond =
    segmentIds === null || segmentIds === undefined
      ? viewer.segmentIds !== null
      : segmentIds.some((id) => !maySeeSegment(viewer, id.toLowerCase()));
  if (beyond) throw outsideSegments();
}
