import DataLoader from 'dataloader';
import type { Database, Queryable } from '../database/index.js';
import { sql } from '../database/index.js';
import { isScope } from '../model/index.js';
import { hashKey } from './key-text.js';
import { unauthenticated } from './refusals.js';
import type { Viewer } from './viewer.js';

const BEARER = /^Bearer\s+(\S+)\s*$/i;

/** Who sends this `Authorization` header (or the `authorization` of a connection_init). Refuses with UNAUTHENTICATED. */
export async function authenticate(database: Database, authorization: unknown): Promise<Viewer> {
  const key = typeof authorization === 'string' ? BEARER.exec(authorization)?.[1] : undefined;
  const viewer = key === undefined ? undefined : await findViewer(database, key);
  if (viewer === undefined) throw unauthenticated();
  return viewer;
}

/** What a key allows; undefined for one that is unknown or revoked. Keys that come in one turn of the event loop are looked up together. */
export function findViewer(database: Database, key: string): Promise<Viewer | undefined> {
  let lookup = LOOKUPS.get(database);
  if (lookup === undefined) LOOKUPS.set(database, (lookup = lookupIn(ownConnections(database))));
  return lookup.load(key);
}

type Lookup = DataLoader<string, Viewer | undefined>;

const LOOKUPS = new WeakMap<Queryable, Lookup>();

/** Who comes in is not to wait for those who ask. */
const ownConnections = (database: Database): Database => database.on('live', 'access');

/** Nothing is remembered: a key may be revoked at any time. */
function lookupIn(database: Queryable): Lookup {
  return new DataLoader((keys) => viewersOf(database, keys), { cache: false, batchScheduleFn: setImmediate, maxBatchSize: 1_000 });
}

async function viewersOf(database: Queryable, keys: readonly string[]): Promise<(Viewer | undefined)[]> {
  const hashes = keys.map(hashKey);
  const rows = await database.query<KeyRow & { hash: string }>(sql`/* access.findViewer */
    select encode(hash, 'hex') as hash, id, scopes, segment_ids as "segmentIds" from api_key
    where hash = any(${hashes}::bytea[]) and revoked_at is null`);
  const viewers = new Map(rows.map((row) => [row.hash, viewerOf(row)]));
  return hashes.map((hash) => viewers.get(hash.toString('hex')));
}

/** Which of the keys that were accepted earlier still are: sockets stay open for long. */
export async function findStandingKeys(database: Queryable, keyIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await database.query<{ readonly id: string }>(sql`/* access.findStandingKeys */
    select id from api_key where id = any(${keyIds}::uuid[]) and revoked_at is null`);
  return new Set(rows.map(({ id }) => id));
}

interface KeyRow {
  readonly id: string;
  readonly scopes: readonly string[];
  readonly segmentIds: readonly string[] | null;
}

function viewerOf(row: KeyRow): Viewer {
  return {
    keyId: row.id,
    scopes: new Set(row.scopes.filter(isScope)),
    segmentIds: row.segmentIds === null ? null : new Set(row.segmentIds),
  };
}
