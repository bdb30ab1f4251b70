import { headOfLog, decodeCursor } from '../changes/index.js';
import type { Catalogue } from '../catalogue/index.js';
import { isAsKnown, joinSql, type KnownRow, sql, type Sql } from '../database/index.js';
import type { AskedConsent } from '../export/index.js';
import { conflict, invalidInput, isId, limitExceeded, newId, readName } from '../kernel/index.js';
import type { ReadingContext } from '../membership/index.js';
import { testsAtOnce } from '../webhooks/index.js';
import { restartComparison } from './comparison.js';
import {
  COLUMNS,
  type Destination,
  getDestination,
  isSeen,
  type ListSettings,
  type OnLeave,
  type StoredDestination,
  type ToldColumn,
} from './destination.js';
import { headOfFeed } from './follow.js';
import { openReceiver } from './open-receiver.js';
import { type GivenList, type GivenTable, readPlace, readSecret, readTold } from './read-settings.js';

export const MOST_DESTINATIONS = 50;
export const MOST_HOURS = 720;
const DEFAULT_HOURS = 24;

export interface DestinationContext extends ReadingContext {
  /** Whether destinations may be at addresses of a private network, and unencrypted. */
  readonly allowPrivate: boolean;
}

export interface NewDestination {
  readonly name: string;
  readonly segmentId: string;
  /** One of the two. */
  readonly mailingList?: GivenList | null | undefined;
  readonly table?: GivenTable | null | undefined;
  readonly columns?: readonly ToldColumn[] | null | undefined;
  /** Of tables: what the contacts that are told are for. */
  readonly channels?: AskedConsent['channels'] | null | undefined;
  readonly withoutConsent?: AskedConsent['withoutConsent'] | null | undefined;
  readonly exclusive?: boolean | null | undefined;
  /** null: only when it is asked for. */
  readonly compareEveryHours?: number | null | undefined;
}

/** What is left out stays as it is; so does what is null, but for the hours. */
export interface DestinationChange {
  readonly name?: string | null | undefined;
  readonly secret?: string | null | undefined;
  readonly columns?: readonly ToldColumn[] | null | undefined;
  readonly onLeave?: OnLeave | null | undefined;
  readonly exclusive?: boolean | null | undefined;
  readonly compareEveryHours?: number | null | undefined;
}

/** What is said of a destination, but of which segment it is. */
export type DestinationParts = Pick<
  StoredDestination,
  'name' | 'kind' | 'settings' | 'secret' | 'columns' | 'channels' | 'withoutConsent' | 'exclusive' | 'compareEveryHours'
>;

/** Refuses what cannot be written to, or not be told; `catalogue`: what there is to be told, if that is not what there is now. */
export async function readDestination(
  context: DestinationContext,
  input: Omit<NewDestination, 'segmentId'>,
  catalogue?: Catalogue,
): Promise<DestinationParts> {
  const name = readName(input.name);
  const { kind, settings, secret } = readPlace(input, context.allowPrivate);
  const columns = readColumnsGiven(input.columns ?? []);
  const consent = readConsent(kind, input);
  await readTold(context, { kind, settings }, columns, consent, catalogue);
  const compareEveryHours = readHours(input.compareEveryHours === undefined ? DEFAULT_HOURS : input.compareEveryHours);
  return { name, kind, settings, secret, columns, ...consent, exclusive: input.exclusive ?? false, compareEveryHours };
}

/** It is filled at once, by a first comparison. Of the same `id` there is one. */
export async function createDestination(
  context: DestinationContext,
  input: NewDestination,
  { id = newId() }: { readonly id?: string } = {},
): Promise<Destination> {
  const { database, clock } = context;
  const now = clock.now();
  const segmentId = await readSegment(context, input.segmentId);
  const { name, kind, settings, secret, columns, channels, withoutConsent, exclusive, compareEveryHours } = await readDestination(
    context,
    input,
  );
  const { epoch, seq } = await headOfLog(database);
  const feed = await headOfFeed(database);
  return database.transaction(async (transaction) => {
    const [present] = await transaction.query<{ count: number }>(
      sql`/* destination.count */ select count(*)::int as count from destination`,
    );
    if (present !== undefined && present.count >= MOST_DESTINATIONS) throw limitExceeded('The number of destinations', MOST_DESTINATIONS);
    const [made] = await transaction.query<StoredDestination>(sql`/* destination.create */
      insert into destination (id, segment_id, name, kind, settings, secret, columns, channels, without_consent, exclusive, compare_every_hours, epoch, seq,
        feed_cursor, feed_seq, created_at, updated_at)
      select ${id}::uuid, s.id, ${name}::text, lower(${kind}::text), ${JSON.stringify(settings)}::jsonb, ${secret}::text, ${JSON.stringify(columns)}::jsonb,
        ${[...channels]}::text[], ${withoutConsent}::text, ${exclusive}::boolean, ${compareEveryHours}::int, ${epoch}::text,
        ${seq.toString()}::bigint, ${feed}::text, ${decodeCursor(feed).seq.toString()}::bigint, ${now}::timestamptz, ${now}::timestamptz
      from segment s where s.id = ${segmentId}::uuid for key share on conflict (id) do nothing returning ${COLUMNS}`);
    if (made === undefined) throw conflict('segmentId', 'The segment was deleted meanwhile, or the destination was made by somebody else.');
    await restartComparison(transaction, id);
    return { ...made, isComparing: true };
  });
}

