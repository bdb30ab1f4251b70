import { type Database, emptySql, type Queryable, sql, type Sql } from '../../database/index.js';
import { type Clock, invalidInput, invariant, isId, limitExceeded, newId, notFound } from '../../kernel/index.js';
import { ROUGH_NUMBER_OF_ORDERS } from '../../membership/index.js';
import type { DiscoveryOutcome, DiscoveryStep } from '../groups/index.js';
import type { Lookalike, LookalikeOutcome } from '../likeness/index.js';
import { writeLookalikes } from './lookalikes.js';

/*
 * Discoveries in the table discovery_run: asked for, claimed by a process, told how far they are, ended. A process that is silent for a minute has ended, and another
 * claims what it had. Whatever it writes it writes only if the run is still its own. Of each subject one goes on at a time and one is shown: of groups, which is no segment, and of who is like the members of a segment.
 */

export const DISCOVERY_STATES = ['waiting', 'running', 'completed', 'failed', 'cancelled'] as const;
export type DiscoveryState = (typeof DISCOVERY_STATES)[number];

export interface DiscoveryRun<Outcome = DiscoveryOutcome> {
  readonly id: string;
  readonly state: DiscoveryState;
  readonly askedAt: Date;
  readonly asOf: Date | null;
  readonly step: DiscoveryStep | null;
  readonly progress: number;
  readonly finishedAt: Date | null;
  readonly error: string | null;
  readonly isCurrent: boolean;
  /** Whether what it found is old, or there are twice as many orders by now. */
  readonly isStale: boolean;
  readonly outcome: Outcome | null;
}

export interface DiscoveryContext {
  readonly database: Database;
  readonly clock: Clock;
}

/** What is older is sought again. */
export const STALE_MS = 86_400_000;
const SILENCE_MS = 60_000;
const MOST_ATTEMPTS = 3;
/** So many former ones are kept. */
const KEPT = 20;
/** The subject of a search for groups. */
const NO_SEGMENT = '00000000-0000-0000-0000-000000000000';
const MOST_READ = 20;

const isOld = (now: Date) => sql`(r.as_of is not null and (
    abs(extract(epoch from r.as_of - ${now}::timestamptz)) * 1000 >= ${STALE_MS}::double precision
    or ${ROUGH_NUMBER_OF_ORDERS} >= greatest(1, 2 * coalesce((r.outcome ->> 'orders')::double precision, 0))))`;

const subject = sql`coalesce(r.segment_id, ${NO_SEGMENT}::uuid)`;
const ofSubject = (segmentId: string | undefined): Sql => sql`${subject} = ${segmentId ?? NO_SEGMENT}::uuid`;
const ONE_AT_A_TIME = sql`(coalesce(segment_id, '00000000-0000-0000-0000-000000000000'::uuid)) where state in ('waiting', 'running')`;

const columnsAt = (
  now: Date,
): Sql => sql`r.id, r.state, r.asked_at as "askedAt", r.as_of as "asOf", r.step, r.progress::double precision as progress,
  r.finished_at as "finishedAt", r.error, r.is_current as "isCurrent", r.is_current and ${isOld(now)} as "isStale", r.outcome`;

/** Asks for one, unless one is on its way: then that is given. */
export async function askForDiscovery({ database, clock }: DiscoveryContext, segmentId?: string): Promise<DiscoveryRun> {
  const now = clock.now();
  return database.transaction(async (transaction) => {
    await transaction.execute(sql`/* discovery.ask */
      insert into discovery_run (id, state, asked_at, segment_id) values (${newId()}::uuid, 'waiting', ${now}::timestamptz, ${segmentId ?? null}::uuid)
      on conflict ${ONE_AT_A_TIME} do nothing`);
    const [run] = await transaction.query<DiscoveryRun>(sql`/* discovery.asked */
      select ${columnsAt(now)} from discovery_run r where ${ofSubject(segmentId)} order by r.state in ('waiting', 'running') desc, r.asked_at desc, r.id desc limit 1`);
    invariant(run !== undefined, 'there is the one that was asked for, or the one that was on its way');
    return run;
  });
}

