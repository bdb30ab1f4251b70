import type { CommitHook, Database } from '../database/index.js';
import { type Clock, DomainError } from '../kernel/index.js';
import { type Actor, type Deed, type Ending, Entry, writeEntry } from './entry.js';
import { toldOfOutcome } from './told-of-outcome.js';

export interface AuditContext {
  /** For what happens outside of the transactions of the deed. */
  readonly database: Database;
  readonly clock: Clock;
  /** Hears of an attempt that could not be written down. */
  readonly onError: (error: unknown) => void;
}

/** What is known of a deed once it is done, from what it gives. */
export interface Result extends Pick<Deed, 'subjectIds' | 'counts'> {
  /** Why nothing was done after all. */
  readonly refusedWith?: string | undefined;
}

/**
 * What one actor does, written down as it is done: with the COMMIT of the first transaction that changes something, so that there is no change without
 * its entry and no round trip more. What comes of it only later is added before it is told to anybody.
 */
export class AuditTrail {
  #current: { readonly entry: Entry; isWritten: boolean } | undefined;

  constructor(
    private readonly context: AuditContext,
    private readonly actor: Actor,
  ) {}

  /** To be given to the database that deeds are done with. */
  readonly beforeCommit: CommitHook = (transaction, result) => {
    const current = this.#current;
    if (current === undefined) return () => {};
    const hasNews = current.entry.add(toldOfOutcome(result));
    if (current.isWritten && !hasNews) return () => {};
    transaction.defer(current.entry.written(DONE));
    return () => (current.isWritten = true);
  };

  /** By which the entry of what is being done will be known. */
  get entryId(): string | undefined {
    return this.#current?.entry.id;
  }

  /** Does `work` as a deed of the actor's; deeds of one trail follow one another. `resultOf` tells what came of it. */
  async during<Given>(deed: Deed, work: () => Promise<Given>, resultOf: (given: Given) => Result = () => ({})): Promise<Given> {
    const current = { entry: new Entry(this.actor, deed, this.context.clock.now()), isWritten: false };
    this.#current = current;
    try {
      const given = await work();
      const { refusedWith, ...known } = resultOf(given);
      const hasNews = current.entry.add(known);
      const ending: Ending = refusedWith === undefined ? DONE : { outcome: 'refused', code: refusedWith };
      if (!current.isWritten || hasNews || refusedWith !== undefined) await writeEntry(this.context.database, current.entry, ending);
      return given;
    } catch (error) {
      await this.#writeAnyway(current.entry, endingOf(error));
      throw error;
    } finally {
      this.#current = undefined;
    }
  }

  /** Writes down something that changes nothing. */
  async note(deed: Deed, ending: Ending = DONE): Promise<void> {
    await writeEntry(this.context.database, new Entry(this.actor, deed, this.context.clock.now()), ending);
  }

  /** Writes down an attempt that ends with an error, which counts for more than an entry that cannot be written. */
  async noteAttempt(deed: Deed, error: unknown): Promise<void> {
    await this.#writeAnyway(new Entry(this.actor, deed, this.context.clock.now()), endingOf(error));
  }

  async #writeAnyway(entry: Entry, ending: Ending): Promise<void> {
    await writeEntry(this.context.database, entry, ending).catch(this.context.onError);
  }
}

const DONE: Ending = { outcome: 'done' };

function endingOf(error: unknown): Ending {
  return error instanceof DomainError ? { outcome: 'refused', code: error.code } : { outcome: 'failed', code: 'INTERNAL' };
}