/** What is told anew, or with other words, is compared with what is there. */
export async function updateDestination(
  context: DestinationContext,
  id: string,
  change: DestinationChange,
  known: KnownRow = {},
): Promise<Destination> {
  const destination = await getDestination(context.database, id, context.reader.segmentIds);
  const { secret, columns: given, onLeave, exclusive, compareEveryHours: hours } = change;
  const columns = given == null ? destination.columns : readColumnsGiven(given);
  await readTold(context, destination, columns, destination);
  const place = secret == null ? destination : readSecret(destination, secret, context.allowPrivate);
  if (onLeave != null && destination.kind !== 'MAILING_LIST') throw invalidInput('onLeave', 'Only lists have it.');
  const settings = onLeave == null ? place.settings : { ...(place.settings as ListSettings), onLeave };
  const set = [
    ...(change.name == null ? [] : [sql`name = ${readName(change.name)}`]),
    sql`settings = ${JSON.stringify(settings)}::jsonb`,
    ...(secret == null ? [] : [sql`secret = ${place.secret}`]),
    ...(given == null ? [] : [sql`columns = ${JSON.stringify(columns)}::jsonb`]),
    ...(exclusive == null ? [] : [sql`exclusive = ${exclusive}::boolean`]),
    ...(hours === undefined ? [] : [sql`compare_every_hours = ${readHours(hours)}::int`]),
  ];
  const isToldAnew = secret != null || given != null || exclusive != null;
  return changed(context, id, set, { compares: isToldAnew, known });
}

export function pauseDestination(context: DestinationContext, id: string): Promise<Destination> {
  return changed(context, id, [sql`paused_at = coalesce(paused_at, ${context.clock.now()}), paused_for = coalesce(paused_for, 'asked')`]);
}

/** Goes on where it was paused. What is told has to be allowed to whoever resumes it. */
export async function resumeDestination(context: DestinationContext, id: string): Promise<Destination> {
  const destination = await getDestination(context.database, id, context.reader.segmentIds);
  await readTold(context, destination, destination.columns, destination);
  const afresh = sql`paused_at = null, paused_for = null, paused_reason = null, failures = 0, failing_since = null, next_at = null`;
  return changed(context, id, [afresh]);
}

/** Has everything compared from the beginning. */
export function compareDestination(context: DestinationContext, id: string): Promise<Destination> {
  return changed(context, id, [], { compares: true });
}

/** Looks whether it could be written to; gives why not. */
export async function testDestination(context: DestinationContext, id: string): Promise<string | null> {
  const destination = await getDestination(context.database, id, context.reader.segmentIds);
  return testsAtOnce.during(async () => {
    const receiver = openReceiver(destination, { allowPrivate: context.allowPrivate });
    try {
      await receiver.check();
      return null;
    } catch (error) {
      return (error as Error).message;
    } finally {
      await receiver.close();
    }
  });
}

/** What is there stays. */
export async function deleteDestination({ database, reader }: DestinationContext, id: string, known: KnownRow = {}): Promise<void> {
  await getDestination(database, id, reader.segmentIds);
  const deleted = await database.transaction((transaction) =>
    transaction.execute(sql`/* destination.delete */ delete from destination where id = ${id}::uuid and ${isAsKnown(known)}`),
  );
  if (deleted === 0 && known.updatedAt !== undefined) throw movedOn();
}

export async function listDestinations({ database, reader }: ReadingContext): Promise<Destination[]> {
  const all = await database.query<StoredDestination>(sql`/* destination.list */ select ${COLUMNS} from destination order by id desc`);
  return all.filter((destination) => isSeen(destination, reader.segmentIds));
}

async function changed(
  { database, clock, reader }: DestinationContext,
  id: string,
  set: readonly Sql[],
  { compares = false, known = {} }: { readonly compares?: boolean; readonly known?: KnownRow } = {},
): Promise<Destination> {
  await getDestination(database, id, reader.segmentIds);
  return database.transaction(async (transaction) => {
    if (compares) await restartComparison(transaction, id);
    const [destination] = await transaction.query<StoredDestination>(sql`/* destination.update */
      update destination set ${joinSql([...set, sql`updated_at = ${clock.now()}`])} where id = ${id}::uuid and ${isAsKnown(known)} returning ${COLUMNS}`);
    if (destination === undefined) throw movedOn();
    return destination;
  });
}

const movedOn = () => conflict('id', 'The destination was changed or deleted meanwhile.');

/** Of a list those who may be written to, and nobody else. */
function readConsent(
  kind: Destination['kind'],
  { channels, withoutConsent }: Pick<NewDestination, 'channels' | 'withoutConsent'>,
): AskedConsent {
  if (kind === 'TABLE') return { channels: [...new Set(channels ?? [])], withoutConsent: withoutConsent ?? 'leave_out' };
  if (channels != null) throw invalidInput('channels', 'A mailing list is for e-mail.');
  if (withoutConsent != null) throw invalidInput('withoutConsent', 'Who has not agreed to e-mail is on no mailing list.');
  return { channels: ['email'], withoutConsent: 'leave_out' };
}

/** Nothing but what is declared of a column is kept. */
function readColumnsGiven(columns: readonly ToldColumn[]): readonly ToldColumn[] {
  return columns.map(({ name, column }) => ({ name, column }));
}

function readHours(hours: number | null): number | null {
  if (hours !== null && hours < 1) throw invalidInput('compareEveryHours', 'compareEveryHours must be 1 or more, or null for never.');
  if (hours !== null && hours > MOST_HOURS) throw limitExceeded('compareEveryHours', MOST_HOURS);
  return hours;
}

async function readSegment({ database, reader: { segmentIds: seen } }: ReadingContext, given: string): Promise<string> {
  const id = given.toLowerCase();
  const known =
    isId(id) && seen?.has(id) !== false
      ? await database.query(sql`/* destination.segment */ select from segment where id = ${id}::uuid`)
      : [];
  if (known.length === 0) throw invalidInput('segmentId', `No segment has the id '${given}'.`);
  return id;
}
