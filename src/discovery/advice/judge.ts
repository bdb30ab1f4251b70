import { sayPercent } from '../../kernel/index.js';
import { shareInterval } from '../../statistics/index.js';
import { type Advice, type AdviceStrength, figure, type Judgement, NOTHING, unsaid } from './advice.js';
import type { Base, Counted } from './advised.js';
import {
  ALIKE,
  BROAD,
  BY_TIME,
  CHANGES_DAYS,
  LEAST_BASE,
  LEAST_ENTRIES,
  LEAST_MEMBERS,
  MOST_OTHERS,
  NARROW,
  REACHED,
  SHORT_DAYS,
  UNSTABLE,
  WITHIN,
} from './bounds.js';
import { onlyIn, reachedOf } from './suggested-rules.js';

/** Another segment with members of the one that is judged. */
export interface Other {
  readonly id: string;
  readonly name: string;
  readonly members: number;
  readonly shared: number;
}

const strength = (isStrong: boolean): AdviceStrength => (isStrong ? 'STRONG' : 'MODERATE');
export const count = (number: number) => number.toLocaleString('en');
const advised = (advice: Partial<Advice> & Pick<Advice, 'kind' | 'strength' | 'text' | 'change' | 'figures'>): Judgement => ({
  advice: [{ clause: null, segmentIds: [], suggestion: null, ...advice }],
  unsaid: [],
});

/** Whether it is nearly everybody. */
export function isBroad(members: number, { customers }: Base): boolean {
  return customers >= LEAST_BASE && members >= BROAD.share * customers;
}

export function judgeBreadth({ members }: Counted, base: Base): Judgement {
  const { customers } = base;
  if (customers === 0) return unsaid('TOO_BROAD', 'NO_CUSTOMERS');
  if (members === 0) return NOTHING;
  if (customers < LEAST_BASE) return unsaid('TOO_BROAD', 'FEW_CUSTOMERS');
  const share = members / customers;
  const size = [figure('CUSTOMERS', customers), figure('MEMBERS', members)];
  if (isBroad(members, base)) {
    return advised({
      kind: 'TOO_BROAD',
      strength: strength(share >= BROAD.strongly),
      text: `${count(members)} of ${count(customers)} customers are in it (${sayPercent(share)}): what is said to it is said to nearly everybody.`,
      change: 'Add a condition that keeps those whom it is about, or make a part of its rule a segment of its own.',
      figures: [...size, figure('SHARE', share, BROAD.share)],
    });
  }
  if (members >= NARROW.members || share >= NARROW.unlessShare) return NOTHING;
  return advised({
    kind: 'TOO_NARROW',
    strength: strength(members < NARROW.strongly),
    text: `It has ${members === 1 ? '1 member' : `${count(members)} members`}: too few for its figures to tell anything, and for most campaigns to pay.`,
    change: 'Take a condition away, or widen one.',
    figures: [figure('CUSTOMERS', customers), figure('MEMBERS', members, NARROW.members), figure('SHARE', share, NARROW.unlessShare)],
  });
}

/** `name` is that of the segment. */
export function judgeReach({ members, reached }: Counted, base: Base, name: string): Judgement {
  if (members === 0) return NOTHING;
  if (base.reached === 0) return unsaid('UNREACHABLE', 'NO_CONSENTS');
  if (members < LEAST_MEMBERS) return unsaid('UNREACHABLE', 'FEW_MEMBERS');
  const [share, ofAll] = [reached / members, base.reached / base.customers];
  if (share >= REACHED.share) return NOTHING;
  return advised({
    kind: 'UNREACHABLE',
    strength: strength(share < REACHED.strongly),
    text: `${count(reached)} of its ${count(members)} members have agreed to be reached by any channel (${sayPercent(share)}; ${sayPercent(ofAll)} of all customers).`,
    change:
      reached === 0
        ? 'Ask its members for their consent before anything is planned for them.'
        : 'Ask the others for their consent, or keep to those who may be reached.',
    figures: [
      figure('MEMBERS', members),
      figure('REACHED', reached),
      figure('REACHED_SHARE', share, REACHED.share),
      figure('REACHED_SHARE_OF_ALL', ofAll),
    ],
    suggestion: reached === 0 ? null : { rule: reachedOf(name), size: reached },
  });
}

