import { sayPercent } from '../../kernel/index.js';
import { differenceOfShares, levelOfEach } from '../../statistics/index.js';
import type { Drivers } from '../profile/index.js';
import { type Judgement, NOTHING, figure, unsaid } from './advice.js';
import { LEAST_ATTRIBUTES, UNSEEN } from './bounds.js';
import { count } from './judge.js';

type Compared = Pick<Drivers, 'refusal' | 'members' | 'others' | 'compared'> & { readonly drivers: readonly unknown[] };

/** Whether members behave like everybody, by what sets them apart. That nothing was found is only told where something would have been. */
export function judgeDistinctness({ refusal, members, others, compared, drivers }: Compared): Judgement {
  if (refusal !== null) return unsaid('NOT_DISTINCT', refusal === 'TOO_FEW_MEMBERS' ? 'FEW_MEMBERS' : 'FEW_OTHERS');
  if (drivers.length > 0) return NOTHING;
  if (compared < LEAST_ATTRIBUTES) return unsaid('NOT_DISTINCT', 'FEW_ATTRIBUTES');
  const unseen = unseenDifference(members, others, compared);
  if (unseen > UNSEEN.share) return unsaid('NOT_DISTINCT', members <= others ? 'FEW_MEMBERS' : 'FEW_OTHERS');
  const advice = {
    kind: 'NOT_DISTINCT',
    strength: unseen <= UNSEEN.strongly ? 'STRONG' : 'MODERATE',
    text: `In none of ${count(compared)} attributes do its members differ from everybody else by more than chance; a difference of ${sayPercent(unseen)} of them or more would have shown.`,
    change: 'Choose its members by something that goes with what they do, or do without the segment.',
    figures: [
      figure('MEMBERS', members),
      figure('COMPARED', compared, LEAST_ATTRIBUTES),
      figure('UNSEEN_DIFFERENCE', unseen, UNSEEN.share),
    ],
    clause: null,
    segmentIds: [],
    suggestion: null,
  } as const;
  return { advice: [advice], unsaid: [] };
}

/** How large a difference of shares may be at most without showing: half the interval of one around a half, in the half that is sought in, corrected for all attributes. */
function unseenDifference(members: number, others: number, compared: number): number {
  const half = (of: number) => ({ count: of / 4, of: of / 2 });
  const interval = differenceOfShares(half(members), half(others), levelOfEach(compared));
  return interval === null ? 1 : interval.high;
}
