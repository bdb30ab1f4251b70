import { CantleError } from '@cantle/client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ask } from './ask';
import type { Operation } from './operation';

const SKIPPED = JSON.stringify('skip');

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  /** Where the next page begins; undefined after the last. */
  readonly next: string | undefined;
}

export interface Pages<Item> extends Page<Item> {
  readonly state: 'loading' | 'more' | 'ready' | 'failed';
  readonly problem: CantleError | undefined;
  readonly loadMore: () => void;
  /** Begins anew; what is there stays until the first page has come. */
  readonly restart: () => void;
}

/** A long list, page by page as it is scrolled to; `skip` asks nothing yet. */
export function usePages<Data, Variables extends { readonly after?: string | null }, Item>(
  operation: Operation<Data, Variables>,
  variables: Variables | 'skip',
  pageOf: (data: Data) => Page<Item>,
): Pages<Item> {
  const [pages, setPages] = useState<Omit<Pages<Item>, 'loadMore' | 'restart'>>({
    items: [],
    total: 0,
    next: undefined,
    state: 'loading',
    problem: undefined,
  });
  const running = useRef<AbortController | undefined>(undefined);
  const latest = useRef(pageOf);
  latest.current = pageOf;
  const key = JSON.stringify(variables);
  const load = useCallback(
    (after: string | undefined) => {
      running.current?.abort();
      if (key === SKIPPED) return;
      const stop = new AbortController();
      running.current = stop;
      setPages((before) => ({ ...before, state: after === undefined ? 'loading' : 'more', problem: undefined }));
      const asked = { ...(JSON.parse(key) as Variables), ...(after === undefined ? {} : { after }) };
      ask(operation, asked, stop.signal).then(
        (data) => {
          if (running.current !== stop) return;
          running.current = undefined;
          const page = latest.current(data);
          setPages((before) => ({
            ...page,
            items: after === undefined ? page.items : [...before.items, ...page.items],
            state: 'ready',
            problem: undefined,
          }));
        },
        (error: unknown) => {
          if (running.current !== stop) return;
          running.current = undefined;
          setPages((before) => ({ ...before, state: 'failed', problem: CantleError.ofUnknown(error) }));
        },
      );
    },
    [operation, key],
  );
  useEffect(() => {
    load(undefined);
    return () => running.current?.abort();
  }, [load]);
  const { next, state } = pages;
  const loadMore = useCallback(() => {
    if (next !== undefined && state === 'ready') load(next);
  }, [load, next, state]);
  const restart = useCallback(() => load(undefined), [load]);
  return { ...pages, loadMore, restart };
}
