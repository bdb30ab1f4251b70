import { Unavailable } from './unavailable.js';

/** How many may be in at once. */
export interface Places {
  readonly places: number;
  /** How many of these one owner may have. */
  readonly placesOfOne: number;
}

export interface FairQueueOptions<Errand extends string> {
  readonly places: number;
  /** How many of them each errand may take. */
  readonly errands: Readonly<Record<Errand, Places>>;
  readonly mostWaiting: number;
  readonly longestWaitMs: number;
}

/** Who wants to be let in, and what for: on errands of one kind an owner has turns of its own. */
export interface Comer<Errand extends string> {
  readonly owner: string;
  readonly errand: Errand;
  /** If it waits less long than others. */
  readonly longestWaitMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface Ticket {
  readonly enter: () => void;
}

interface Line<Errand extends string> {
  readonly comer: Comer<Errand>;
  readonly tickets: Ticket[];
}

/**
 * Lets in so many at once. Owners take turns: whoever asks for much waits for its own, not others for it; and what takes long, which has a part of the places
 * alone, keeps nothing else that its owner asks waiting. Who waits too long, or comes when too many wait, is refused (UNAVAILABLE).
 */
export class FairQueue<Errand extends string> {
  /** By owner and errand, the next first. */
  readonly #waiting = new Map<string, Line<Errand>>();
  /** How many are in, by owner and errand, and by errand. */
  readonly #inside = new Map<string, number>();
  #count = 0;
  #waitingCount = 0;

  constructor(private readonly options: FairQueueOptions<Errand>) {}

  /** Resolves when it is the comer's turn, with what is to be called when it leaves. Rejects with the reason of its signal if that comes first. */
  async enter(comer: Comer<Errand>): Promise<() => void> {
    comer.signal?.throwIfAborted();
    if (this.#hasPlaceFor(comer)) this.#admit(comer);
    else await this.#wait(comer);
    let isIn = true;
    return () => {
      if (!isIn) return;
      isIn = false;
      this.#leave(comer);
    };
  }

  #hasPlaceFor(comer: Comer<Errand>): boolean {
    const { places, errands } = this.options;
    const bounds = errands[comer.errand];
    return this.#count < places && this.#countOf(comer.errand) < bounds.places && this.#countOf(lineOf(comer)) < bounds.placesOfOne;
  }

  #countOf(name: string): number {
    return this.#inside.get(name) ?? 0;
  }

  #admit(comer: Comer<Errand>): void {
    this.#count++;
    for (const name of [comer.errand, lineOf(comer)]) this.#inside.set(name, this.#countOf(name) + 1);
  }

  #leave(comer: Comer<Errand>): void {
    this.#count--;
    for (const name of [comer.errand, lineOf(comer)]) {
      const left = this.#countOf(name) - 1;
      if (left <= 0) this.#inside.delete(name);
      else this.#inside.set(name, left);
    }
    this.#letIn();
  }

  #letIn(): void {
    for (const [name, line] of this.#waiting) {
      if (this.#count >= this.options.places) return;
      if (!this.#hasPlaceFor(line.comer)) continue;
      const ticket = line.tickets.shift();
      this.#waiting.delete(name);
      // Behind the others, until its next turn.
      if (line.tickets.length > 0) this.#waiting.set(name, line);
      this.#waitingCount--;
      this.#admit(line.comer);
      ticket?.enter();
    }
  }

  #wait(comer: Comer<Errand>): Promise<void> {
    const { mostWaiting } = this.options;
    const { signal, longestWaitMs = this.options.longestWaitMs } = comer;
    if (this.#waitingCount >= mostWaiting) throw new Unavailable('BUSY');
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
      };
      const ticket: Ticket = {
        enter: () => {
          stop();
          resolve();
        },
      };
      const giveUp = (reason: unknown) => {
        stop();
        this.#withdraw(comer, ticket);
        reject(reason);
      };
      const onAbort = () => giveUp(signal?.reason);
      const timer = setTimeout(() => giveUp(new Unavailable('BUSY')), longestWaitMs);
      signal?.addEventListener('abort', onAbort, { once: true });
      const line = this.#waiting.get(lineOf(comer));
      if (line === undefined) this.#waiting.set(lineOf(comer), { comer, tickets: [ticket] });
      else line.tickets.push(ticket);
      this.#waitingCount++;
    });
  }

  #withdraw(comer: Comer<Errand>, ticket: Ticket): void {
    const name = lineOf(comer);
    const tickets = (this.#waiting.get(name)?.tickets ?? []).filter((other) => other !== ticket);
    if (tickets.length === 0) this.#waiting.delete(name);
    else this.#waiting.set(name, { comer, tickets });
    this.#waitingCount--;
  }
}

function lineOf({ errand, owner }: Comer<string>): string {
  return `${errand} ${owner}`;
}
