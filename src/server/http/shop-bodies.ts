import type { FastifyRequest } from 'fastify';
import { rateLimited } from '../../access/index.js';

/** In which a message must have come in whole: shops themselves give up sooner, or send a few kilobytes. */
export const SLOWEST_MESSAGE_MS = 10_000;
/** Of one shop at once, in this process. */
export const MOST_BODIES = 50;
const TRY_AGAIN_MS = 1_000;

/** Messages that are on their way to addresses of shops. Nobody knows who sends them before they are whole: so they are bounded in time and number. */
export class ShopBodies {
  readonly #coming = new Map<string, number>();

  /** Counts the body of a request until it is there; cuts off whoever takes too long over it. Refuses with RATE_LIMITED what is too many. */
  listen({ raw }: FastifyRequest, shopId: string): void {
    const coming = this.#coming.get(shopId) ?? 0;
    if (coming >= MOST_BODIES) throw rateLimited('The number of messages on their way at once', MOST_BODIES, TRY_AGAIN_MS);
    this.#coming.set(shopId, coming + 1);
    const timer = setTimeout(() => raw.socket.destroy(), SLOWEST_MESSAGE_MS);
    let isComing = true;
    const arrived = () => {
      if (!isComing) return;
      isComing = false;
      clearTimeout(timer);
      const left = (this.#coming.get(shopId) ?? 1) - 1;
      if (left === 0) this.#coming.delete(shopId);
      else this.#coming.set(shopId, left);
    };
    raw.once('end', arrived);
    raw.once('close', arrived);
  }
}
