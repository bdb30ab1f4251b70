import { useEffect, useRef, useState } from 'react';
import { questionOf } from '../../data/answers';
import { SegmentWorth } from '../../data/operations';
import { useRights } from '../../data/viewer';

/** What the members of a segment have spent. */
export interface Worth {
  readonly sum: number;
  /** undefined: of nobody there is none. */
  readonly mean: number | undefined;
  readonly index: number | undefined;
}

/** Each goes over all members: few at a time, so that the server has room for others. */
const AT_ONCE = 2;

/** What segments are worth, by id, as it becomes known; undefined without the right to see orders. */
export function useWorths(ids: readonly string[]): ReadonlyMap<string, Worth> | undefined {
  const { may } = useRights();
  const mayAsk = may('segments:read', 'orders:read');
  const [worths, setWorths] = useState<ReadonlyMap<string, Worth>>(new Map());
  const asked = useRef(new Set<string>());
  const key = ids.join(' ');
  useEffect(() => {
    if (!mayAsk) return;
    const waiting = key.split(' ').filter((id) => id !== '' && !asked.current.has(id));
    const stops: (() => void)[] = [];
    const next = () => {
      const id = waiting.shift();
      if (id === undefined) return;
      const question = questionOf(SegmentWorth, { ids: [id] });
      const look = () => {
        const { data, state } = question.answer.get();
        if (data !== undefined) setWorths((before) => new Map(before).set(id, worthOf(data.segmentValue.figures[0])));
        if (state === 'loading' || asked.current.has(id)) return;
        asked.current.add(id);
        next();
      };
      stops.push(question.watch(look));
      look();
    };
    for (let turn = 0; turn < AT_ONCE; turn++) next();
    return () => {
      for (const stop of stops) stop();
    };
  }, [key, mayAsk]);
  return mayAsk ? worths : undefined;
}

function worthOf(figure: { readonly sum: string | null; readonly mean: string | null; readonly index: number | null } | undefined): Worth {
  return {
    sum: Number(figure?.sum ?? 0),
    mean: typeof figure?.mean === 'string' ? Number(figure.mean) : undefined,
    index: figure?.index ?? undefined,
  };
}
