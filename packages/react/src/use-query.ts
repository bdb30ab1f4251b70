import type { Answer, CantleClient, CantleError, Operation, VariablesOf } from '@cantle/client';
import { useCallback } from 'react';
import { Entry } from './entry.js';
import { entryOf, nameOf, useCantle } from './provider.js';
import { useEntry, type WithPrevious } from './use-entry.js';

/** `initial`: not asked, as `skip` says; `loading`: nothing is known yet; `ready`: `data` is what was answered; `error`: see `error`. */
export type QueryState = 'initial' | 'loading' | 'ready' | 'error';

export interface QueryResult<Data> {
  readonly state: QueryState;
  /** With an error too, where only parts of it are missing. */
  readonly data: Data | undefined;
  readonly error: CantleError | undefined;
}

export interface QueryOptions {
  /** Asks nothing for now. */
  readonly skip?: boolean | undefined;
  /** How long an answer is kept, and a question goes on, when nobody looks any more; a second unless told. */
  readonly lingerMs?: number | undefined;
}

export interface UseQuery<Data> extends QueryResult<Data>, WithPrevious {
  /** Asks again; what is known stays until there is an answer. */
  readonly refetch: () => void;
}

const INITIAL: QueryResult<never> = { state: 'initial', data: undefined, error: undefined };
const LOADING: QueryResult<never> = { state: 'loading', data: undefined, error: undefined };
const skipped = new Entry<QueryResult<never>>(
  INITIAL,
  () => () => {},
  () => {},
);

/** An answer, asked for once however many components want it. Errors are values. While variables change the data before stay, marked `isPrevious`. */
export function useQuery<Data, Variables>(
  operation: Operation<Data, Variables>,
  ...[variables, options = {}]: VariablesOf<Variables, QueryOptions>
): UseQuery<Data> {
  const client = useCantle();
  const entry =
    options.skip === true ? (skipped as Entry<QueryResult<Data>>) : queryEntry<Data>(client, operation, variables, options.lingerMs);
  const result = useEntry(entry, isKnown);
  const refetch = useCallback(() => entry.restart(), [entry]);
  return { ...result, refetch };
}

function isKnown({ state }: QueryResult<unknown>): boolean {
  return state !== 'loading';
}

function queryEntry<Data>(
  client: CantleClient,
  operation: string | object,
  variables: unknown,
  lingerMs?: number,
): Entry<QueryResult<Data>> {
  const ask = (signal: AbortSignal) => client.query<Data, object>(operation, variables ?? {}, { signal });
  return entryOf(client, nameOf('query', operation, variables), (forget) => {
    const begin = (changed: (result: QueryResult<Data>) => void) => {
      const given = new AbortController();
      void ask(given.signal).then((answer) => {
        if (!given.signal.aborted) changed(resultOf(answer));
      });
      return () => given.abort();
    };
    return new Entry<QueryResult<Data>>(LOADING, begin, forget, lingerMs);
  });
}

function resultOf<Data>({ ok, data, error }: Answer<Data>): QueryResult<Data> {
  return { state: ok ? 'ready' : 'error', data, error };
}
