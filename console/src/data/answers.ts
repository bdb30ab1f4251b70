import { CantleError } from '@cantle/client';
import { ask } from './ask';
import type { Operation } from './operation';
import { connection } from './server';
import { session } from './session';
import { Store } from './store';

/** What is known of a question: the data, how good it is, and why it is no better, are three things. */
export interface Answer<Data> {
  /** What came last, kept while it is asked anew. */
  readonly data: Data | undefined;
  readonly state: 'loading' | 'fresh' | 'refreshing' | 'failed';
  readonly problem: CantleError | undefined;
  /** When the data came. */
  readonly at: Date | undefined;
}

const NOTHING: Answer<never> = { data: undefined, state: 'loading', problem: undefined, at: undefined };
/** How long an answer is taken as it is by whoever comes to the page anew. */
const GOOD_MS = 15_000;
/** Answers that nobody looks at, kept for whoever goes back. */
const MOST_KEPT = 100;
const SHORTEST_RETRY_MS = 2_000;

/** A question that is asked once for however many parts of the page want it, and cancelled when none does. */
export class Question<Data> {
  readonly answer = new Store<Answer<Data>>(NOTHING);
  #running: AbortController | undefined;
  #watchers = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly name: string,
    private readonly run: (signal: AbortSignal) => Promise<Data>,
  ) {}

  get isWatched(): boolean {
    return this.#watchers > 0;
  }

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers += 1;
    const { at } = this.answer.get();
    if (this.#running === undefined && (at === undefined || Date.now() - at.getTime() > GOOD_MS)) this.refresh();
    const unwatch = this.answer.watch(watcher);
    return () => {
      unwatch();
      this.#watchers -= 1;
      // React takes a part away and puts it back at once: only what nobody wants a moment later is cancelled.
      queueMicrotask(() => this.isWatched || this.cancel());
    };
  };

  cancel(): void {
    clearTimeout(this.#retry);
    this.#running?.abort();
    this.#running = undefined;
  }

  readonly refresh = (): void => {
    this.cancel();
    const running = new AbortController();
    this.#running = running;
    const before = this.answer.get();
    this.answer.set({ ...before, state: before.data === undefined ? 'loading' : 'refreshing' });
    this.run(running.signal).then(
      (data) => this.settle(running, { data, state: 'fresh', problem: undefined, at: new Date() }),
      (error: unknown) => {
        const problem = CantleError.ofUnknown(error, running.signal);
        if (problem.code === 'ABORTED') return;
        this.settle(running, { ...this.answer.get(), state: 'failed', problem });
        if (problem.retryable) this.#retry = setTimeout(this.refresh, Math.max(SHORTEST_RETRY_MS, problem.retryAfterMs ?? 0));
      },
    );
  };

  private settle(running: AbortController, answer: Answer<Data>): void {
    if (this.#running !== running) return;
    this.#running = undefined;
    this.answer.set(answer);
  }
}

const questions = new Map<string, Question<unknown>>();

export function questionOf<Data, Variables>(operation: Operation<Data, Variables>, variables: Variables): Question<Data> {
  const key = `${operation.name} ${JSON.stringify(variables)}`;
  const kept = questions.get(key) as Question<Data> | undefined;
  if (kept !== undefined) return kept;
  const question = new Question<Data>(operation.name, (signal) => ask(operation, variables, signal));
  questions.set(key, question);
  forgetOldest();
  return question;
}

function forgetOldest(): void {
  for (const [key, question] of questions) {
    if (questions.size <= MOST_KEPT) return;
    if (!question.isWatched) questions.delete(key);
  }
}

/** Asks anew what somebody looks at, and forgets what nobody does, of these operations, or of all. */
export function refreshAnswers(...operations: readonly { readonly name: string }[]): void {
  for (const [key, question] of questions) {
    if (operations.length > 0 && !operations.some(({ name }) => name === question.name)) continue;
    if (question.isWatched) question.refresh();
    else questions.delete(key);
  }
}

session.watch(() => {
  for (const question of questions.values()) question.cancel();
  questions.clear();
});

// Whatever happened while the connection was away has not been heard of.
let wasLost = false;
connection.watch(() => {
  const { state } = connection.get();
  if (state === 'reconnecting' || state === 'offline') wasLost = true;
  if (state !== 'connected' || !wasLost) return;
  wasLost = false;
  refreshAnswers();
});
