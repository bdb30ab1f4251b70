import {
  areaUnderCurve,
  type Difference,
  differenceOfShares,
  differenceOfSpreads,
  falseDiscoveryRates,
  type Pause,
} from '../../statistics/index.js';
import { type Bits, countOf, isIn, within, type Trait } from '../groups/index.js';
import { fitLogistic } from './logistic.js';

/*
 * Who is like the members of a segment. One half of the members and of the others says by which traits they differ, and how much each weighs; the other half, hidden, judges how well that finds members. Whoever
 * is no member is not for that unlike them: what is told is an order, no probability (C. Elkan, K. Noto, 2008).
 */

/** Members and others who are looked at, by their places. */
export interface Labelled {
  readonly members: Bits;
  readonly others: Bits;
  /** 0: learnt from; 1: hidden, to judge. */
  readonly half: Uint8Array;
  /** How many of all others one of those who are looked at stands for. */
  readonly othersEach: number;
}

/** A trait by which members are told from others. */
export interface Telling {
  readonly trait: Trait;
  /** In the logarithm of odds; below 0 it tells against. */
  readonly weight: number;
  /** Of the members, and of the others, who were learnt from. */
  readonly share: number;
  readonly shareOfOthers: number;
}

/** How well hidden members are found among others. */
export interface LikenessQuality {
  readonly hiddenMembers: number;
  readonly hiddenOthers: number;
  /** How often a hidden member stands above another, with its 95 % interval (J. Hanley, B. McNeil, 1982). */
  readonly auc: number;
  readonly low: number;
  readonly high: number;
  /** Of the hidden members, those among the first of everybody hidden: so large a share, which chance finds of them too. */
  readonly recalls: readonly { readonly first: number; readonly recall: number }[];
}

/** What members have that others lack, all of it at once. */
export interface Profile {
  readonly rule: string;
  readonly traits: readonly Trait[];
  /** Of the hidden members and of the hidden others, for how many it holds. */
  readonly share: number;
  readonly shareOfOthers: number;
  readonly difference: Difference;
}

export type Unlike = 'TOO_FEW_MEMBERS' | 'TOO_FEW_OTHERS' | 'NOTHING_TELLS' | 'NO_BETTER_THAN_CHANCE';

export type Likeness =
  | { readonly refusal: Unlike; readonly compared: number }
  | {
      readonly refusal: null;
      readonly compared: number;
      readonly constant: number;
      readonly tellings: readonly Telling[];
      readonly quality: LikenessQuality;
      readonly profile: Profile | null;
    };

/** Below so many of either, half of whom judges, nothing is said. */
export const LEAST_LABELLED = 100;
const FALSE_TRAITS = 0.05;
const LEAST_DIFFERENCE = 0.05;
const MOST_TRAITS = 40;
const MOST_OF_ONE = 3;
const MOST_IN_PROFILE = 3;
const FIRST = [0.01, 0.05, 0.1, 0.2] as const;
/** Two traits are one where so large a share of both together has both. */
const SAME = 0.9;
const Z = 1.959963984540054;

export async function likenessOf(labelled: Labelled, traits: readonly Trait[], pause: Pause): Promise<Likeness> {
  const { half } = labelled;
  const side = (which: 0 | 1): Sides => ({
    members: within(labelled.members, halfBits(half, which)),
    others: within(labelled.others, halfBits(half, which)),
  });
  const [sought, judged] = [side(0), side(1)];
  const compared = traits.length;
  if (countOf(labelled.members) < LEAST_LABELLED) return { refusal: 'TOO_FEW_MEMBERS', compared };
  if (countOf(labelled.others) < LEAST_LABELLED) return { refusal: 'TOO_FEW_OTHERS', compared };
  const chosen = await mostTelling(sought, traits, half.length, pause);
  if (chosen.length === 0) return { refusal: 'NOTHING_TELLS', compared };
  const places = [...placesIn(sought.members), ...placesIn(sought.others)];
  const rows = places.map((place) => chosen.flatMap(({ trait }, index) => (isIn(trait.bits, place) ? [index] : [])));
  const members = countOf(sought.members);
  const { constant, weights } = await fitLogistic(rows, (row) => row < members, chosen.length, pause);
  const tellings = chosen
    .map((one, index): Telling => ({ ...one, weight: weights[index] as number }))
    .toSorted((one, other) => Math.abs(other.weight) - Math.abs(one.weight) || (one.trait.rule < other.trait.rule ? -1 : 1));
  const quality = await qualityOf(judged, tellings, labelled.othersEach, pause);
  if (quality === null || quality.low <= 0.5) return { refusal: 'NO_BETTER_THAN_CHANCE', compared };
  return { refusal: null, compared, constant, tellings, quality, profile: profileOf(sought, judged, chosen) };
}

interface Sides {
  readonly members: Bits;
  readonly others: Bits;
}

type Found = Omit<Telling, 'weight'>;

