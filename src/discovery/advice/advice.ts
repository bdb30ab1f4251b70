/** What may be wrong with a segment. */
export const ADVICE_KINDS = [
  'TOO_BROAD',
  'TOO_NARROW',
  'EMPTY',
  'UNREACHABLE',
  'NEARLY_ANOTHER',
  'WITHIN_ANOTHER',
  'UNSTABLE',
  'NOT_DISTINCT',
] as const;
export type AdviceKind = (typeof ADVICE_KINDS)[number];

/** What may be wrong with all segments together. */
export const SET_ADVICE_KINDS = ['TOO_MANY', 'MUCH_UNCOVERED', 'NEARLY_SAME'] as const;
export type SetAdviceKind = (typeof SET_ADVICE_KINDS)[number];

export const ADVICE_STRENGTHS = ['STRONG', 'MODERATE'] as const;
export type AdviceStrength = (typeof ADVICE_STRENGTHS)[number];

/** What numbers lead to advice. */
export const ADVICE_MEASURES = [
  'CUSTOMERS',
  'MEMBERS',
  'SHARE',
  'REACHED',
  'REACHED_SHARE',
  'REACHED_SHARE_OF_ALL',
  'OTHER_MEMBERS',
  'SHARED',
  'JACCARD',
  'SHARED_SHARE',
  'ENTRIES',
  'SOON_UNDONE',
  'SOON_UNDONE_SHARE',
  'UNDONE_BY_TIME',
  'COMPARED',
  'UNSEEN_DIFFERENCE',
  'CLAUSE_ALONE',
  'SEGMENTS',
  'UNCOVERED',
  'UNCOVERED_SHARE',
  'ONLY_IN_BROAD',
] as const;
export type AdviceMeasure = (typeof ADVICE_MEASURES)[number];

export interface AdviceFigure {
  readonly measure: AdviceMeasure;
  readonly value: number;
  /** What it is compared with: advice is given beyond it. */
  readonly bound: number | null;
}

export interface Suggestion {
  /** A rule that could be previewed and saved. */
  readonly rule: string;
  readonly size: number;
}

interface Said {
  readonly strength: AdviceStrength;
  /** What is the matter, and what to do. */
  readonly text: string;
  readonly change: string;
  readonly figures: readonly AdviceFigure[];
  /** Other segments that it is about. */
  readonly segmentIds: readonly string[];
  readonly suggestion: Suggestion | null;
}

export interface Advice extends Said {
  readonly kind: AdviceKind;
  /** The part of the rule that it is about. */
  readonly clause: string | null;
}

export interface SetAdvice extends Said {
  readonly kind: SetAdviceKind;
}

/** Why something is not looked at. */
export const UNSAID_REASONS = [
  'NO_CUSTOMERS',
  'FEW_CUSTOMERS',
  'FEW_MEMBERS',
  'FEW_OTHERS',
  'NO_CONSENTS',
  'NO_OTHER_SEGMENTS',
  'FEW_CHANGES',
  'FEW_ATTRIBUTES',
  'NO_RULE',
  'NOT_ALLOWED',
  'MEMBERS_NOT_FOUND',
] as const;
export type UnsaidReason = (typeof UNSAID_REASONS)[number];

export interface Unsaid {
  readonly kind: AdviceKind;
  readonly reason: UnsaidReason;
}

/** What there is to say of a kind: advice, or why none can be given. Neither: nothing is the matter. */
export interface Judgement {
  readonly advice: readonly Advice[];
  readonly unsaid: readonly Unsaid[];
}

export const NOTHING: Judgement = { advice: [], unsaid: [] };

export function unsaid(kind: AdviceKind, reason: UnsaidReason): Judgement {
  return { advice: [], unsaid: [{ kind, reason }] };
}

export function figure(measure: AdviceMeasure, value: number, bound: number | null = null): AdviceFigure {
  return { measure, value, bound };
}

/** Strong advice first, then by what it is about: never by the order in which rows came. */
export function inOrder<One extends { readonly strength: AdviceStrength; readonly kind: string; readonly text: string }>(
  advice: readonly One[],
  kinds: readonly string[],
): One[] {
  return advice.toSorted(
    (one, other) =>
      ADVICE_STRENGTHS.indexOf(one.strength) - ADVICE_STRENGTHS.indexOf(other.strength) ||
      kinds.indexOf(one.kind) - kinds.indexOf(other.kind) ||
      (one.text < other.text ? -1 : 1),
  );
}