/** Asks for one again where what was found is stale. Nobody is looked into before anybody has asked. */
export async function askIfStale({ database, clock }: DiscoveryContext): Promise<void> {
  const now = clock.now();
  await database.execute(sql`/* discovery.askIfStale */
    insert into discovery_run (id, state, asked_at, segment_id)
    select gen_random_uuid(), 'waiting', ${now}::timestamptz, r.segment_id from discovery_run r
    where r.is_current and ${isOld(now)}
      and not exists (select from discovery_run later where later.segment_id is not distinct from r.segment_id and later.asked_at > r.asked_at and later.asked_at > ${new Date(now.getTime() - STALE_MS)}::timestamptz)
    on conflict ${ONE_AT_A_TIME} do nothing`);
}

/** One that waits is cancelled at once, one that runs when its process comes to know of it. */
export async function cancelDiscovery({ database, clock }: DiscoveryContext, id: string): Promise<DiscoveryRun> {
  if (!isId(id)) throw notFound('discovery that goes on', id);
  const now = clock.now();
  const [run] = await database.transaction((transaction) =>
    transaction.query<DiscoveryRun>(sql`/* discovery.cancel */
    update discovery_run r set is_cancelled = true, state = case state when 'waiting' then 'cancelled' else state end,
      finished_at = case state when 'waiting' then ${now}::timestamptz end
    where id = ${id}::uuid and state in ('waiting', 'running') returning ${columnsAt(now)}`),
  );
  if (run === undefined) throw notFound('discovery that goes on', id);
  return run;
}

/** The latest first, without what former ones found. */
export async function readDiscoveries({ database, clock }: DiscoveryContext, first: number, segmentId?: string): Promise<DiscoveryRun[]> {
  if (first < 1) throw invalidInput('first', 'first must be 1 or more.');
  if (first > MOST_READ) throw limitExceeded('first', MOST_READ);
  return database.query<DiscoveryRun>(sql`/* discovery.read */
    select ${columnsAt(clock.now())} from discovery_run r where ${ofSubject(segmentId)} order by r.asked_at desc, r.id desc limit ${first}::int`);
}

/** The one that is shown. */
export async function currentDiscovery({ database, clock }: DiscoveryContext): Promise<DiscoveryRun | undefined> {
  const [run] = await database.query<DiscoveryRun>(sql`/* discovery.current */
    select ${columnsAt(clock.now())} from discovery_run r where r.is_current and ${ofSubject(undefined)}`);
  return run;
}

/** One that a process runs. */
export interface ClaimedRun {
  readonly id: string;
  readonly runner: string;
  readonly asOf: Date;
  /** Whose lookalikes are sought; null: groups are. */
  readonly segmentId: string | null;
}

/** Takes the one that waits, or whose process has ended. One that has ended three of them is given up. */
export async function claimDiscovery({ database, clock }: DiscoveryContext, runner: string): Promise<ClaimedRun | undefined> {
  const now = clock.now();
  await database.execute(sql`/* discovery.giveUp */
    update discovery_run set state = 'failed', finished_at = ${now}::timestamptz, error = ${`The process that ran it has ended, ${MOST_ATTEMPTS} times.`}
    where state = 'running' and attempts >= ${MOST_ATTEMPTS}::int and heartbeat_at < clock_timestamp() - ${SILENCE_MS} * interval '1 ms'`);
  const [claimed] = await database.query<ClaimedRun>(sql`/* discovery.claim */
    update discovery_run set state = 'running', runner = ${runner}::uuid, as_of = ${now}::timestamptz, heartbeat_at = clock_timestamp(), attempts = attempts + 1,
      step = null, progress = 0
    where id = (select id from discovery_run
      where state = 'waiting' or state = 'running' and heartbeat_at < clock_timestamp() - ${SILENCE_MS} * interval '1 ms'
      order by asked_at limit 1 for update skip locked)
    returning id, runner, as_of as "asOf", segment_id as "segmentId"`);
  return claimed;
}

