import type { SegmentsOnMapData } from '../../data/operations';

export type OnMap = SegmentsOnMapData['segmentMap'];

/** What one segment has to do with another. */
export interface Tie {
  readonly id: string;
  readonly how: 'same' | 'within' | 'around' | 'overlapping' | 'buildsOn' | 'builtOnBy';
  readonly shared: number;
  readonly jaccard: number;
}

/** What a segment has to do with the others: what it builds on and what builds on it, then those that it shares members with, the most alike first. */
export function tiesOf(id: string, { places, links }: Pick<OnMap, 'places' | 'links'>): readonly Tie[] {
  const none = { shared: 0, jaccard: 0 };
  const buildsOn = places
    .filter(({ segment }) => segment.id === id)
    .flatMap(({ buildsOn: below }) => (below ?? []).map((other): Tie => ({ id: other.id, how: 'buildsOn', ...none })));
  const builtOnBy = places
    .filter(({ buildsOn: below }) => below?.some((other) => other.id === id) === true)
    .map(({ segment }): Tie => ({ id: segment.id, how: 'builtOnBy', ...none }));
  const shared = links.flatMap(({ segments: [one, other], relation, shared: both, jaccard }): Tie[] => {
    if (one === undefined || other === undefined || (one.id !== id && other.id !== id)) return [];
    const how = relation === 'SAME' ? 'same' : relation === 'OVERLAPPING' ? 'overlapping' : one.id === id ? 'within' : 'around';
    return [{ id: one.id === id ? other.id : one.id, how, shared: both, jaccard }];
  });
  return [...buildsOn, ...builtOnBy, ...shared];
}
