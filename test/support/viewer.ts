import type { Credential, Viewer } from '../../src/access/index.js';
import type { Scope } from '../../src/model/index.js';

/** Of the key whose secret has this as its hash, as hex. */
export function credential(hash = ''): Credential {
  return { kind: 'key', hash, revision: 1, endsAt: null };
}

/** Somebody with these scopes, and perhaps limited to segments. The key exists nowhere. */
export function viewer(scopes: readonly Scope[] = ['admin'], segmentIds: readonly string[] | null = null): Viewer {
  return {
    keyId: '00000000-0000-7000-8000-000000000000',
    scopes: new Set(scopes),
    segmentIds: segmentIds && new Set(segmentIds),
    credential: credential(),
  };
}
