import type {
  Answer,
  ChangeStreamOptions,
  Connection,
  LiveSegmentSnapshot,
  Member,
  MembershipChange,
  Operation,
  VariablesOf,
} from '@cantle/client';
import { CantleError } from '@cantle/client';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { Entry } from './entry.js';
import { entryOf, nameOf, useCantle } from './provider.js';
import { useEntry, type WithPrevious } from './use-entry.js';

export interface UseMembers<Customer> extends Omit<LiveSegmentSnapshot<Customer>, 'members'>, WithPrevious {
  /** Those who belong, in the order in which they came. Nobody means nobody in the states `live` and `stale` alone. */
  readonly members: readonly Member<Customer>[];
}

const NOTHING: LiveSegmentSnapshot<never> = {
  state: 'loading',
  members: new Map<string, never>(),
  size: 0,
  asOf: undefined,
  cursor: undefined,
  error: undefined,
};

/** The members of a segment, live: one subscription however many components look. */
export function useMembers<Customer = unknown>(
  segmentId: string,
  options: { readonly customerFields?: string } = {},
): UseMembers<Customer> {
  const client = useCantle();
  const { customerFields } = options;
  const entry = entryOf(client, nameOf('members', segmentId, customerFields), (forget) => {
    const begin = (changed: (snapshot: LiveSegmentSnapshot<Customer>) => void) => {
      const live = client.liveSegment<Customer>(segmentId, { customerFields });
      const stop = live.subscribe(() => changed(live.current));
      return () => {
        stop();
        live.close();
      };
    };
    return new Entry<LiveSegmentSnapshot<Customer>>(NOTHING, begin, forget);
  });
  const { members, ...rest } = useEntry(entry, isKnown);
  const list = useMemo(() => [...members.values()], [members]);
  return { ...rest, members: list };
}

function isKnown({ state }: { readonly state: string }): boolean {
  return state !== 'loading';
}

export interface UseMembershipChanges<Customer> {
  /** The latest first. */
  readonly changes: readonly MembershipChange<Customer>[];
  readonly error: CantleError | undefined;
}

const NO_CHANGES: UseMembershipChanges<never> = { changes: [], error: undefined };

/** Who entered and left a moment ago, the latest first: those since a cursor, or from now on. */
export function useMembershipChanges<Customer = unknown>({
  most = 50,
  ...options
}: Omit<ChangeStreamOptions, 'signal' | 'snapshot'> & {
  /** How many are kept. */ readonly most?: number;
} = {}): UseMembershipChanges<Customer> {
  const client = useCantle();
  const entry = entryOf(client, nameOf('changes', options, most), (forget) => {
    const begin = (changed: (snapshot: UseMembershipChanges<Customer>) => void) => {
      const given = new AbortController();
      void (async () => {
        let changes: readonly MembershipChange<Customer>[] = [];
        try {
          for await (const update of client.membershipChanges<Customer>({ ...options, signal: given.signal })) {
            if (update.type === 'changes')
              changed({ changes: (changes = [...[...update.changes].reverse(), ...changes].slice(0, most)), error: undefined });
          }
        } catch (error) {
          changed({ changes, error: error instanceof CantleError ? error : new CantleError('NETWORK', String(error), { cause: error }) });
        }
      })();
      return () => given.abort();
    };
    return new Entry<UseMembershipChanges<Customer>>(NO_CHANGES, begin, forget);
  });
  return useSyncExternalStore(entry.subscribe, entry.get, entry.get);
}

export interface UseSubscription<Data> extends WithPrevious {
  readonly state: 'loading' | 'live' | 'error';
  readonly data: Data | undefined;
  readonly error: CantleError | undefined;
}

const UNTOLD: Omit<UseSubscription<never>, 'isPrevious'> = { state: 'loading', data: undefined, error: undefined };

/** The newest answer of a subscription of which each stands for itself, such as `openCases` or the progress of an import. */
export function useSubscription<Data, Variables>(
  operation: Operation<Data, Variables>,
  ...[variables]: VariablesOf<Variables, never>
): UseSubscription<Data> {
  const client = useCantle();
  const entry = entryOf(client, nameOf('subscription', operation, variables), (forget) => {
    const begin = (changed: (snapshot: Omit<UseSubscription<Data>, 'isPrevious'>) => void) => {
      const given = new AbortController();
      void (async () => {
        const answers: AsyncIterable<Answer<Data>> = client.subscribe<Data, object>(operation as Operation<Data, object>, variables ?? {}, {
          signal: given.signal,
        });
        for await (const { ok, data, error } of answers) changed({ state: ok ? 'live' : 'error', data, error });
      })();
      return () => given.abort();
    };
    return new Entry<Omit<UseSubscription<Data>, 'isPrevious'>>(UNTOLD, begin, forget);
  });
  return useEntry(entry, isKnown);
}

/** How the connection of what is live stands, beside and apart from the data. */
export function useConnection(): Connection {
  const client = useCantle();
  const subscribe = useCallback((changed: () => void) => client.onConnection(changed), [client]);
  const get = useCallback(() => client.connection, [client]);
  return useSyncExternalStore(subscribe, get, get);
}