/** The segment that is judged, among others; `buildsOn` are those that its rule names, in which it is to lie. */
export interface Compared {
  readonly name: string;
  readonly buildsOn: ReadonlySet<string>;
}

export function judgeLikeness({ members }: Counted, base: Base, { name, buildsOn }: Compared, others: readonly Other[]): Judgement {
  if (members === 0) return NOTHING;
  if (members < LEAST_MEMBERS) return unsaid('NEARLY_ANOTHER', 'FEW_MEMBERS');
  if (others.length === 0) return unsaid('NEARLY_ANOTHER', 'NO_OTHER_SEGMENTS');
  const alike = others
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => jaccardOf(members, b) - jaccardOf(members, a) || (a.name < b.name ? -1 : 1));
  const advice = alike.flatMap((other): readonly Advice[] => {
    const jaccard = jaccardOf(members, other);
    const within = other.shared / members;
    const sizes = [figure('MEMBERS', members), figure('OTHER_MEMBERS', other.members), figure('SHARED', other.shared)];
    if (jaccard >= ALIKE.jaccard) {
      return advised({
        kind: 'NEARLY_ANOTHER',
        strength: strength(jaccard >= ALIKE.strongly),
        text: `${count(other.shared)} of its ${count(members)} members are in "${other.name}" too, which has ${count(other.members)} (Jaccard index ${jaccard.toFixed(2)}).`,
        change: 'Keep one of the two, or make the rules say what the difference is to be.',
        figures: [...sizes, figure('JACCARD', jaccard, ALIKE.jaccard), figure('SHARED_SHARE', within)],
        segmentIds: [other.id],
        suggestion: other.shared === members ? null : { rule: onlyIn(name, other.name), size: members - other.shared },
      }).advice;
    }
    if (within < WITHIN.share || other.members <= members || buildsOn.has(other.id) || isBroad(other.members, base)) return [];
    return advised({
      kind: 'WITHIN_ANOTHER',
      strength: strength(within >= WITHIN.strongly),
      text: `${within === 1 ? 'All' : count(other.shared)} of its ${count(members)} members are in "${other.name}", which has ${count(other.members)}.`,
      change: 'Where both are addressed these are addressed twice: take this one out of the other, or build it on the other.',
      figures: [...sizes, figure('JACCARD', jaccard), figure('SHARED_SHARE', within, WITHIN.share)],
      segmentIds: [other.id],
      suggestion: { rule: onlyIn(other.name, name), size: other.members - other.shared },
    }).advice;
  });
  return { advice: advice.slice(0, MOST_OTHERS), unsaid: [] };
}

export function jaccardOf(members: number, other: Pick<Other, 'members' | 'shared'>): number {
  const either = members + other.members - other.shared;
  return either === 0 ? 0 : other.shared / either;
}

export function judgeStability({ entries, soonUndone, undoneByTime }: Counted): Judgement {
  if (entries < LEAST_ENTRIES) return unsaid('UNSTABLE', 'FEW_CHANGES');
  const { share, low } = shareInterval({ count: soonUndone, of: entries });
  if (low < UNSTABLE.share) return NOTHING;
  const isByTime = undoneByTime >= BY_TIME * soonUndone;
  return advised({
    kind: 'UNSTABLE',
    strength: strength(low >= UNSTABLE.strongly),
    text: `Of ${count(entries)} who entered within ${CHANGES_DAYS} days ${count(soonUndone)} left again within ${SHORT_DAYS} days (${sayPercent(share)}), ${count(undoneByTime)} of them by the passing of time alone.`,
    change: isByTime
      ? 'Its dates lie too near each other: give those who enter more days before they leave.'
      : 'Many lie at the edge of a condition: leave a margin, or look at a longer time, so that one record does not turn it.',
    figures: [
      figure('ENTRIES', entries, LEAST_ENTRIES),
      figure('SOON_UNDONE', soonUndone),
      figure('SOON_UNDONE_SHARE', share, UNSTABLE.share),
      figure('UNDONE_BY_TIME', undoneByTime),
    ],
  });
}
