import type { Scope } from '../model/index.js';

/** Who asks: what the key of a request allows. */
export interface Viewer {
  readonly keyId: string;
  readonly scopes: ReadonlySet<Scope>;
  /** The only segments the key may see or change; null for all. */
  readonly segmentIds: ReadonlySet<string> | null;
}

export function hasScope(viewer: Viewer, scope: Scope): boolean {
  return viewer.scopes.has('admin') || viewer.scopes.has(scope);
}

export function maySeeSegment(viewer: Viewer, segmentId: string): boolean {
  return viewer.segmentIds === null || viewer.segmentIds.has(segmentId);
}
