import type { CantleError, SubscribeOptions, VariablesOf } from '@cantle/client';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { type Answer, questionOf } from './answers';
import { textOf } from './ask';
import type { Operation } from './operation';
import { server } from './server';

export type Asked<Data> = Answer<Data> & {
  /** Whether the data is that of the question before, and the one to this is on its way. */
  readonly isPrevious: boolean;
  readonly refresh: () => void;
};

const ASKED_NOTHING = { data: undefined, state: 'loading', problem: undefined, at: undefined } as const;
const watchNothing = () => () => {};

/** Asks, and keeps the answer before until there is one; `skip` asks nothing. */
export function useAnswer<Data, Variables>(operation: Operation<Data, Variables>, variables: Variables | 'skip'): Asked<Data> {
  const question = variables === 'skip' ? undefined : questionOf(operation, variables);
  const answer = useSyncExternalStore(question?.watch ?? watchNothing, question?.answer.get ?? (() => ASKED_NOTHING as Answer<Data>));
  const last = useRef<Data | undefined>(undefined);
  if (answer.data !== undefined) last.current = answer.data;
  const isPrevious = answer.data === undefined && last.current !== undefined;
  return { ...answer, data: answer.data ?? last.current, isPrevious, refresh: question?.refresh ?? watchNothing };
}

/** Follows a subscription for as long as the part of the page is there. */
export function useFollow<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables | 'skip',
  onNext: (data: Data) => void,
): { readonly problem: CantleError | undefined } {
  const [problem, setProblem] = useState<CantleError>();
  const handler = useRef(onNext);
  handler.current = onNext;
  const key = variables === 'skip' ? 'skip' : JSON.stringify(variables);
  useEffect(() => {
    if (key === 'skip') return;
    setProblem(undefined);
    const stop = new AbortController();
    const read = async () => {
      const answers = server().subscribe<Data, Variables>(textOf(operation), ...subscribing(JSON.parse(key) as Variables, stop.signal));
      for await (const { data, error } of answers) {
        if (stop.signal.aborted) return;
        setProblem(error);
        if (data !== undefined) handler.current(data);
      }
    };
    void read();
    return () => stop.abort();
  }, [operation, key]);
  return { problem };
}

function subscribing<Variables>(variables: Variables, signal: AbortSignal): VariablesOf<Variables, SubscribeOptions> {
  return [variables, { signal }] as VariablesOf<Variables, SubscribeOptions>;
}
