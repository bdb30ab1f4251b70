import type { Scope } from '../model/index.js';

/** Who asks: what the key of a request allows. */
export interface Viewer {
  readonly keyId: string;
  readonly scopes: ReadonlySet<Scope>;
  /** The only segments the key may see or change; null for all. */
  readonly segmentIds: ReadonlySet<string> | null;
  readonly credential: Credential;
}

/** By what a viewer was let in. It is told to nobody. */
export interface Credential {
  /** SHA-256 of the secret, as hex. */
  readonly hash: string;
  /** Of the key when the viewer was let in: once it is another, the viewer has rights that the key has no more, or lacks some. */
  readonly revision: number;
  /** When it ends, as far as was known then; null for never. */
  readonly endsAt: Date | null;
}

export function hasScope(viewer: Viewer, scope: Scope): boolean {
  return viewer.scopes.has('admin') || viewer.scopes.has(scope);
}

export function maySeeSegment(viewer: Viewer, segmentId: string): boolean {
  return viewer.segmentIds === null || viewer.segmentIds.has(segmentId);
}
