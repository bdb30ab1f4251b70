import { useEffect, useRef, useState } from 'react';
import { FollowSizes } from './operations';
import { useFollow } from './use-answer';

export interface LiveSize {
  readonly size: number;
  readonly share: number;
  readonly at: string;
}

/** Numbers are painted anew once a second at most. */
const PAINT_EVERY_MS = 1_000;

/** Gathers what comes in quick succession, and hands it on at most once a second; the first at once. */
export function useGathered<Item>(take: (items: readonly Item[]) => void): (item: Item) => void {
  const handler = useRef(take);
  handler.current = take;
  const waiting = useRef<Item[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const last = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (item) => {
    waiting.current.push(item);
    const flush = () => {
      timer.current = undefined;
      last.current = performance.now();
      handler.current(waiting.current.splice(0));
    };
    if (timer.current !== undefined) return;
    const since = performance.now() - last.current;
    if (since >= PAINT_EVERY_MS) timer.current = setTimeout(flush, 16);
    else timer.current = setTimeout(flush, PAINT_EVERY_MS - since);
  };
}

/** What sizes have become since the page was opened, by segment; of all segments unless they are named. */
export function useLiveSizes(segmentIds?: readonly string[]): ReadonlyMap<string, LiveSize> {
  const [sizes, setSizes] = useState<ReadonlyMap<string, LiveSize>>(new Map());
  const gather = useGathered<LiveSize & { readonly segmentId: string }>((items) =>
    setSizes((before) => {
      const after = new Map(before);
      for (const { segmentId, ...size } of items) after.set(segmentId, size);
      return after;
    }),
  );
  useFollow(FollowSizes, segmentIds === undefined ? {} : { segmentIds }, ({ segmentSizes }) => gather(segmentSizes));
  return sizes;
}
