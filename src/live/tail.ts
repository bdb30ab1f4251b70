import { BEGINNING, headOfLog, positionTest, readLog, type MembershipChange, type Position } from '../changes/index.js';
import type { Database } from '../database/index.js';
import type { MembershipContext } from '../membership/index.js';

/** How many of the latest changes are kept in memory; whoever is further behind reads the log itself. */
const WINDOW = 20_000;
const PAGE = 2_000;
/** Wake-ups may be lost: the log is looked at this often all the same. */
const TICK_MS = 1_000;
const NONE: readonly MembershipChange[] = [];

/**
 * Follows the change log once for the whole process and keeps its latest stretch in memory. Subscribers hold nothing but a position and
 * read from here at their own pace, so a slow one costs no memory and delays nobody.
 */
export class Tail {
  #changes: MembershipChange[] = [];
  /** Everything after this position, up to the head, is in `#changes`. */
  #start = 0n;
  #head: Position = BEGINNING;
  #reading: Promise<void> | undefined;
  #again = false;
  #timer: NodeJS.Timeout | undefined;
  #unsubscribe: () => void = () => {};
  readonly #database: Database;

  constructor(
    private readonly context: Pick<MembershipContext, 'database' | 'wakeUps'>,
    /** Hears what has been read, and after which position. */
    private readonly onGrowth: (position: Position, page: readonly MembershipChange[]) => void,
    /** Hears that the log has gone back behind what was read of it, after a failover or a restore, and which positions it still has. */
    private readonly onLoss: (isOfThisLog: (position: Position) => boolean) => void,
    private readonly onError: (error: unknown) => void,
  ) {
    this.#database = context.database.on('live', 'tail');
  }

  async start(): Promise<void> {
    await this.#begin();
    this.#unsubscribe = this.context.wakeUps.on('changes', () => void this.#follow());
    this.#timer = setInterval(() => void this.#follow(), TICK_MS);
  }

  async close(): Promise<void> {
    this.#unsubscribe();
    clearInterval(this.#timer);
    await this.#reading;
  }

  /** The position of the last change read. */
  get head(): bigint {
    return this.#head.seq;
  }

  /** The first changes after a position, oldest first, of those in memory; undefined if they begin before what is kept. */
  after(position: bigint, most: number): readonly MembershipChange[] | undefined {
    if (position < this.#start) return undefined;
    if (position >= this.#head.seq) return NONE;
    const first = firstAfter(this.#changes, position);
    return this.#changes.slice(first, first + most);
  }

  /** Reads what has been appended; calls during a read are answered by one more read after it. */
  #follow(): Promise<void> {
    if (this.#reading !== undefined) {
      this.#again = true;
      return this.#reading;
    }
    this.#reading = this.#read()
      .catch(this.onError)
      .finally(() => {
        this.#reading = undefined;
        if (this.#again) {
          this.#again = false;
          void this.#follow();
        }
      });
    return this.#reading;
  }

  async #read(): Promise<void> {
    for (;;) {
      const { changes: page, head } = await readLog(this.#database, { after: this.#head.seq, first: PAGE });
      if ((head.epoch !== this.#head.epoch || head.seq < this.#head.seq) && (await this.#hasLost())) return;
      const position = this.#head;
      this.#head = { epoch: head.epoch, seq: page.at(-1)?.seq ?? position.seq };
      if (page.length === 0) return;
      this.#changes.push(...page);
      if (this.#changes.length > WINDOW) {
        const dropped = this.#changes.splice(0, this.#changes.length - WINDOW);
        this.#start = dropped.at(-1)?.seq ?? this.#start;
      }
      this.onGrowth(position, page);
      if (page.length < PAGE) return;
    }
  }

  async #begin(): Promise<void> {
    this.#head = await headOfLog(this.#database);
    this.#start = this.#head.seq;
    this.#changes = [];
  }

  /** Whether the log no longer has what was read of it last; then reading begins anew where it ends. */
  async #hasLost(): Promise<boolean> {
    const isOfThisLog = await positionTest(this.#database);
    if (isOfThisLog(this.#head)) return false;
    await this.#begin();
    this.onLoss(isOfThisLog);
    return true;
  }
}

/** The index of the first change after a position, in a list ordered by position. */
function firstAfter(changes: readonly MembershipChange[], position: bigint): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle] as MembershipChange).seq <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
