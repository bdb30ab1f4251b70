import { HungUp } from '../../kernel/index.js';
import type { BoundedSocket } from './bounded-socket.js';

/** A longer message is no `complete`. */
const LONGEST_COMPLETE = 1_024;

/**
 * What a socket has asked for and not been answered yet: each operation is worked on until its client says `complete`, which graphql-ws hears for
 * subscriptions alone, or until the socket has gone.
 */
export class RunningOperations {
  readonly #byId = new Map<string, AbortController>();

  constructor(client: BoundedSocket) {
    client.on('message', (message: Buffer) => this.#hear(message));
    client.once('close', () => {
      for (const controller of this.#byId.values()) controller.abort(new HungUp());
    });
  }

  /** The signal that aborts when nobody waits for the operation any more. */
  begin(id: string): AbortSignal {
    const controller = new AbortController();
    this.#byId.set(id, controller);
    return controller.signal;
  }

  end(id: string): void {
    this.#byId.delete(id);
  }

  #hear(message: Buffer): void {
    if (this.#byId.size === 0 || message.length > LONGEST_COMPLETE) return;
    const id = completed(message.toString());
    if (id === undefined) return;
    this.#byId.get(id)?.abort(new HungUp());
    this.end(id);
  }
}

/** The id of the operation that a message ends. What is wrong with one is told elsewhere. */
function completed(text: string): string | undefined {
  if (!text.includes('complete')) return undefined;
  try {
    const message = JSON.parse(text) as { readonly type?: unknown; readonly id?: unknown } | null;
    return message?.type === 'complete' && typeof message.id === 'string' ? message.id : undefined;
  } catch {
    return undefined;
  }
}
