import { type Lift, liftOf, meanOf, type Moments } from '../../statistics/index.js';
import type { Measured } from './outcomes.js';

/** Why nothing is said. */
export type DiscoveryRefusal = 'TOO_FEW_CUSTOMERS' | 'TOO_FEW_BUYERS';

export const SUGGESTION_KINDS = ['SPLIT', 'PAIR', 'RFM', 'CROSS_SELL'] as const;
/** By one attribute; by two; by how lately, often and much they bought; by what they bought and what they lack. */
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];
export type Measure = Measured | 'PURCHASE';

/** An attribute of a rule, as rules name it and in words. */
export interface ToldAttribute {
  readonly attribute: string;
  readonly label: string;
}

/** How a group stands beside everybody else: no lift where one of the two has nothing. */
export type Standing = Pick<Lift, 'mean' | 'meanOfRest'> & {
  readonly lift: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** By how many it was judged. */
  readonly members: number;
};

export function standing(group: Moments, rest: Moments, level: number): Standing {
  const lift = liftOf(group, rest, level);
  const [mean, meanOfRest] = [group, rest].map((some) => (some.of === 0 ? 0 : meanOf(some).mean)) as [number, number];
  return { members: group.of, mean, meanOfRest, lift: lift?.lift ?? null, low: lift?.low ?? null, high: lift?.high ?? null };
}

/** A group that the data suggest. */
export interface Suggestion extends Standing {
  readonly kind: SuggestionKind;
  readonly measure: Measure;
  readonly rule: string;
  readonly attributes: readonly ToldAttribute[];
  /** Customers for whom the rule holds, of all. */
  readonly customers: number;
  /** null where nothing was sought out. */
  readonly pValue: number | null;
  readonly turnsWithin: readonly (ToldAttribute & { readonly rule: string | null; readonly difference: number })[];
}

/** A group of the whole segmentation, of any number of groups. */
export interface SegmentationNode extends Standing {
  readonly rule: string;
  readonly attributes: readonly ToldAttribute[];
  readonly customers: number;
  readonly from: number;
  readonly until: number | null;
}

export interface DiscoveryOutcome {
  readonly refusal: DiscoveryRefusal | null;
  readonly customers: number;
  readonly lookedAt: number;
  readonly buyers: number;
  /** Orders that there were, about. */
  readonly orders: number;
  readonly attributes: number;
  /** How many were not looked at, since there are too many. */
  readonly leftOut: number;
  readonly compared: number;
  readonly judged: number;
  readonly suggestions: readonly Suggestion[];
  readonly segmentation: { readonly nodes: readonly SegmentationNode[]; readonly explained: readonly number[] };
}
