import { Unavailable } from './unavailable.js';

export interface FairQueueOptions {
  /** How many may be in at once. */
  readonly places: number;
  /** How many of these one owner may have. */
  readonly placesOfOne: number;
  readonly mostWaiting: number;
  readonly longestWaitMs: number;
}

interface Ticket {
  readonly enter: () => void;
}

/**
 * Lets in so many at once. Owners take turns: whoever asks for much waits for its own, not others for it. Who waits too long, or comes when
 * too many wait, is refused (UNAVAILABLE).
 */
export class FairQueue {
  /** The next owner first. */
  readonly #waiting = new Map<string, Ticket[]>();
  readonly #inside = new Map<string, number>();
  #count = 0;
  #waitingCount = 0;

  constructor(private readonly options: FairQueueOptions) {}

  /** Resolves when it is the owner's turn, with what is to be called when it leaves. Rejects with the reason of `signal` if that comes first. */
  async enter(owner: string, signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    if (this.#hasPlaceFor(owner)) this.#admit(owner);
    else await this.#wait(owner, signal);
    let isIn = true;
    return () => {
      if (!isIn) return;
      isIn = false;
      this.#leave(owner);
    };
  }

  #hasPlaceFor(owner: string): boolean {
    return this.#count < this.options.places && (this.#inside.get(owner) ?? 0) < this.options.placesOfOne;
  }

  #admit(owner: string): void {
    this.#count++;
    this.#inside.set(owner, (this.#inside.get(owner) ?? 0) + 1);
  }

  #leave(owner: string): void {
    this.#count--;
    const left = (this.#inside.get(owner) ?? 1) - 1;
    if (left === 0) this.#inside.delete(owner);
    else this.#inside.set(owner, left);
    this.#letIn();
  }

  #letIn(): void {
    for (const [owner, tickets] of this.#waiting) {
      if (this.#count >= this.options.places) return;
      if (!this.#hasPlaceFor(owner)) continue;
      const ticket = tickets.shift();
      this.#waiting.delete(owner);
      // Behind the others, until its next turn.
      if (tickets.length > 0) this.#waiting.set(owner, tickets);
      this.#waitingCount--;
      this.#admit(owner);
      ticket?.enter();
    }
  }

  #wait(owner: string, signal: AbortSignal | undefined): Promise<void> {
    const { mostWaiting, longestWaitMs } = this.options;
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
        this.#withdraw(owner, ticket);
        reject(reason);
      };
      const onAbort = () => giveUp(signal?.reason);
      const timer = setTimeout(() => giveUp(new Unavailable('BUSY')), longestWaitMs);
      signal?.addEventListener('abort', onAbort, { once: true });
      const tickets = this.#waiting.get(owner);
      if (tickets === undefined) this.#waiting.set(owner, [ticket]);
      else tickets.push(ticket);
      this.#waitingCount++;
    });
  }

  #withdraw(owner: string, ticket: Ticket): void {
    const tickets = (this.#waiting.get(owner) ?? []).filter((other) => other !== ticket);
    if (tickets.length === 0) this.#waiting.delete(owner);
    else this.#waiting.set(owner, tickets);
    this.#waitingCount--;
  }
}
