import { readOn, type MembershipChange, type Position } from '../changes/index.js';
import { sql, type Transaction } from '../database/index.js';
import { RepeatedJob } from '../kernel/index.js';
import { holdSegmentSet, type MembershipContext } from '../membership/index.js';
import { type ActionPause, announces, COLUMNS, type StoredAction } from './action.js';
import { reckonAmounts } from './amounts.js';
import { announceAll } from './announce.js';
import { followSize, hasBound } from './follow-size.js';
import { Impossible, perform } from './perform.js';
import { countDone, noteRuns } from './runs.js';
import { stop, orStopped } from './stop.js';
import { heldBackAt, type Others } from './turns.js';
import { followStays, takeDue } from './waiting.js';

const LOOK_EVERY_MS = 1_000;
/** Changes that are read of the log at a time. */
const AT_ONCE = 200;
/** Steps of one action before another has its turn. */
const STEPS_OF_A_TURN = 20;
/** How often actions that wait for one another go on at once. */
const MOST_ROUNDS = 50;
/** How far the position of an action may lie behind the log where nothing happens in its segment. */
const LAG = 1_000;

/** Done so often with one customer in so long a time, what it does leads back to its segment. */
export const MOST_TIMES = 10;
export const WITHIN_MS = 3_600_000;

export interface RunnerParts {
  readonly onError: (error: unknown) => void;
  /** Hears that an action was paused, since it could not go on. */
  readonly onPaused: (action: Pick<StoredAction, 'id' | 'name'>, why: ActionPause) => Promise<void>;
}

interface Step {
  readonly isMore: boolean;
  /** Whether it waits for another action, and whether it has got anywhere. */
  readonly isHeldBack?: boolean;
  readonly hasMoved?: boolean;
  readonly paused?: ActionPause;
  /** Whether there is news for whoever evaluates or follows the log. */
  readonly isNews?: boolean;
}

/** What follows from a part of the log, in the order in which it is to be done. */
interface Work {
  readonly customerIds: readonly string[];
  readonly to: Position;
  readonly isMore: boolean;
  readonly isLooping?: boolean;
  readonly isHeldBack?: boolean;
}

/**
 * Does what actions say, of several processes one an action at a time. What is done, the log of it and the position in the change log are written in one
 * transaction: whatever crashes, it is done once.
 */
export class ActionRunner {
  readonly #job: RepeatedJob;
  readonly #reckoning: RepeatedJob;
  /** Those that failed when they were tried last, for whatever reason: no other waits for them. */
  readonly #failing = new Set<string>();
  #isClosed = false;

  constructor(
    private readonly context: MembershipContext,
    private readonly parts: RunnerParts,
  ) {
    this.#job = new RepeatedJob(() => this.runAll(), LOOK_EVERY_MS, parts.onError);
    this.#reckoning = new RepeatedJob(() => this.reckon(), LOOK_EVERY_MS, parts.onError);
  }

  start(): void {
    this.#job.start();
    this.#reckoning.start();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([this.#job.close(), this.#reckoning.close()]);
  }

  /** Looks at what members have spent where actions follow that and it is time. It may take long, and keeps nothing else waiting. */
  async reckon(): Promise<void> {
    await reckonAmounts(this.context, { ...this.parts, isClosed: () => this.#isClosed });
  }

  /** Does what there is to do now, in the order of the changes. One action that fails keeps no other waiting. */
  async runAll(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS && !this.#isClosed; round++) if (!(await this.#runDue())) return;
  }

  /** Whether some that waited for others may go on. */
  async #runDue(): Promise<boolean> {
    const { database, clock } = this.context;
    const due = await database.query<{ id: string; name: string }>(sql`/* action.due */
      select a.id, a.name from segment_action a
        cross join (select coalesce(max(seq), 0) as seq from membership_change) head
        left join lateral (select m.seq from membership_change m where m.seq > a.seq and m.segment_id = a.segment_id order by m.seq limit 1) next on true
      where a.paused_at is null and a.bound ->> 'figure' is distinct from 'AMOUNT_SPENT' and (
        next.seq is not null or (a.bound is not null and a.armed is null) or a.seq + ${LAG}::bigint < head.seq or exists (
        select from segment_action_due d where d.action_id = a.id and d.due_at <= ${clock.now()}))
      order by random()`);
    let [isHeldBack, hasMoved] = [false, false];
    for (const action of due) {
      try {
        const served = await this.#serve(action);
        isHeldBack ||= served.isHeldBack;
        hasMoved ||= served.hasMoved;
        this.#failing.delete(action.id);
      } catch (error) {
        this.#failing.add(action.id);
        this.parts.onError(error);
      }
    }
    return isHeldBack && hasMoved;
  }

  async #serve(action: Pick<StoredAction, 'id' | 'name'>): Promise<{ readonly isHeldBack: boolean; readonly hasMoved: boolean }> {
    let moved = false;
    for (let step = 0; step < STEPS_OF_A_TURN && !this.#isClosed; step++) {
      const { isMore, paused, isNews = false, isHeldBack = false, hasMoved = false } = await this.#step(action.id);
      moved ||= hasMoved;
      if (isNews) {
        this.context.wakeUps.wake('changes', { everywhere: true });
        this.context.wakeUps.wake('queue');
      }
      if (paused !== undefined) await this.parts.onPaused(action, paused);
      if (!isMore) return { isHeldBack, hasMoved: moved };
    }
    return { isHeldBack: false, hasMoved: moved };
  }

