import type { CantleError, MembershipChange } from '@cantle/client';
import { useEffect } from 'react';
import { server } from './server';
import { session } from './session';
import { Store, useStore } from './store';

/** Somebody who entered or left a segment, by id alone: what they are called is asked of those who are looked at. */
export type Move = MembershipChange;

export interface Moves {
  /** The newest first. */
  readonly moves: readonly Move[];
  /** Since when they are followed. */
  readonly since: Date | undefined;
  /** How many came altogether. */
  readonly entered: number;
  readonly left: number;
}

const MOST_KEPT = 200;
const PAINT_EVERY_MS = 400;
const NONE: Moves = { moves: [], since: undefined, entered: 0, left: 0 };

/** Who entered and left since the page was opened: kept while one goes from page to page, and resumed where it was left. */
const moves = new Store<Moves>(NONE);
let after: string | undefined;
let waiting: Move[] = [];

session.watch(() => {
  after = undefined;
  waiting = [];
  moves.set(NONE);
});

function paint(): void {
  if (waiting.length === 0) return;
  const { moves: before, since, entered, left } = moves.get();
  const came = waiting.splice(0);
  const enteredNow = came.filter(({ kind }) => kind === 'ENTERED').length;
  moves.set({
    moves: [...came.toReversed(), ...before].slice(0, MOST_KEPT),
    since,
    entered: entered + enteredNow,
    left: left + came.length - enteredNow,
  });
}

/** One stream for however many parts of the page look at it. */
let watchers = 0;
let stop: AbortController | undefined;
const problem = new Store<CantleError | undefined>(undefined);

function begin(): void {
  const stopping = new AbortController();
  stop = stopping;
  problem.set(undefined);
  if (moves.get().since === undefined) moves.set({ ...moves.get(), since: new Date() });
  const timer = setInterval(paint, PAINT_EVERY_MS);
  stopping.signal.addEventListener('abort', () => clearInterval(timer));
  const read = async () => {
    for await (const update of server().membershipChanges({ after, signal: stopping.signal })) {
      if (stopping.signal.aborted) return;
      after = update.cursor;
      if (update.type === 'changes') waiting.push(...update.changes);
    }
  };
  read().catch((error: unknown) => problem.set(error as CantleError));
}

/** Follows all segments that the key sees; nobody is missed and nobody told twice. */
export function useMoves(): Moves & { readonly problem: CantleError | undefined } {
  useEffect(() => {
    watchers += 1;
    if (watchers === 1) begin();
    return () => {
      watchers -= 1;
      if (watchers === 0) stop?.abort();
    };
  }, []);
  return { ...useStore(moves), problem: useStore(problem) };
}
