import { type Queryable, rawSql, sql } from '../database/index.js';
import type { AskedConsent } from '../export/index.js';
import { isId, notFound } from '../kernel/index.js';

export type DestinationKind = 'MAILING_LIST' | 'TABLE';
export type DestinationPause = 'asked' | 'failing';
/** What is done at a mailing list with who leaves. */
export type OnLeave = 'ARCHIVE' | 'UNSUBSCRIBE';

/** Something that is told of each member: a column as exports have it, under the name that the destination has for it. */
export interface ToldColumn {
  readonly name: string;
  readonly column: string;
}

export interface ListSettings {
  readonly url: string;
  readonly listId: string;
  readonly onLeave: OnLeave;
}

export interface TableSettings {
  /** Where the database is, without who comes in. */
  readonly host: string;
  readonly table: string;
  readonly keyColumn: string;
}

/** A list or a table of another system that is kept equal to a segment. */
export interface Destination {
  readonly id: string;
  readonly name: string;
  /** null once the segment was deleted. */
  readonly segmentId: string | null;
  readonly kind: DestinationKind;
  readonly settings: ListSettings | TableSettings;
  readonly columns: readonly ToldColumn[];
  readonly channels: AskedConsent['channels'];
  readonly withoutConsent: AskedConsent['withoutConsent'];
  readonly exclusive: boolean;
  readonly compareEveryHours: number | null;
  readonly comparedAt: Date | null;
  readonly isComparing: boolean;
  readonly strangers: number | null;
  readonly pausedAt: Date | null;
  readonly pausedFor: DestinationPause | null;
  readonly pausedReason: string | null;
  readonly failures: number;
  readonly nextAt: Date | null;
  readonly lastError: string | null;
  readonly lastErrorAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** How far a comparison has come: first who is there is read, then everybody who is to be there is looked at. */
export interface Comparison {
  readonly phase: 'listing' | 'filling';
  readonly cursor: string | null;
  readonly strangers: number;
  /** How many parts of who is there have been read. */
  readonly parts?: number;
}

/** With what only the keeper needs. */
export interface StoredDestination extends Destination {
  readonly secret: string;
  readonly failingSince: Date | null;
  readonly comparison: Comparison | null;
  readonly comparisonNumber: number;
  readonly epoch: string;
  readonly seq: string;
  readonly feedCursor: string;
}

export const COLUMNS = rawSql(`id, name, segment_id as "segmentId", upper(kind) as kind, settings, columns, channels,
  without_consent as "withoutConsent", exclusive, compare_every_hours as "compareEveryHours", compared_at as "comparedAt",
  comparison is not null as "isComparing", strangers, paused_at as "pausedAt", paused_for as "pausedFor", paused_reason as "pausedReason", failures,
  next_at as "nextAt", last_error as "lastError", last_error_at as "lastErrorAt", created_at as "createdAt", updated_at as "updatedAt", secret,
  failing_since as "failingSince", comparison, comparison_number as "comparisonNumber", epoch, seq, feed_cursor as "feedCursor"`);

/** Whoever is limited to segments knows the destinations of these alone. */
export type SeenSegments = ReadonlySet<string> | null;

export function isSeen({ segmentId }: Pick<Destination, 'segmentId'>, seen: SeenSegments): boolean {
  return seen === null || (segmentId !== null && seen.has(segmentId));
}

/** Throws NOT_FOUND, also for one that is not seen. */
export async function getDestination(database: Queryable, id: string, seen: SeenSegments): Promise<StoredDestination> {
  const [destination] = isId(id)
    ? await database.query<StoredDestination>(sql`/* destination.get */ select ${COLUMNS} from destination where id = ${id}::uuid`)
    : [];
  if (destination === undefined || !isSeen(destination, seen)) throw notFound('destination', id);
  return destination;
}
