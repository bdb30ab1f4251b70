import {
  checkPosition,
  decodeCursor,
  encodeCursor,
  headOfLog,
  readChanges,
  type MembershipChange,
  type Position,
} from '../changes/index.js';
import { invalidInput } from '../kernel/index.js';
import { settle, type MembershipContext } from '../membership/index.js';
import type { ChangeFilter } from './channel.js';
import { Channels } from './channels.js';
import { MembershipUpdates, type MembershipUpdate, type UpdateSource } from './membership-updates.js';
import { readSnapshot } from './snapshot.js';
import { Tail } from './tail.js';

export interface ChangeSubscription extends ChangeFilter {
  /** Resume after this cursor; without it changes are told from now on. */
  readonly after?: string | null | undefined;
  /** Tell the members first. Not together with `after`. */
  readonly snapshot?: boolean | undefined;
  /** Tell only the outcome of each period of this length, counted from the first change in it. */
  readonly quietPeriodMs?: number | null | undefined;
}

/** Most changes in one update. */
const BATCH = 500;
const LONGEST_QUIET_PERIOD_MS = 3_600_000;

/** Tells subscribers of membership changes: each once, in order, from the position they ask for. */
export class ChangeFeed {
  readonly #tail: Tail;
  readonly #channels = new Channels();
  readonly #open = new Set<MembershipUpdates>();
  #closed = false;
  readonly #source: UpdateSource = {
    head: () => this.#tail.head,
    page: (position) => this.#page(position),
    ended: (updates) => {
      this.#open.delete(updates);
      this.#channels.leave(updates.channel);
    },
  };

  constructor(
    private readonly context: MembershipContext,
    onError: (error: unknown) => void,
  ) {
    this.#tail = new Tail(
      context,
      (position, page) => this.#channels.grow(position, page),
      (isOfThisLog) => {
        for (const updates of this.#open) updates.checkAgainst(isOfThisLog);
      },
      onError,
    );
  }

  /** The position of the last change that this process has read. */
  get head(): bigint {
    return this.#tail.head;
  }

  async start(): Promise<void> {
    await this.#tail.start();
  }

  /** Ends every subscription. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const updates of this.#open) await updates.return();
    await this.#tail.close();
  }

  /**
   * Updates without end. Refuses at once, before the first update, what can never be answered: a cursor that is not ours
   * (CURSOR_INVALID), one older than what is kept (CURSOR_EXPIRED), a quiet period out of range (INVALID_INPUT).
   */
  async subscribe(subscription: ChangeSubscription): Promise<AsyncGenerator<MembershipUpdate, void>> {
    const { snapshot } = subscription;
    const after = subscription.after ?? undefined;
    const quietPeriodMs = subscription.quietPeriodMs ?? 0;
    if (snapshot === true && after !== undefined)
      throw invalidInput('snapshot', 'A snapshot starts over: leave out either snapshot or after.');
    if (quietPeriodMs < 0 || quietPeriodMs > LONGEST_QUIET_PERIOD_MS) {
      throw invalidInput('quietPeriodMs', `The quiet period is from 0 to ${LONGEST_QUIET_PERIOD_MS} ms.`);
    }
    if (snapshot === true) await settle(this.context);
    const position = after === undefined ? await headOfLog(this.context.database) : decodeCursor(after);
    if (after !== undefined) await checkPosition(this.context.database, position);
    return this.#updates(position, subscription, quietPeriodMs);
  }

  #updates(position: Position, subscription: ChangeSubscription, quietPeriodMs: number): MembershipUpdates {
    const snapshot = subscription.snapshot === true ? this.#snapshot(position, subscription) : undefined;
    const channel = this.#channels.join(subscription);
    const updates = new MembershipUpdates(this.#source, channel, { position, quietPeriodMs, snapshot });
    this.#open.add(updates);
    if (this.#closed) void updates.return();
    return updates;
  }

  async *#snapshot(position: Position, filter: ChangeFilter): AsyncGenerator<MembershipUpdate, void> {
    for await (const { members, last } of readSnapshot(this.context, position.seq, filter)) {
      yield { kind: 'snapshot', members, last, ...(last ? { cursor: encodeCursor(position) } : {}) };
    }
  }

  /**
   * The next changes after a position, of any segment: from memory, or from the log for one that is far behind. Throws CURSOR_EXPIRED for
   * one that retention has overtaken meanwhile, CURSOR_INVALID for one that the log has gone back behind.
   */
  #page(position: Position): Promise<readonly MembershipChange[]> | readonly MembershipChange[] {
    return this.#tail.after(position.seq, BATCH) ?? this.#readPage(position);
  }

  async #readPage(position: Position): Promise<readonly MembershipChange[]> {
    const page = await readChanges(this.context.database, { after: position.seq, first: BATCH });
    await checkPosition(this.context.database, position);
    return page;
  }
}
