import type { ConnectionKeeper } from './connection.js';
import type { Answer, CantleError } from './error.js';
import { Queue } from './queue.js';

export interface SubscribeOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Answers that may wait for a slow reader; after that only the newest does, as each stands for itself. */
const MOST_WAITING = 100;

/** A subscription of which each answer stands for itself. It ends when the server has told everything, or refuses it: the refusal is its last answer. */
export function subscribeTo<Data>(
  connection: ConnectionKeeper,
  request: { readonly query: string; readonly variables: unknown },
  { signal }: SubscribeOptions = {},
): AsyncIterableIterator<Answer<Data>, undefined> {
  let stop = () => {};
  const queue: Queue<Answer<Data>> = new Queue(() => stop());
  const tell = (answer: Answer<Data>) => (queue.size < MOST_WAITING ? queue.push(answer) : queue.replace(answer));
  stop = connection.follow({
    request: () => request,
    next(data, error) {
      tell(error === undefined ? { ok: true, data: data as Data } : { ok: false, data: data as Data, error });
      return 'go on';
    },
    refused(error: CantleError) {
      if (error.retryable) return 'later';
      if (error.code !== 'ABORTED') tell({ ok: false, error });
      queue.end();
      return 'never';
    },
    completed() {
      queue.end();
      return 'never';
    },
    lost() {},
  });
  const giveUp = () => {
    stop();
    queue.end();
  };
  if (signal?.aborted === true) giveUp();
  signal?.addEventListener('abort', giveUp, { once: true });
  return queue;
}
