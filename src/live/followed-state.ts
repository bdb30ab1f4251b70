import { setTimeout as delay } from 'node:timers/promises';
import type { WakeUps } from '../changes/index.js';
import { abortable } from './abortable.js';

/** A burst of writes is one new state. */
const LEAST_PAUSE_MS = 250;
/** A state that takes long to read is read less often: no more than this part of the time goes into it. */
const PART_OF_TIME = 0.1;
/** Wake-ups may be lost, and time alone may change a state. */
const TICK_MS = 30_000;

/**
 * A state that follows from what is stored: the present one, and each that differs from the one told before. It is looked at after every write and every
 * change of membership, and now and then unasked. Throws if the first one cannot be read: then nothing is followed.
 */
export async function followState<State>(
  { wakeUps }: { readonly wakeUps: WakeUps },
  read: () => Promise<State>,
  /** What is told of a state: another text is another state. */
  textOf: (state: State) => string,
): Promise<AsyncGenerator<State, void>> {
  const woken = new Woken(wakeUps);
  const begun = performance.now();
  const present = await read().catch((error: unknown) => {
    woken.close();
    throw error;
  });
  const tookMs = performance.now() - begun;
  return abortable((signal) => {
    signal.addEventListener('abort', () => woken.close(), { once: true });
    return states(present, tookMs, { read, textOf, woken, signal });
  });
}

interface Following<State> {
  readonly read: () => Promise<State>;
  readonly textOf: (state: State) => string;
  readonly woken: Woken;
  readonly signal: AbortSignal;
}

async function* states<State>(present: State, firstTookMs: number, { read, textOf, woken, signal }: Following<State>) {
  let [told, tookMs] = [textOf(present), firstTookMs];
  yield present;
  try {
    for (;;) {
      await woken.next(signal);
      await delay(Math.max(LEAST_PAUSE_MS, tookMs / PART_OF_TIME), undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      woken.forget();
      const begun = performance.now();
      const state = await read();
      tookMs = performance.now() - begun;
      const text = textOf(state);
      if (text === told) continue;
      told = text;
      yield state;
    }
  } finally {
    woken.close();
  }
}

/** Remembers that something has happened since it was last looked at. */
class Woken {
  #happened = false;
  #resume: () => void = () => {};
  readonly #stop: readonly (() => void)[];

  constructor(wakeUps: WakeUps) {
    this.#stop = (['queue', 'changes'] as const).map((kind) => wakeUps.on(kind, () => this.#wake()));
  }

  forget(): void {
    this.#happened = false;
  }

  /** Waits until something has happened, or for a tick, or until it is aborted. */
  async next(signal: AbortSignal): Promise<void> {
    if (this.#happened || signal.aborted) return;
    const tick = new AbortController();
    const stop = () => this.#resume();
    signal.addEventListener('abort', stop, { once: true });
    await Promise.race([
      new Promise<void>((resolve) => (this.#resume = resolve)),
      delay(TICK_MS, undefined, { signal: tick.signal, ref: false }).catch(() => {}),
    ]);
    tick.abort();
    signal.removeEventListener('abort', stop);
  }

  close(): void {
    for (const stop of this.#stop) stop();
  }

  #wake(): void {
    this.#happened = true;
    this.#resume();
  }
}
