import type { Scope } from '../model/index.js';
import type { OwnLimits, SharedLimits } from './limits/index.js';

/** Who asks, and what the key or token of the request allows. */
export interface Viewer {
  /** Of the key; of a token, made of its issuer and subject. */
  readonly keyId: string;
  /** Whom a token speaks for; undefined for a key. */
  readonly subject?: { readonly issuer: string; readonly subject: string };
  readonly scopes: ReadonlySet<Scope>;
  /** The only segments the key may see or change; null for all. */
  readonly segmentIds: ReadonlySet<string> | null;
  /** In place of those of the server. */
  readonly limits?: OwnLimits;
  /** Whose limits it shares besides. */
  readonly limitedWith?: readonly SharedLimits[];
  readonly credential: Credential;
}

/** By what a viewer was let in. It is told to nobody. */
export interface Credential {
  /** A token is not looked up anywhere: it is good until it ends. */
  readonly kind: 'key' | 'token';
  /** SHA-256 of the secret or token, as hex. */
  readonly hash: string;
  /** Of the key when the viewer was let in, 0 of a token: once it is another, the viewer has rights that the key has no more, or lacks some. */
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

/** Whether the key sees each of these segments; null for all there are. */
export function seesSegments(viewer: Viewer, segmentIds: Iterable<string> | null): boolean {
  return segmentIds === null ? viewer.segmentIds === null : [...segmentIds].every((id) => maySeeSegment(viewer, id));
}
