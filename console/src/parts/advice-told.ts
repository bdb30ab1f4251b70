import type { AdviceMeasure } from '../data/operations';
import { useMessages } from '../messages/language';
import type { Told } from '../messages/pages/advice';

const SHARES: readonly AdviceMeasure[] = [
  'SHARE',
  'REACHED_SHARE',
  'REACHED_SHARE_OF_ALL',
  'SHARED_SHARE',
  'SOON_UNDONE_SHARE',
  'UNSEEN_DIFFERENCE',
  'UNCOVERED_SHARE',
];

type Figures = readonly { readonly measure: AdviceMeasure; readonly value: number }[];

/** Writes out the figures of a piece of advice. */
export function useTold(): (figures: Figures) => Told {
  const { format } = useMessages();
  return (figures) => (wanted) => {
    const value = figures.find(({ measure }) => measure === wanted)?.value ?? 0;
    return SHARES.includes(wanted) ? format.share(value) : format.number(value);
  };
}
