import { sql, type Queryable } from '../database/sql.js';
import { isScope } from '../model/scope.js';
import { hashKey } from './key-text.js';
import { unauthenticated } from './refusals.js';
import type { Viewer } from './viewer.js';

const BEARER = /^Bearer\s+(\S+)\s*$/i;

/** Who sends this `Authorization` header (or the `authorization` of a connection_init). Refuses with UNAUTHENTICATED. */
export async function authenticate(database: Queryable, authorization: unknown): Promise<Viewer> {
  const key = typeof authorization === 'string' ? BEARER.exec(authorization)?.[1] : undefined;
  const viewer = key === undefined ? undefined : await findViewer(database, key);
  if (viewer === undefined) throw unauthenticated();
  return viewer;
}

/** What a key allows; undefined for one that is unknown or revoked. */
export async function findViewer(database: Queryable, key: string): Promise<Viewer | undefined> {
  const [row] = await database.query<{ id: string; scopes: string[]; segmentIds: string[] | null }>(
    sql`/* access.findViewer */ select id, scopes, segment_ids as "segmentIds" from api_key where hash = ${hashKey(key)} and revoked_at is null`,
  );
  return row && viewerOf(row);
}

/** Whether a key that was accepted earlier still is: sockets stay open for long. */
export async function isStillValid(database: Queryable, viewer: Viewer): Promise<boolean> {
  const rows = await database.query(sql`/* access.isStillValid */ select from api_key where id = ${viewer.keyId} and revoked_at is null`);
  return rows.length > 0;
}

function viewerOf(row: { id: string; scopes: string[]; segmentIds: string[] | null }): Viewer {
  return {
    keyId: row.id,
    scopes: new Set(row.scopes.filter(isScope)),
    segmentIds: row.segmentIds === null ? null : new Set(row.segmentIds),
  };
}
