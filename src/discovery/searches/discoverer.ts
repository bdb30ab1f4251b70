import { newId, RepeatedJob } from '../../kernel/index.js';
import type { MembershipContext } from '../../membership/index.js';
import { pauseBetween } from '../turns.js';
import {
  askIfStale,
  type ClaimedRun,
  claimDiscovery,
  endDiscovery,
  publishDiscovery,
  releaseDiscovery,
  sayProgress,
  type Word,
} from './discovery-run.js';
import { type Course, findGroups } from '../groups/index.js';
import { findLookalikes } from '../likeness/index.js';

const HEARTBEAT_MS = 5_000;

class Left extends Error {
  constructor(readonly because: Exclude<Word, 'go on'> | 'stopping') {
    super(because);
  }
}

/** Finds the groups that the data suggest, and who is like the members of a segment, one at a time. Several processes may: one does it. */
export class Discoverer {
  readonly #id = newId();
  readonly #stop = new AbortController();

  /** `restsPerTurn`: how often as long as it works it rests, where what is live comes first. */
  constructor(
    private readonly context: MembershipContext,
    private readonly onError: (error: unknown) => void,
    private readonly restsPerTurn = 0,
  ) {}

  /** Makes the one that waits, or that is due since the last is stale. Gives whether there was one. */
  async runIfAsked(): Promise<boolean> {
    const { context } = this;
    if (this.#stop.signal.aborted) return false;
    await askIfStale(context);
    const claimed = await claimDiscovery(context, this.#id);
    if (claimed === undefined) return false;
    const leave = new AbortController();
    try {
      await this.#make(claimed, leave);
    } catch (error) {
      const why: unknown = leave.signal.aborted ? leave.signal.reason : error;
      if (!(why instanceof Left)) {
        await endDiscovery(context, claimed, 'failed', 'Something went wrong on our side: the log of the server has the cause.');
        throw why;
      }
      if (why.because === 'cancelled') await endDiscovery(context, claimed, 'cancelled');
      if (why.because === 'stopping') await releaseDiscovery(context.database, claimed);
    }
    return true;
  }

  /** The one that is being made is given back. */
  stop(): void {
    this.#stop.abort();
  }

  async #make(claimed: ClaimedRun, leave: AbortController): Promise<void> {
    const { context } = this;
    const stopping = () => leave.abort(new Left('stopping'));
    if (this.#stop.signal.aborted) stopping();
    this.#stop.signal.addEventListener('abort', stopping);
    const hear = (word: Word) => {
      if (word !== 'go on') leave.abort(new Left(word));
    };
    const heartbeat = new RepeatedJob(async () => hear(await sayProgress(context.database, claimed)), HEARTBEAT_MS, this.onError);
    heartbeat.start('later');
    try {
      // A statement that goes on is cut off when nobody wants its answer any more.
      const database = context.database.with({ signal: leave.signal });
      const course: Course = {
        pause: pauseBetween(this.restsPerTurn, () => leave.signal.throwIfAborted()),
        told: async (step, progress) => {
          hear(await sayProgress(context.database, claimed, { step, progress }));
          leave.signal.throwIfAborted();
        },
      };
      const { outcome, lookalikes } = await find({ ...context, database }, claimed, course);
      leave.signal.throwIfAborted();
      if (await publishDiscovery(context, claimed, outcome, lookalikes)) return;
      hear(await sayProgress(context.database, claimed));
      leave.signal.throwIfAborted();
    } finally {
      this.#stop.signal.removeEventListener('abort', stopping);
      await heartbeat.close();
    }
  }
}

async function find(context: MembershipContext, { segmentId, asOf }: ClaimedRun, course: Course) {
  if (segmentId !== null) return findLookalikes(context, segmentId, asOf, course);
  return { outcome: await findGroups(context, asOf, course), lookalikes: [] };
}