  async #step(id: string): Promise<Step> {
    const step = await orStopped(this.context, id, (transaction) => this.#act(transaction, id));
    if (typeof step === 'object') return step;
    return step === 'failing' ? { isMore: false, paused: 'failing' } : { isMore: false };
  }

  async #act(transaction: Transaction, id: string): Promise<Step> {
    // Before the action: whoever deletes its segment holds the set and waits for it.
    holdSegmentSet(transaction);
    const [action] = await transaction.query<StoredAction>(sql`/* action.hold */
      select ${COLUMNS} from segment_action where id = ${id}::uuid and paused_at is null for update skip locked`);
    if (action === undefined) return { isMore: false };
    const now = this.context.clock.now();
    const position = { epoch: action.epoch, seq: BigInt(action.seq) };
    const read = await readOn(transaction, position, { first: AT_ONCE, segmentIds: [action.segmentId] });
    if (read.isMissed && !hasBound(action)) {
      move(transaction, action, read.to, now);
      return { isMore: true };
    }
    if (hasBound(action)) {
      await announceAll(transaction, action, await followSize(transaction, action, read, now), now);
      move(transaction, action, read.to, read.isMissed ? now : null);
      return { isMore: !read.isWhole, hasMoved: read.to.seq !== position.seq };
    }
    const others: Others = { action, failing: [...this.#failing] };
    const found = await upToOthers(transaction, others, { ...read, now });
    const { customerIds, ...work } =
      action.trigger === 'STAYED' ? await this.#staying(transaction, others, found) : await this.#following(transaction, action, found);
    if (announces(action.effect)) throw new Impossible('It is done with nobody.');
    const done = customerIds.length === 0 ? [] : await perform(this.context, transaction, action.effect, customerIds);
    noteRuns(transaction, action.id, done, now);
    move(transaction, action, work.to, null);
    if (work.isLooping === true) await stop(transaction, action.id, { why: 'looping', reason: LOOPING, at: now });
    return {
      isMore: work.isMore,
      isHeldBack: found.isHeldBack,
      hasMoved: work.to.seq !== position.seq,
      isNews: done.some(({ state }) => state === 'DONE'),
      ...(work.isLooping === true ? { paused: 'looping' } : {}),
    };
  }

  /** Up to the first change that would have something done with a customer once too often. */
  async #following(transaction: Transaction, action: StoredAction, { changes, to, isWhole, isHeldBack, now }: Found): Promise<Work> {
    const isMore = !isWhole && !isHeldBack;
    const wanted = wantedBy(action, changes);
    const ids = [...new Set(wanted.flatMap(({ customerId }) => customerId ?? []))];
    if (ids.length === 0) return { customerIds: [], to, isMore };
    const since = new Date(Math.max(now.getTime() - WITHIN_MS, action.resumedAt.getTime()));
    const done = await countDone(transaction, action.id, ids, since);
    const stop = wanted.find(({ customerId }) => (done.get(customerId ?? '') ?? 0) >= MOST_TIMES);
    if (stop === undefined) return { customerIds: ids, to, isMore };
    const before = wanted.slice(0, wanted.indexOf(stop));
    return {
      customerIds: [...new Set(before.flatMap(({ customerId }) => customerId ?? []))],
      to: { ...to, seq: stop.seq - 1n },
      isMore: false,
      isLooping: true,
    };
  }

  /** Who has stayed long enough. It takes a day at least: no loop is quick. */
  async #staying(transaction: Transaction, others: Others, { changes, to, isWhole, isHeldBack, now }: Found): Promise<Work> {
    const { action } = others;
    const ready = await followStays(transaction, { id: action.id, afterDays: action.afterDays ?? 0 }, changes);
    // Before the log has been read to its end somebody may have left.
    const due = isWhole && !isHeldBack ? await takeDue(transaction, others, now) : { ids: [], isMore: !isHeldBack };
    return { customerIds: [...new Set([...ready, ...due.ids])], to, isMore: due.isMore };
  }
}

interface Found {
  readonly changes: readonly MembershipChange[];
  readonly to: Position;
  readonly isWhole: boolean;
  /** Whether it ends where another action comes first. */
  readonly isHeldBack: boolean;
  readonly now: Date;
}

/** What was found in the log as far as nothing of it has to wait for another action. */
async function upToOthers(transaction: Transaction, others: Others, found: Omit<Found, 'isHeldBack'>): Promise<Found> {
  const stop = await heldBackAt(transaction, others, wantedBy(others.action, found.changes));
  if (stop === undefined) return { ...found, isHeldBack: false };
  const changes = found.changes.filter(({ seq }) => seq < stop);
  return { ...found, changes, to: { ...found.to, seq: stop - 1n }, isHeldBack: true };
}

/** The changes by which something may be done. */
function wantedBy({ trigger }: Pick<StoredAction, 'trigger'>, changes: readonly MembershipChange[]): readonly MembershipChange[] {
  return changes.filter(({ kind, customerId }) => customerId !== null && (trigger === 'STAYED' || kind === trigger));
}

const LOOPING = `Something was changed ${MOST_TIMES} times within an hour for one customer, and would have been again: what it does leads back to its segment.`;

function move(transaction: Transaction, { id }: StoredAction, { epoch, seq }: Position, missedAt: Date | null): void {
  transaction.defer(sql`/* action.move */
    update segment_action set epoch = ${epoch}, seq = ${seq.toString()}::bigint, missed_at = coalesce(${missedAt}::timestamptz, missed_at)
    where id = ${id}::uuid`);
}
