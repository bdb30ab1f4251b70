import { type Queryable, sql } from '../database/index.js';
import type { Clock } from '../kernel/index.js';

/** What was written so lately is exact enough. */
const EXACT_TO_MS = 60_000;
/** Uses are gathered for so long and written together. */
const GATHER_MS = 1_000;

/** Keeps when each key was used last: at most once a minute and key, and nobody waits for it. */
export class LastUses {
  readonly #gathered = new Map<string, Date>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Queryable,
    private readonly clock: Clock,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** A key is in use; `lastUsedAt` is what is written of it. */
  note({ id, lastUsedAt }: { readonly id: string; readonly lastUsedAt: Date | null }): void {
    const now = this.clock.now();
    if (lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < EXACT_TO_MS) return;
    this.#gathered.set(id, now);
    this.#timer ??= setTimeout(() => this.#write(), GATHER_MS);
  }

  /** Writes what has been gathered. */
  async close(): Promise<void> {
    this.#write();
    await this.#writing;
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const uses = [...this.#gathered];
    this.#gathered.clear();
    if (uses.length === 0) return;
    // Another process may have written meanwhile.
    const write = sql`/* access.keepLastUses */
      update api_key set last_used_at = used.at
      from unnest(${uses.map(([id]) => id)}::uuid[], ${uses.map(([, at]) => at)}::timestamptz[]) as used(id, at)
      where api_key.id = used.id and (last_used_at is null or last_used_at < used.at - ${EXACT_TO_MS}::float8 * interval '1 millisecond')`;
    this.#writing = this.#writing.then(() => this.database.execute(write)).catch(this.onError);
  }
}
