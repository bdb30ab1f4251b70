import { setTimeout as delay } from 'node:timers/promises';
import { checkPosition, decodeCursor, encodeCursor, headOfLog, readChanges, type MembershipChange } from '../changes/index.js';
import { invalidInput } from '../kernel/errors.js';
import { settle, type MembershipContext } from '../membership/index.js';
import { abortable } from './abortable.js';
import { netChanges } from './quiet-period.js';
import { concerns, SharedBatches, type ChangeBatch, type ChangeFilter } from './shared-batches.js';
import { readSnapshot, type SnapshotMember } from './snapshot.js';
import { Tail } from './tail.js';

export interface ChangeSubscription extends ChangeFilter {
  /** Resume after this cursor; without it changes are told from now on. */
  readonly after?: string | null | undefined;
  /** Tell the members first. Not together with `after`. */
  readonly snapshot?: boolean | undefined;
  /** Tell only the outcome of each period of this length, counted from the first change in it. */
  readonly quietPeriodMs?: number | null | undefined;
}

export type MembershipUpdate =
  | { readonly kind: 'snapshot'; readonly members: readonly SnapshotMember[]; readonly last: boolean; readonly cursor?: string }
  | ChangeBatch;

/** Most changes in one update. */
const BATCH = 500;
const LONGEST_QUIET_PERIOD_MS = 3_600_000;

/** Tells subscribers of membership changes: each once, in order, from the position they ask for. */
export class ChangeFeed {
  readonly #tail: Tail;
  readonly #batches = new SharedBatches();
  readonly #closing = new AbortController();

  constructor(
    private readonly context: MembershipContext,
    onError: (error: unknown) => void,
  ) {
    this.#tail = new Tail(context, onError);
  }

  async start(): Promise<void> {
    await this.#tail.start();
  }

  /** Ends every subscription. */
  async close(): Promise<void> {
    this.#closing.abort();
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
    return abortable((signal) => this.#updates(position, subscription, AbortSignal.any([signal, this.#closing.signal])));
  }

  async *#updates(start: bigint, subscription: ChangeSubscription, signal: AbortSignal): AsyncGenerator<MembershipUpdate, void> {
    if (subscription.snapshot === true) yield* this.#snapshot(start, subscription, signal);
    const quietPeriodMs = subscription.quietPeriodMs ?? 0;
    let position = start;
    while (!signal.aborted) {
      const page = await this.#page(position);
      if (page.length === 0) {
        await this.#tail.beyond(position, signal);
        continue;
      }
      position = page.at(-1)?.seq ?? position;
      let batch = this.#batches.of(page, subscription, this.#tail.head);
      if (batch.changes.length === 0) continue;
      if (quietPeriodMs > 0) ({ position, batch } = await this.#gather(position, batch.changes, quietPeriodMs, subscription, signal));
      if (batch.changes.length > 0 && !signal.aborted) yield batch;
    }
  }

  async *#snapshot(position: bigint, subscription: ChangeSubscription, signal: AbortSignal): AsyncGenerator<MembershipUpdate, void> {
    for await (const { members, last } of readSnapshot(this.context, position, subscription)) {
      if (signal.aborted) return;
      yield { kind: 'snapshot', members, last, ...(last ? { cursor: encodeCursor(position) } : {}) };
    }
  }

  /**
   * The next changes after a position, of any segment: from memory, or from the log for one that is far behind. Throws CURSOR_EXPIRED for
   * one that retention has overtaken meanwhile.
   */
  async #page(position: bigint): Promise<readonly MembershipChange[]> {
    const recent = this.#tail.after(position);
    if (recent !== undefined) return recent.slice(0, BATCH);
    const page = await readChanges(this.context.database, { after: position, first: BATCH });
    await checkPosition(this.context.database, position);
    return page;
  }

  /** Waits for the rest of the quiet period and gives the outcome of everything in it. */
  async #gather(
    start: bigint,
    begun: readonly MembershipChange[],
    quietPeriodMs: number,
    subscription: ChangeSubscription,
    signal: AbortSignal,
  ): Promise<{ position: bigint; batch: ChangeBatch }> {
    await delay(quietPeriodMs, undefined, { signal }).catch(() => {});
    const gathered = [...begun];
    let position = start;
    for (let page = await this.#page(position); page.length > 0 && !signal.aborted; page = await this.#page(position)) {
      gathered.push(...page.filter((change) => concerns(change, subscription)));
      position = page.at(-1)?.seq ?? position;
    }
    return { position, batch: { kind: 'changes', changes: netChanges(gathered), cursor: encodeCursor(position) } };
  }
}