/** What a process hears of a run: `lost` if it is another's by now, or has ended. */
export type Word = 'go on' | 'cancelled' | 'lost';

export async function sayProgress(
  database: Queryable,
  { id, runner }: ClaimedRun,
  at?: { readonly step: DiscoveryStep; readonly progress: number },
): Promise<Word> {
  const told = at === undefined ? emptySql : sql`, step = ${at.step}, progress = ${at.progress}::real`;
  const [row] = await database.query<{ is_cancelled: boolean }>(sql`/* discovery.sayProgress */
    update discovery_run set heartbeat_at = clock_timestamp()${told}
    where id = ${id}::uuid and runner = ${runner}::uuid and state = 'running' returning is_cancelled`);
  if (row === undefined) return 'lost';
  return row.is_cancelled ? 'cancelled' : 'go on';
}

/** Gives it back: that it was begun does not count. */
export async function releaseDiscovery(database: Queryable, { id, runner }: ClaimedRun): Promise<void> {
  await database.execute(sql`/* discovery.release */
    update discovery_run set state = 'waiting', runner = null, attempts = attempts - 1
    where id = ${id}::uuid and runner = ${runner}::uuid and state = 'running'`);
}

/** Ends it without anything found; what was found before stays. */
export async function endDiscovery(
  { database, clock }: DiscoveryContext,
  { id, runner }: ClaimedRun,
  state: 'failed' | 'cancelled',
  error: string | null = null,
): Promise<void> {
  await database.execute(sql`/* discovery.end */
    update discovery_run set state = ${state}, error = ${error}, finished_at = ${clock.now()}::timestamptz
    where id = ${id}::uuid and runner = ${runner}::uuid and state = 'running'`);
}

/** From one moment to the next this is what is shown. One that was cancelled meanwhile is not: false. */
export async function publishDiscovery(
  { database, clock }: DiscoveryContext,
  { id, runner, segmentId }: ClaimedRun,
  outcome: DiscoveryOutcome | LookalikeOutcome,
  lookalikes: readonly Lookalike[] = [],
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const mine = await transaction.query(sql`/* discovery.lock */
      select 1 from discovery_run where id = ${id}::uuid and runner = ${runner}::uuid and state = 'running' and not is_cancelled for update`);
    if (mine.length === 0) return false;
    // What former ones found is shown no more.
    await transaction.execute(
      sql`/* discovery.retire */ update discovery_run r set is_current = false, outcome = null where is_current and ${ofSubject(segmentId ?? undefined)}`,
    );
    await writeLookalikes(transaction, id, lookalikes);
    await transaction.execute(sql`/* discovery.publish */
      update discovery_run set state = 'completed', is_current = true, progress = 1, step = null, finished_at = ${clock.now()}::timestamptz,
        outcome = ${JSON.stringify(outcome)}::jsonb where id = ${id}::uuid`);
    await transaction.execute(sql`/* discovery.forget */
      delete from discovery_run where not is_current and state not in ('waiting', 'running')
        and id in (select r.id from discovery_run r where ${ofSubject(segmentId ?? undefined)} order by r.asked_at desc, r.id desc offset ${KEPT}::int)`);
    await transaction.execute(sql`/* discovery.forgetLookalikes */
      delete from lookalike l using discovery_run r where r.id = l.run_id and r.segment_id = ${segmentId}::uuid and not r.is_current`);
    return true;
  });
}

/** What is shown of who is like the members of a segment. */
export async function currentLookalikes(
  { database, clock }: DiscoveryContext,
  segmentId: string,
): Promise<DiscoveryRun<LookalikeOutcome> | undefined> {
  const [run] = await database.query<DiscoveryRun<LookalikeOutcome>>(sql`/* lookalikes.current */
    select ${columnsAt(clock.now())} from discovery_run r where r.is_current and r.segment_id = ${segmentId}::uuid`);
  return run;
}