/** Traits by which the two differ by more than chance, corrected for all that were compared, the surest first; a few of each attribute. */
async function mostTelling({ members, others }: Sides, traits: readonly Trait[], customers: number, pause: Pause): Promise<Found[]> {
  const [all, rest] = [countOf(members), countOf(others)];
  const tested: (Found & { readonly p: number })[] = [];
  for (const trait of traits) {
    await pause();
    const [a, b] = [countOf(within(trait.bits, members)), countOf(within(trait.bits, others))];
    const p = differenceOfSpreads([a, all - a], [b, rest - b]);
    tested.push({ trait, share: a / all, shareOfOthers: b / rest, p: p ?? 1 });
  }
  const rates = falseDiscoveryRates(tested.map(({ p }) => p));
  const sure = tested
    .filter(
      ({ share, shareOfOthers }, index) => (rates[index] as number) <= FALSE_TRAITS && Math.abs(share - shareOfOthers) >= LEAST_DIFFERENCE,
    )
    .toSorted(
      (one, other) =>
        one.p - other.p ||
        other.share - other.shareOfOthers - (one.share - one.shareOfOthers) ||
        (one.trait.rule < other.trait.rule ? -1 : 1),
    );
  const taken = new Map<string, number>();
  const chosen: Found[] = [];
  for (const { trait: wanted, share, shareOfOthers } of sure) {
    const { name } = wanted.candidate.attribute;
    const count = taken.get(name) ?? 0;
    if (count === MOST_OF_ONE || chosen.some(({ trait }) => says(trait, wanted, customers))) continue;
    taken.set(name, count + 1);
    chosen.push({ trait: wanted, share, shareOfOthers });
    if (chosen.length === MOST_TRAITS) break;
  }
  return chosen;
}

/** Whether one trait says what another does, or just what it does not. */
function says({ bits: one }: Trait, { bits: other }: Trait, customers: number): boolean {
  const both = countOf(within(one, other));
  const either = countOf(one) + countOf(other) - both;
  return both >= SAME * either || (both === 0 && either >= SAME * customers);
}

function scoresOf(bits: Bits, tellings: readonly Telling[]): number[] {
  return placesIn(bits).map((place) => tellings.reduce((sum, { trait, weight }) => (isIn(trait.bits, place) ? sum + weight : sum), 0));
}

async function qualityOf(judged: Sides, tellings: readonly Telling[], othersEach: number, pause: Pause): Promise<LikenessQuality | null> {
  const cases = [
    ...scoresOf(judged.members, tellings).map((score) => ({ score, cameTrue: true })),
    ...scoresOf(judged.others, tellings).map((score) => ({ score, cameTrue: false })),
  ];
  const auc = await areaUnderCurve(cases, pause);
  if (auc === null) return null;
  const [members, others] = [countOf(judged.members), countOf(judged.others)];
  const [q1, q2] = [auc / (2 - auc), (2 * auc ** 2) / (1 + auc)];
  const error = Math.sqrt(
    Math.max(0, auc * (1 - auc) + (members - 1) * (q1 - auc ** 2) + (others - 1) * (q2 - auc ** 2)) / (members * others),
  );
  return {
    hiddenMembers: members,
    hiddenOthers: others,
    auc,
    low: Math.max(0, auc - Z * error),
    high: Math.min(1, auc + Z * error),
    recalls: FIRST.map((first) => ({ first, recall: recallAt(cases, first, members + others * othersEach, othersEach) / members })),
  };
}

/** How many members are among the first of everybody; of those with the score at which these end, the part that is within. */
function recallAt(cases: readonly { score: number; cameTrue: boolean }[], first: number, all: number, othersEach: number): number {
  const perScore = new Map<number, { members: number; weight: number }>();
  for (const { score, cameTrue } of cases) {
    const known = perScore.get(score) ?? { members: 0, weight: 0 };
    perScore.set(score, { members: known.members + (cameTrue ? 1 : 0), weight: known.weight + (cameTrue ? 1 : othersEach) });
  }
  let [left, found] = [first * all, 0];
  for (const [, { members, weight }] of [...perScore].toSorted(([one], [other]) => other - one)) {
    const part = Math.min(1, left / weight);
    found += members * part;
    left -= weight * part;
    if (left <= 0) break;
  }
  return found;
}

/** Of the traits that members have more often those that together set them apart the most (weighted relative accuracy: N. Lavrač, P. Flach, B. Zupan, 1999), and what the hidden half says of it. */
function profileOf(sought: Sides, judged: Sides, chosen: readonly Found[]): Profile | null {
  const apart = ({ members, others }: Sides, bits: Bits) =>
    countOf(within(bits, members)) / countOf(members) - countOf(within(bits, others)) / countOf(others);
  let [traits, bits, best] = [[] as Trait[], undefined as Bits | undefined, 0];
  while (traits.length < MOST_IN_PROFILE) {
    let next: { readonly trait: Trait; readonly bits: Bits; readonly value: number } | undefined;
    for (const { trait, share, shareOfOthers } of chosen) {
      if (share <= shareOfOthers || traits.includes(trait)) continue;
      const both = bits === undefined ? trait.bits : within(bits, trait.bits);
      const value = apart(sought, both);
      if (value > (next?.value ?? best)) next = { trait, bits: both, value };
    }
    if (next === undefined) break;
    [traits, bits, best] = [[...traits, next.trait], next.bits, next.value];
  }
  if (bits === undefined) return null;
  const [members, others] = [countOf(judged.members), countOf(judged.others)];
  const [a, b] = [countOf(within(bits, judged.members)), countOf(within(bits, judged.others))];
  const difference = differenceOfShares({ count: a, of: members }, { count: b, of: others });
  if (difference === null || difference.low <= 0) return null;
  return { rule: traits.map(({ rule }) => rule).join(' AND '), traits, share: a / members, shareOfOthers: b / others, difference };
}

function halfBits(half: Uint8Array, which: 0 | 1): Bits {
  const bits = new Uint32Array(Math.ceil(half.length / 32));
  for (const [place, one] of half.entries()) if (one === which) bits[place >> 5] = (bits[place >> 5] as number) | (1 << (place & 31));
  return bits;
}

function placesIn(bits: Bits): number[] {
  const places: number[] = [];
  for (let place = 0; place < bits.length * 32; place++) if (isIn(bits, place)) places.push(place);
  return places;
}
