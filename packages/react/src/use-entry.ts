import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Entry } from './entry.js';

/** Whether what is shown is of the variables before, since there is nothing of the present ones yet. */
export interface WithPrevious {
  readonly isPrevious: boolean;
}

/** Looks at an entry. While one that has just been changed to knows nothing, what the one before knew is given. */
export function useEntry<Snapshot extends object>(entry: Entry<Snapshot>, knows: (snapshot: Snapshot) => boolean): Snapshot & WithPrevious {
  const current = useSyncExternalStore(entry.subscribe, entry.get, entry.get);
  const last = useRef<Snapshot | undefined>(undefined);
  useEffect(() => {
    if (knows(current)) last.current = current;
  }, [current, knows]);
  const previous = knows(current) ? undefined : last.current;
  return useMemo(
    () => (previous === undefined ? { ...current, isPrevious: false } : { ...previous, isPrevious: true }),
    [current, previous],
  );
}
