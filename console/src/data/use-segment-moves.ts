import { useCallback, useEffect, useRef, useState } from 'react';
import { server } from './server';

export interface SegmentMoves {
  readonly entered: ReadonlySet<string>;
  readonly left: ReadonlySet<string>;
  /** They have been taken note of. */
  readonly forget: () => void;
}

const PAINT_EVERY_MS = 500;
const NOBODY: ReadonlySet<string> = new Set();

/** Who has entered and left a segment since that was last taken note of; whoever came and went has done neither. */
export function useSegmentMoves(segmentId: string): SegmentMoves {
  const entered = useRef(new Set<string>());
  const left = useRef(new Set<string>());
  const [moves, setMoves] = useState({ entered: NOBODY, left: NOBODY });
  const forget = useCallback(() => {
    entered.current.clear();
    left.current.clear();
    setMoves({ entered: NOBODY, left: NOBODY });
  }, []);
  useEffect(() => {
    forget();
    const stop = new AbortController();
    let isNew = false;
    const timer = setInterval(() => {
      if (!isNew) return;
      isNew = false;
      setMoves({ entered: new Set(entered.current), left: new Set(left.current) });
    }, PAINT_EVERY_MS);
    const read = async () => {
      for await (const update of server().membershipChanges({ segmentIds: [segmentId], signal: stop.signal })) {
        if (update.type !== 'changes') continue;
        for (const { kind, customerId } of update.changes) {
          if (customerId === null) continue;
          const [to, from] = kind === 'ENTERED' ? [entered.current, left.current] : [left.current, entered.current];
          if (!from.delete(customerId)) to.add(customerId);
        }
        isNew = true;
      }
    };
    // That the list is not followed shows in the state of the connection.
    read().catch(() => {});
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [segmentId, forget]);
  return { ...moves, forget };
}
