import type { Socket } from 'node:net';
import { unavailable } from '../../kernel/index.js';

/** Bodies that come in at a time: of one process, and of one key in it. Of each a part is in memory. */
const MOST_AT_ONCE = 32;
const MOST_OF_KEY = 4;
const TRY_AGAIN_MS = 2_000;

/** Sockets on which a file comes in, which may take longer than other requests: what bounds them is the route. */
const UPLOADING = new WeakSet<Socket>();

export function isUploading(socket: Socket): boolean {
  return UPLOADING.has(socket);
}

/** The files that come in at this moment. */
export class BusyUploads {
  #all = 0;
  readonly #ofKeys = new Map<string, number>();

  /** Takes a body in, unless there are too many: then it refuses with UNAVAILABLE (BUSY). */
  async during<Result>(keyId: string, socket: Socket, work: () => Promise<Result>): Promise<Result> {
    const own = this.#ofKeys.get(keyId) ?? 0;
    if (this.#all >= MOST_AT_ONCE || own >= MOST_OF_KEY)
      throw unavailable(
        'BUSY',
        `${MOST_OF_KEY} files of one key, and ${MOST_AT_ONCE} in all, come in at a time: go on in a while.`,
        TRY_AGAIN_MS,
      );
    this.#all += 1;
    this.#ofKeys.set(keyId, own + 1);
    UPLOADING.add(socket);
    try {
      return await work();
    } finally {
      this.#all -= 1;
      const left = (this.#ofKeys.get(keyId) ?? 1) - 1;
      if (left === 0) this.#ofKeys.delete(keyId);
      else this.#ofKeys.set(keyId, left);
      UPLOADING.delete(socket);
    }
  }
}
